package convert

import (
	"fmt"
	"math/big"
	"regexp"
	"strings"
	"time"
)

// PIM v2 writes the length of an activation as a decimal number of hours, v3 as
// an ISO 8601 duration (pim-facts 1.6, 4.6). Lengths are exact fractions of
// seconds here: a float would round a tenth of an hour.

// Texts that are longer are no lengths: the limits are far beyond any assignment
// and keep arithmetic on hostile input cheap. What a number becomes can be read
// back.
const (
	longestNumber   = 32
	longestDuration = 64
)

var (
	plainNumber = regexp.MustCompile(`^\d+(\.\d+)?$`)

	// An Edm.Duration: days and below, since the length of a month varies. The
	// sign that Edm.Duration allows has no meaning for the length of an assignment.
	isoDuration = regexp.MustCompile(`^P(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:(\d+(?:\.\d+)?)S)?)?$`)
)

// secondsOf are the units of isoDuration, in its order.
var secondsOf = [...]int64{24 * 3600, 3600, 60, 1}

// HoursToISO returns a decimal number of hours, such as "2" or "0.5", as an ISO
// 8601 duration of hours, minutes and seconds: PT2H, PT30M. It is exact. The
// words min and default, which selfActivate took (pim-facts 1.6), are errors:
// only PIM v2 knew the lengths behind them.
func HoursToISO(hours string) (string, error) {
	if hours == "min" || hours == "default" {
		return "", fmt.Errorf("min and default are lengths that only PIM v2 knows")
	}
	n, err := number(hours)
	if err != nil {
		return "", fmt.Errorf("not a number of hours: %w", err)
	}
	return formatISO(n.Mul(n, big.NewRat(3600, 1))), nil
}

// ISOToHours returns an ISO 8601 duration of days, hours, minutes and seconds as
// a decimal number of hours: "2" for PT2H, "36" for P1DT12H. It is exact: a
// length that no decimal number of hours equals, such as PT20M, is an error.
func ISOToHours(duration string) (string, error) {
	seconds, err := parseISO(duration)
	if err != nil {
		return "", err
	}
	hours := seconds.Quo(seconds, big.NewRat(3600, 1))
	digits, exact := hours.FloatPrec()
	if !exact {
		return "", fmt.Errorf("no decimal number of hours is exactly %s", duration)
	}
	return hours.FloatString(digits), nil
}

// ISOLength returns an ISO 8601 duration of days, hours, minutes and seconds as a
// Go duration, rounded down to nanoseconds. One of more than 290 years is an error.
func ISOLength(duration string) (time.Duration, error) {
	seconds, err := parseISO(duration)
	if err != nil {
		return 0, err
	}
	n := seconds.Mul(seconds, big.NewRat(int64(time.Second), 1))
	whole := new(big.Int).Quo(n.Num(), n.Denom())
	if !whole.IsInt64() {
		return 0, fmt.Errorf("%s is too long", duration)
	}
	return time.Duration(whole.Int64()), nil
}

// minutesToISO returns a JSON number of minutes as an ISO 8601 duration.
func minutesToISO(minutes string) (string, error) {
	n, err := number(minutes)
	if err != nil {
		return "", fmt.Errorf("not a number of minutes: %w", err)
	}
	return formatISO(n.Mul(n, big.NewRat(60, 1))), nil
}

// number reads a plain decimal number: no sign, no exponent.
func number(s string) (*big.Rat, error) {
	if len(s) > longestNumber {
		return nil, fmt.Errorf("longer than %d characters", longestNumber)
	}
	n, ok := new(big.Rat), plainNumber.MatchString(s)
	if ok {
		_, ok = n.SetString(s)
	}
	if !ok {
		return nil, fmt.Errorf("%q is not a plain decimal number", s)
	}
	return n, nil
}

// parseISO returns the seconds of an ISO 8601 duration.
func parseISO(s string) (*big.Rat, error) {
	if len(s) > longestDuration {
		return nil, fmt.Errorf("a duration of more than %d characters", longestDuration)
	}
	parts := isoDuration.FindStringSubmatch(s)
	if parts == nil || strings.HasSuffix(s, "P") || strings.HasSuffix(s, "T") {
		return nil, fmt.Errorf("%q is not an ISO 8601 duration of days, hours, minutes and seconds", s)
	}
	sum := new(big.Rat)
	for i, part := range parts[1:] {
		if n, ok := new(big.Rat).SetString(part); ok {
			sum.Add(sum, n.Mul(n, big.NewRat(secondsOf[i], 1)))
		}
	}
	return sum, nil
}

// sameLength reports whether two durations are equally long: PT60M and PT1H are.
func sameLength(a, b string) bool {
	x, errX := parseISO(a)
	y, errY := parseISO(b)
	return errX == nil && errY == nil && x.Cmp(y) == 0
}

// formatISO returns seconds, a decimal fraction, as an ISO 8601 duration.
func formatISO(seconds *big.Rat) string {
	whole := new(big.Int).Quo(seconds.Num(), seconds.Denom())
	hours, rest := new(big.Int).QuoRem(whole, big.NewInt(3600), new(big.Int))
	minutes := new(big.Int).Quo(rest, big.NewInt(60))
	minuteStart := new(big.Int).Mul(new(big.Int).Quo(whole, big.NewInt(60)), big.NewInt(60))
	rem := new(big.Rat).Sub(seconds, new(big.Rat).SetInt(minuteStart))

	b := "PT"
	if hours.Sign() > 0 {
		b += hours.String() + "H"
	}
	if minutes.Sign() > 0 {
		b += minutes.String() + "M"
	}
	if rem.Sign() > 0 || b == "PT" {
		digits, _ := rem.FloatPrec()
		b += rem.FloatString(digits) + "S"
	}
	return b
}
