package tenant

import (
	"slices"

	"github.com/pimigrate/pimigrate/gen/pim"
)

// Create makes a request and does what it asks for, as far as that can be done
// now. Of r it takes what a caller may say; the rest is set here. A ValidationOnly
// request is checked and answered, and changes nothing.
func (t *Tenant) Create(r Request, by Caller) (Request, error) {
	now := t.lock()
	defer t.mu.Unlock()
	r.Created, r.Changed, r.CreatedBy = now, now, by.ID
	if r.Start.Before(now) {
		r.Start = now
	}
	wholeTenant(&r.DirectoryScopeID, r.AppScopeID)
	role := t.role(r.RoleID)
	if role == nil {
		return Request{}, RoleUnknown
	}
	if !t.knows(r.PrincipalID) {
		return Request{}, PrincipalUnknown
	}
	do, err := t.plan(&r, role.Settings, by)
	if err != nil {
		return Request{}, err
	}
	if r.ValidationOnly {
		r.Status = Scheduled // it would be granted
		return r, nil
	}
	r.ID = t.orID("")
	do(&r)
	t.state.Requests = append(t.state.Requests, r)
	t.byID[r.ID] = len(t.state.Requests) - 1
	t.changed()
	return r.clone(), nil
}

// knows says whether a principal exists. A tenant that lists none knows all.
func (t *Tenant) knows(id string) bool {
	return id != "" && (len(t.state.Principals) == 0 ||
		slices.ContainsFunc(t.state.Principals, func(p Principal) bool { return p.ID == id }))
}

// plan checks a request, sets the status it begins with and returns what to do when
// it has an id.
func (t *Tenant) plan(r *Request, s Settings, by Caller) (do func(*Request), err error) {
	switch r.Action {
	case pim.UnifiedRoleScheduleRequestActionsAdminAssign:
		return t.planAssign(r)
	case pim.UnifiedRoleScheduleRequestActionsSelfActivate:
		return t.planActivate(r, s, by)
	case pim.UnifiedRoleScheduleRequestActionsAdminRemove:
		return t.planRemove(r, t.find(r, nil))
	case pim.UnifiedRoleScheduleRequestActionsSelfDeactivate:
		if err := self(r, by); err != nil {
			return nil, err
		}
		return t.planRemove(r, t.find(r, new(true)))
	case pim.UnifiedRoleScheduleRequestActionsAdminUpdate, pim.UnifiedRoleScheduleRequestActionsAdminExtend:
		return t.planChange(r)
	case pim.UnifiedRoleScheduleRequestActionsAdminRenew:
		return t.planRenew(r)
	case pim.UnifiedRoleScheduleRequestActionsSelfExtend, pim.UnifiedRoleScheduleRequestActionsSelfRenew:
		return t.planAsk(r, by)
	}
	return nil, ActionUnknown
}

func self(r *Request, by Caller) error {
	if r.PrincipalID != by.ID {
		return OnBehalf
	}
	return nil
}

// planAssign gives a role, from its start on.
func (t *Tenant) planAssign(r *Request) (func(*Request), error) {
	if t.find(r, new(false)) != nil {
		return nil, AssignmentExists
	}
	if t.pending(r) {
		return nil, PendingExists
	}
	if _, err := r.end(); err != nil {
		return nil, err
	}
	return t.grant, nil
}

// planRemove takes an assignment away, whatever the request says of time.
func (t *Tenant) planRemove(r *Request, s *Schedule) (func(*Request), error) {
	if s == nil {
		return nil, AssignmentMissing
	}
	r.Status = Revoked
	return func(r *Request) { t.remove(r, s.ID) }, nil
}

// planChange gives an assignment that there is another time.
func (t *Tenant) planChange(r *Request) (func(*Request), error) {
	s := t.find(r, nil)
	if s == nil {
		return nil, AssignmentMissing
	}
	if _, err := r.end(); err != nil {
		return nil, err
	}
	r.Status = Completed
	return func(r *Request) { t.reschedule(r, s) }, nil
}

// planRenew changes an assignment, or makes one that has ended anew.
func (t *Tenant) planRenew(r *Request) (func(*Request), error) {
	if t.find(r, nil) != nil {
		return t.planChange(r)
	}
	return t.planAssign(r)
}

// planAsk asks an administrator for more time. Source of the need for multi-factor
// authentication: the create page of PIM v3 (pim-facts 3.5).
func (t *Tenant) planAsk(r *Request, by Caller) (func(*Request), error) {
	switch {
	case r.PrincipalID != by.ID:
		return nil, OnBehalf
	case !by.MFA:
		return nil, MFAMissing
	case t.pending(r):
		return nil, PendingExists
	case r.Action == pim.UnifiedRoleScheduleRequestActionsSelfExtend && t.find(r, nil) == nil:
		return nil, AssignmentMissing
	}
	if _, err := r.end(); err != nil {
		return nil, err
	}
	r.Status, r.Approval = PendingAdminDecision, true
	return func(*Request) {}, nil
}

// find returns an assignment of the kind, principal, role and scope of a request:
// activated or not, where activated says which.
func (t *Tenant) find(r *Request, activated *bool) *Schedule {
	for i := range t.state.Schedules {
		s := &t.state.Schedules[i]
		if s.Kind == r.Kind && s.matches(r) && (activated == nil || s.Activated == *activated) {
			return s
		}
	}
	return nil
}

func (s *Schedule) matches(r *Request) bool {
	return s.PrincipalID == r.PrincipalID && s.RoleID == r.RoleID &&
		s.DirectoryScopeID == r.DirectoryScopeID && s.AppScopeID == r.AppScopeID
}

// pending says whether a request for the same waits for a decision.
func (t *Tenant) pending(r *Request) bool {
	return slices.ContainsFunc(t.state.Requests, func(o Request) bool {
		return o.Waiting() && o.Kind == r.Kind && o.PrincipalID == r.PrincipalID && o.RoleID == r.RoleID &&
			o.DirectoryScopeID == r.DirectoryScopeID && o.AppScopeID == r.AppScopeID
	})
}
