package tenant

import (
	"errors"
	"fmt"
	"slices"

	"github.com/pimigrate/pimigrate/pim/convert"
)

// statuses are those that a seed may have.
var statuses = []Status{
	Scheduled, PendingApproval, PendingAdminDecision, Completed, Cancelling, Cancelled, Denied, Aborted, Expired, Revoked, Failed,
}

// Check says what is wrong with a state that somebody wrote: duplicate ids, words that
// do not exist, and references to what is not there.
func (s State) Check() error {
	if s.TenantID == "" {
		return errors.New("the tenant has no tenantId")
	}
	roles, requests, schedules := map[string]bool{}, map[string]bool{}, map[string]bool{}
	for _, r := range s.Roles {
		if r.ID == "" || roles[r.ID] {
			return fmt.Errorf("role %q: ids of roles have to be there and unique", r.ID)
		}
		roles[r.ID] = true
		if err := r.Settings.Check(); err != nil {
			return fmt.Errorf("role %q: %w", r.ID, err)
		}
	}
	for i, r := range s.Requests {
		if err := r.check(roles); err != nil {
			return fmt.Errorf("request %d, id %q: %w", i, r.ID, err)
		}
		if r.ID != "" && requests[r.ID] {
			return fmt.Errorf("request %d: another has the id %q", i, r.ID)
		}
		requests[r.ID] = true
	}
	for i, a := range s.Schedules {
		if err := known(a.Kind, a.RoleID, a.PrincipalID, roles); err != nil {
			return fmt.Errorf("schedule %d, id %q: %w", i, a.ID, err)
		}
		if a.ID != "" && schedules[a.ID] {
			return fmt.Errorf("schedule %d: another has the id %q", i, a.ID)
		}
		schedules[a.ID] = true
	}
	return nil
}

func (r Request) check(roles map[string]bool) error {
	if !slices.Contains(statuses, r.Status) {
		return fmt.Errorf("there is no status %q: choose one of %v", r.Status, statuses)
	}
	if !r.Action.Valid() {
		return fmt.Errorf("there is no action %q", r.Action)
	}
	if r.Status == Scheduled && r.Start.IsZero() {
		return errors.New("a request that is Scheduled needs a start")
	}
	if _, err := r.end(); err != nil && r.Open() {
		return fmt.Errorf("its expiration, type %q, does not say when it ends: afterDateTime needs an end after the start, afterDuration a duration as in PT2H", r.Expiration.Type)
	}
	return known(r.Kind, r.RoleID, r.PrincipalID, roles)
}

// Check says which length cannot be read. An empty one limits nothing.
func (s Settings) Check() error {
	for _, d := range []struct{ name, iso string }{
		{"defaultDuration", s.DefaultDuration}, {"maxDuration", s.MaxDuration}, {"minDuration", s.MinDuration},
	} {
		if _, err := convert.ISOLength(d.iso); err != nil && d.iso != "" {
			return fmt.Errorf("%s: %w; write it as in PT8H", d.name, err)
		}
	}
	return nil
}

func known(kind Kind, role, principal string, roles map[string]bool) error {
	switch {
	case kind != Active && kind != Eligible:
		return fmt.Errorf("there is no kind %q: choose Active or Eligible", kind)
	case !roles[role]:
		return fmt.Errorf("no role has the id %q", role)
	case principal == "":
		return errors.New("a principalId is missing")
	}
	return nil
}
