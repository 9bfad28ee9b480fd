package tenant

import (
	"time"

	"github.com/pimigrate/pimigrate/gen/pim"
	"github.com/pimigrate/pimigrate/pim/convert"
)

// planActivate makes an eligible assignment active for a while.
func (t *Tenant) planActivate(r *Request, s Settings, by Caller) (func(*Request), error) {
	if r.Kind != Active {
		return nil, ActionUnknown
	}
	if err := self(r, by); err != nil {
		return nil, err
	}
	if t.eligibility(r) == nil {
		return nil, NotEligible
	}
	if err := t.overlap(r); err != nil {
		return nil, err
	}
	if t.pending(r) {
		return nil, PendingExists
	}
	if err := s.permit(r, by); err != nil {
		return nil, err
	}
	if !s.Approval {
		return t.grant, nil
	}
	r.Status, r.Approval = PendingApproval, true
	return func(*Request) {}, nil
}

// eligibility returns the assignment that lets the principal activate the role at
// the start of the request.
func (t *Tenant) eligibility(r *Request) *Schedule {
	for i := range t.state.Schedules {
		s := &t.state.Schedules[i]
		if s.Kind == Eligible && s.matches(r) && s.Current(r.Start) {
			return s
		}
	}
	return nil
}

// overlap refuses an activation at the time of another.
func (t *Tenant) overlap(r *Request) error {
	s := t.find(r, new(true))
	if s == nil {
		return nil
	}
	if s.Current(r.Created) {
		return AlreadyActive
	}
	return Overlap
}

// permit checks an activation against the settings of its role, and gives it the
// default length where it states none.
func (s Settings) permit(r *Request, by Caller) error {
	if typ := r.Expiration.Type; typ == "" || typ == pim.ExpirationPatternTypeNotSpecified {
		r.Expiration = Expiration{Type: pim.ExpirationPatternTypeAfterDuration, Duration: s.DefaultDuration}
	}
	end, err := r.end()
	switch {
	case s.MFA && !by.MFA:
		return MFAMissing
	case s.Justification && r.Justification == "":
		return ReasonMissing
	case s.Ticketing && (r.TicketNumber == "" || r.TicketSystem == ""):
		return TicketMissing
	case err != nil:
		return err
	case end.IsZero():
		return DurationRefused
	}
	length := end.Sub(r.Start)
	if length < bound(s.MinDuration, 0) || length > bound(s.MaxDuration, length) {
		return DurationRefused
	}
	return nil
}

// bound reads a limit of a role; one that cannot be read does not limit.
func bound(iso string, none time.Duration) time.Duration {
	if d, err := convert.ISOLength(iso); err == nil {
		return d
	}
	return none
}

// end returns when the assignment that is asked for ends, the zero time for never.
func (r *Request) end() (time.Time, error) {
	switch r.Expiration.Type {
	case pim.ExpirationPatternTypeAfterDateTime:
		if !r.Expiration.End.After(r.Start) {
			return time.Time{}, DurationRefused
		}
		return r.Expiration.End, nil
	case pim.ExpirationPatternTypeAfterDuration:
		d, err := convert.ISOLength(r.Expiration.Duration)
		end := r.Start.Add(d)
		if err != nil || d <= 0 || end.UTC().Year() > 9999 { // which JSON cannot say
			return time.Time{}, DurationRefused
		}
		return end, nil
	case "", pim.ExpirationPatternTypeNotSpecified, pim.ExpirationPatternTypeNoExpiration:
		return time.Time{}, nil
	}
	return time.Time{}, DurationRefused
}
