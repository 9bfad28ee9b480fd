package tenant

import (
	"slices"

	"github.com/pimigrate/pimigrate/gen/pim"
)

// A Generation of the API, where the two differ in what they allow.
type Generation int

// Generations.
const (
	V2 Generation = 2
	V3 Generation = 3
)

// Cancel cancels a request of one of the kinds. PIM v2 lets the requester only,
// and shows the request as Cancelling for a while; PIM v3 lets whoever has the
// permission. Of a request that was to begin an assignment, the assignment goes.
//
// Source: the cancel pages (pim-facts 1.2, 1.3 row 19, 3.2).
func (t *Tenant) Cancel(g Generation, id string, by Caller, kinds ...Kind) (Request, error) {
	now := t.lock()
	defer t.mu.Unlock()
	r := t.request(id)
	if r == nil || !slices.Contains(kinds, r.Kind) {
		return Request{}, RequestUnknown
	}
	if g == V2 && r.CreatedBy != by.ID {
		return Request{}, NotRequester
	}
	if !t.cancellable(g, r) {
		return Request{}, NotCancellable
	}
	if r.Status == Scheduled {
		t.drop(r.ScheduleID)
	}
	r.Status, r.Changed = Cancelling, now
	if g == V3 {
		r.Status = Cancelled
	}
	t.changed()
	return r.clone(), nil
}

// cancellable says whether the status allows to cancel. Of what waits for somebody,
// PIM v2 has one status only.
func (t *Tenant) cancellable(g Generation, r *Request) bool {
	pending := t.rules.CancelPendingV2
	if g == V3 {
		pending = t.rules.CancelPendingV3
	}
	return r.Status == Scheduled || pending && r.Waiting()
}

// Decide decides on a request that waits for it. The requester may not.
func (t *Tenant) Decide(id string, by Caller, approved bool, reason string) error {
	now := t.lock()
	defer t.mu.Unlock()
	r := t.request(id)
	if r == nil {
		return RequestUnknown
	}
	if !r.Waiting() {
		return AlreadyDecided
	}
	if !t.mayDecide(r, by.ID) {
		return NotApprover
	}
	r.Decision = &Decision{By: by.ID, At: now, Approved: approved, Reason: reason}
	r.Changed = now
	t.changed()
	if !approved {
		r.Status = Denied
		return nil
	}
	t.approve(r)
	return nil
}

// approve does what a request asks for, as far as that is still possible.
func (t *Tenant) approve(r *Request) {
	if r.Start.Before(r.Changed) {
		r.Start = r.Changed
	}
	_, err := r.end()
	switch s := t.find(r, nil); {
	case err != nil:
		r.Status = Failed // its end passed while it waited
	case r.Action != pim.UnifiedRoleScheduleRequestActionsSelfActivate && s != nil:
		r.Status = Completed
		t.reschedule(r, s)
	default:
		t.grant(r)
	}
}

// Abort ends a request without a decision on it, as an approver of PIM v2 could.
func (t *Tenant) Abort(id string, by Caller) error {
	now := t.lock()
	defer t.mu.Unlock()
	r := t.request(id)
	switch {
	case r == nil:
		return RequestUnknown
	case !r.Waiting():
		return AlreadyDecided
	case !t.mayDecide(r, by.ID):
		return NotApprover
	}
	r.Status, r.Changed = Aborted, now
	t.changed()
	return nil
}

// mayDecide says whether somebody may decide on a request: an approver of the role,
// or, where it names none, anybody but the requester.
func (t *Tenant) mayDecide(r *Request, by string) bool {
	if by == r.CreatedBy {
		return false
	}
	role := t.role(r.RoleID)
	return role == nil || len(role.Settings.Approvers) == 0 || slices.Contains(role.Settings.Approvers, by)
}

// MayDecide is the same for a copy of a request.
func (t *Tenant) MayDecide(r Request, by Caller) bool {
	t.mu.Lock()
	defer t.mu.Unlock()
	return t.mayDecide(&r, by.ID)
}

// SetSettings replaces what activating a role takes.
func (t *Tenant) SetSettings(role string, s Settings) error {
	t.lock()
	defer t.mu.Unlock()
	r := t.role(role)
	if r == nil {
		return RoleUnknown
	}
	r.Settings = s
	t.changed()
	return nil
}
