package convert

import (
	"math/big"
	"strings"
	"testing"
	"time"
)

func TestHours(t *testing.T) {
	tests := []struct{ hours, iso, back string }{
		{"2", "PT2H", "2"},
		{"0.5", "PT30M", "0.5"},
		{"1.50", "PT1H30M", "1.5"},
		{"0", "PT0S", "0"},
		{"24", "PT24H", "24"},
		{"0.1", "PT6M", "0.1"},
		{"0.01", "PT36S", "0.01"},
		{"0.0001", "PT0.36S", "0.0001"},
		{"007", "PT7H", "7"},
		{"99999999999999999999999", "PT99999999999999999999999H", "99999999999999999999999"},
	}
	for _, tt := range tests {
		iso, err := HoursToISO(tt.hours)
		if err != nil || iso != tt.iso {
			t.Errorf("HoursToISO(%q) = %q, %v, want %q", tt.hours, iso, err, tt.iso)
		}
		if back, err := ISOToHours(iso); err != nil || back != tt.back {
			t.Errorf("ISOToHours(%q) = %q, %v, want %q", iso, back, err, tt.back)
		}
	}
	for _, bad := range []string{"", "min", "default", "-1", "+1", "1e3", "0x10", "1/2", "1_0", "2h", " 2", "2 ", "2.", ".5", "1,5", "NaN", "٢", "PT2H", strings.Repeat("9", 33)} {
		if iso, err := HoursToISO(bad); err == nil || iso != "" {
			t.Errorf("HoursToISO(%q) = %q", bad, iso)
		}
	}
}

func TestISO(t *testing.T) {
	for iso, hours := range map[string]string{
		"PT8H": "8", "P1D": "24", "P1DT12H": "36", "PT90M": "1.5", "PT0S": "0", "P0D": "0", "PT1.8S": "0.0005", "PT1H0M0S": "1",
	} {
		if got, err := ISOToHours(iso); err != nil || got != hours {
			t.Errorf("ISOToHours(%q) = %q, %v, want %q", iso, got, err, hours)
		}
	}
	for _, bad := range []string{"", "P", "PT", "P1DT", "PT20M", "PT1S", "P1M", "P1Y", "P1W", "-PT1H", "PT-1H", "pt1h", "1H", "PT1.5H", "0001-01-01T00:00:00Z", "P" + strings.Repeat("9", 64) + "D"} {
		if hours, err := ISOToHours(bad); err == nil || hours != "" {
			t.Errorf("ISOToHours(%q) = %q", bad, hours)
		}
	}
}

// FuzzDuration: what can be read is exact, both ways.
func FuzzDuration(f *testing.F) {
	for _, s := range []string{"2", "0.5", "min", "1.23456789", "PT1H30M", "PT20M", "P1DT1.5S", "", "99999999999999999999.00001", "PT", "1e9"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		if iso, err := HoursToISO(s); err == nil {
			hours, _ := new(big.Rat).SetString(s)
			seconds, err := parseISO(iso)
			if err != nil || seconds.Cmp(hours.Mul(hours, big.NewRat(3600, 1))) != 0 {
				t.Errorf("HoursToISO(%q) = %q: %v seconds, %v", s, iso, seconds, err)
			}
		}
		if hours, err := ISOToHours(s); err == nil {
			n, ok := new(big.Rat).SetString(hours)
			seconds, err := parseISO(s)
			if !ok || err != nil || n.Mul(n, big.NewRat(3600, 1)).Cmp(seconds) != 0 {
				t.Errorf("ISOToHours(%q) = %q", s, hours)
			}
		}
	})
}

func TestISOLength(t *testing.T) {
	tests := []struct {
		in   string
		want time.Duration
		err  string
	}{
		{"PT8H", 8 * time.Hour, ""},
		{"P1DT30M", 24*time.Hour + 30*time.Minute, ""},
		{"PT0.5S", time.Second / 2, ""},
		{"PT", 0, "is not an ISO 8601 duration"},
		{"-PT1H", 0, "is not an ISO 8601 duration"},
		{"P999999999D", 0, "P999999999D is too long"},
	}
	for _, tt := range tests {
		got, err := ISOLength(tt.in)
		if got != tt.want || (err != nil) != (tt.err != "") || err != nil && !strings.Contains(err.Error(), tt.err) {
			t.Errorf("ISOLength(%q) = %v, %v", tt.in, got, err)
		}
	}
}
