package convert

import (
	"slices"
	"strings"

	"github.com/pimigrate/pimigrate/gen/pim"
)

// scheduleFates are the properties of a v2 schedule (pim-facts 4.6).
var scheduleFates = []fate{
	move("startDateTime", "startDateTime"),
	move("endDateTime", "expiration.endDateTime"),
	move("duration", "expiration.duration"),
	ignore("type", "v3 has no kinds of schedule"),
}

// sampleTypes are values of a v2 schedule's type that stand in samples, while the
// page only has Once (pim-facts 0.3 trap 10).
var sampleTypes = []string{"activation", "assignment"}

// expirationTypes are the kinds of expiry on Graph and on ARM (pim-facts 3.3,
// 3.11). ARM has no notSpecified.
var expirationTypes = []struct {
	graph pim.ExpirationPatternType
	arm   pim.ArmExpirationType
}{
	{pim.ExpirationPatternTypeNoExpiration, pim.ArmExpirationTypeNoExpiration},
	{pim.ExpirationPatternTypeAfterDateTime, pim.ArmExpirationTypeAfterDateTime},
	{pim.ExpirationPatternTypeAfterDuration, pim.ArmExpirationTypeAfterDuration},
}

// Schedule returns a schedule of either v2 generation as v3 has it (pim-facts
// 4.6): an endDateTime becomes afterDateTime, a duration afterDuration, neither
// noExpiration. The values that stand for "unused", 0001-01-01T00:00:00Z and
// PT0S, count as neither. A duration that is none never becomes noExpiration.
func Schedule(s pim.GovernanceSchedule) (pim.RequestSchedule, Notes) {
	l := open(s, newFates(scheduleFates))
	out := (&scheduling{l: l}).v3(nil, &s)
	return *out, l.notes()
}

// ArmSchedule is [Schedule] for Azure Resource Manager.
func ArmSchedule(s pim.GovernanceSchedule) (pim.ArmScheduleInfo, Notes) {
	out, notes := Schedule(s)
	return *armSchedule(&out), notes
}

// scheduling converts the schedule at path prefix of an input.
type scheduling struct {
	l      *ledger
	prefix string
	out    string // path of the schedule in the output, with a dot
	failed bool   // the input has a length that could not be read
}

// v3 returns what a v2 request says of time: a number of hours, nil in
// iteration 2, and a schedule. It is nil if the request says nothing.
func (c *scheduling) v3(hours *string, s *pim.GovernanceSchedule) *pim.RequestSchedule {
	if hours == nil && s == nil {
		return nil
	}
	var given pim.GovernanceSchedule
	if s != nil {
		given = *s
	}
	c.kind(given.Type)
	out := pim.RequestSchedule{StartDateTime: dup(given.StartDateTime)}
	out.Expiration = c.expiration(c.hours(hours), given)
	if out.Expiration == nil && s != nil && !c.failed {
		out.Expiration = &pim.ExpirationPattern{Type: new(pim.ExpirationPatternTypeNoExpiration)}
	}
	if given == (pim.GovernanceSchedule{}) && s != nil && hours == nil && c.prefix != "" {
		c.l.doubt(strings.TrimSuffix(c.prefix, "."), c.out+"expiration.type", Inferred, "an empty schedule has no end, which means permanent")
	}
	return &out
}

// kind notes kinds of schedule besides Once, the only documented one.
func (c *scheduling) kind(typ *string) {
	switch {
	case typ == nil || *typ == "Once":
	case slices.Contains(sampleTypes, *typ):
		c.l.entry(c.prefix + "type").Mark = Unsure
	default:
		c.l.lose(c.prefix+"type", "Once is the only documented value")
	}
}

// hours returns the length of PIM v2's duration in ISO 8601, "" if it has none.
func (c *scheduling) hours(text *string) string {
	if text == nil {
		return ""
	}
	iso, err := HoursToISO(*text)
	if err != nil {
		c.l.lose("duration", err.Error())
		c.failed = true
	}
	return iso
}

// expiration returns the end that a length and a schedule state, nil if they
// state none.
func (c *scheduling) expiration(length string, s pim.GovernanceSchedule) *pim.ExpirationPattern {
	length = c.length(length, s.Duration)
	switch {
	case s.EndDateTime != nil && s.EndDateTime.IsZero():
		c.l.ignore(c.prefix+"endDateTime", "it stands for unused")
	case s.EndDateTime != nil:
		c.loseLength()
		return &pim.ExpirationPattern{Type: new(pim.ExpirationPatternTypeAfterDateTime), EndDateTime: dup(s.EndDateTime)}
	}
	if length == "" {
		return nil
	}
	return &pim.ExpirationPattern{Type: new(pim.ExpirationPatternTypeAfterDuration), Duration: &length}
}

// length returns the length that hours, in ISO 8601, and the schedule's own
// duration state. The first wins if both do.
func (c *scheduling) length(hours string, duration *string) string {
	if duration == nil {
		return hours
	}
	property := c.prefix + "duration"
	seconds, err := parseISO(*duration)
	switch {
	case err != nil:
		c.l.lose(property, err.Error())
		c.failed = true
	case seconds.Sign() == 0:
		c.l.ignore(property, "it stands for unused")
	case hours == "":
		return *duration
	case sameLength(*duration, hours):
		c.l.ignore(property, "it says the same as duration")
	default:
		c.l.lose(property, "duration says otherwise")
	}
	return hours
}

// loseLength notes the lengths of a schedule that has an end, too. v3 takes one
// of both, and the end is the more definite.
func (c *scheduling) loseLength() {
	for _, property := range []string{"duration", c.prefix + "duration"} {
		if i, ok := c.l.index[property]; ok && c.l.entries[i].Kind == "" {
			c.l.lose(property, "endDateTime states the end")
		}
	}
}

// armSchedule returns a schedule of Graph in the words of ARM.
func armSchedule(s *pim.RequestSchedule) *pim.ArmScheduleInfo {
	if s == nil {
		return nil
	}
	out := &pim.ArmScheduleInfo{StartDateTime: s.StartDateTime}
	if e := s.Expiration; e != nil {
		out.Expiration = &pim.ArmExpiration{Duration: e.Duration, EndDateTime: e.EndDateTime}
		for _, t := range expirationTypes {
			if e.Type != nil && *e.Type == t.graph {
				out.Expiration.Type = new(t.arm)
			}
		}
	}
	return out
}

// dup returns a pointer to a copy, so that outputs share nothing with inputs.
func dup[T any](p *T) *T {
	if p == nil {
		return nil
	}
	return new(*p)
}
