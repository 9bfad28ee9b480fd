package convert

import (
	"strings"

	"github.com/pimigrate/pimigrate/gen/pim"
)

// ScheduleFromV3 returns a v3 schedule as both v2 generations have it (pim-facts
// 4.6); PIM v2 writes the length of an activation as hours besides, for which see
// [ISOToHours]. An end that is null means permanent in v2.
func ScheduleFromV3(s pim.RequestSchedule) (pim.GovernanceSchedule, Notes) {
	l := open(s, newFates(scheduleInfoFates))
	out, _ := (&oldScheduling{l: l}).v2(&s)
	return *out, l.notes()
}

// oldScheduling converts the v3 schedule at path prefix of an input.
type oldScheduling struct {
	l       *ledger
	prefix  string // with a dot
	home    string // path of the schedule in the output, with a dot
	inHours bool   // the output writes lengths as hours, where it can
}

// v2 returns a v3 schedule as a v2 one and, in hours, the length beside it.
func (c *oldScheduling) v2(s *pim.RequestSchedule) (*pim.GovernanceSchedule, *string) {
	if s == nil {
		return nil, nil
	}
	out := &pim.GovernanceSchedule{StartDateTime: dup(s.StartDateTime)}
	e := deref(s.Expiration)
	if e == (pim.ExpirationPattern{}) {
		c.l.doubt(c.prefix+"expiration", c.home+"endDateTime", Inferred, "v3 does not say how it ends, and no end reads as permanent in v2")
		return out, nil
	}
	c.expiration(&e)
	out.EndDateTime = dup(e.EndDateTime)
	var hours *string
	if e.Duration != nil {
		hours = c.duration(*e.Duration, out)
	}
	return out, hours
}

// expiration clears what the kind of an expiration does not count, with a note.
// Kinds compare without case (pim-facts 3.3).
func (c *oldScheduling) expiration(e *pim.ExpirationPattern) {
	kind := string(deref(e.Type))
	is := func(t pim.ExpirationPatternType) bool { return strings.EqualFold(kind, string(t)) }
	noExpiration, after, at := is(pim.ExpirationPatternTypeNoExpiration), is(pim.ExpirationPatternTypeAfterDuration), is(pim.ExpirationPatternTypeAfterDateTime)
	if e.Duration != nil && (noExpiration || at) {
		e.Duration = nil
		c.l.lose(c.prefix+"expiration.duration", "expiration.type does not count it")
	}
	if e.EndDateTime != nil && (noExpiration || after) {
		e.EndDateTime = nil
		c.l.lose(c.prefix+"expiration.endDateTime", "expiration.type does not count it")
	}
	switch {
	case noExpiration:
	case e.Type == nil:
		c.l.doubt(c.prefix+"expiration.type", "", Inferred, "it is not set; what else is set tells it")
	case !after && !at:
		c.l.lose(c.prefix+"expiration.type", "v2 knows an end, a length or neither")
	case e.EndDateTime == nil && e.Duration == nil:
		c.l.lose(c.prefix+"expiration.type", "what it counts is not there, and no end reads as permanent in v2")
	}
}

// duration puts a length where v2 has it: it returns hours, or sets the duration
// of the schedule.
func (c *oldScheduling) duration(iso string, out *pim.GovernanceSchedule) *string {
	property := c.prefix + "expiration.duration"
	if _, err := parseISO(iso); err != nil {
		c.l.lose(property, err.Error())
		return nil
	}
	if c.inHours {
		hours, err := ISOToHours(iso)
		if err == nil {
			return &hours
		}
		c.l.doubt(property, c.home+"duration", Inferred, err.Error()+", so it does not go to duration")
	}
	out.Duration = &iso
	return nil
}
