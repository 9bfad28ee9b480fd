package tenant

import (
	"slices"
	"time"

	"github.com/pimigrate/pimigrate/gen/pim"
)

// never is later than any time.
var never = time.Unix(1<<50, 0)

// advance does what time has brought about until now, each thing at its time. It
// looks at everything only when something is due.
func (t *Tenant) advance(now time.Time) {
	for t.due.IsZero() || !t.due.After(now) {
		next, do := t.nextDue()
		if do == nil {
			t.due = never
			return
		}
		t.due = next
		if next.After(now) {
			return
		}
		do()
		t.changed()
	}
}

// nextDue returns what happens next and when. Of two things at one time the one
// that the state holds first goes first.
func (t *Tenant) nextDue() (at time.Time, do func()) {
	consider := func(when time.Time, f func()) {
		if do == nil || when.Before(at) {
			at, do = when, f
		}
	}
	for i := range t.state.Requests {
		r := &t.state.Requests[i]
		switch r.Status {
		case Cancelling:
			when := r.Changed.Add(t.rules.CancelDelay)
			consider(when, func() { r.Status, r.Changed = Cancelled, when })
		case Scheduled:
			consider(r.Start, func() { t.begin(r) })
		case PendingApproval, PendingAdminDecision:
			if d := t.rules.ApprovalTimeout; d > 0 {
				when := r.Created.Add(d)
				consider(when, func() { r.Status, r.Changed = Expired, when })
			}
		case Cancelled:
			consider(r.Changed.Add(retention), func() {
				t.state.Requests = slices.Delete(t.state.Requests, i, i+1)
				t.index()
			})
		}
	}
	for i := range t.state.Schedules {
		if s := &t.state.Schedules[i]; !s.End.IsZero() {
			consider(s.End, func() { t.end(i) })
		}
	}
	return at, do
}

// begin completes a request whose time has come.
func (t *Tenant) begin(r *Request) {
	r.Status, r.Changed = Completed, r.Start
	t.event(*r, r.Start, t.endOf(r.ScheduleID))
}

// end removes an assignment that has ended.
func (t *Tenant) end(i int) {
	s := t.state.Schedules[i]
	t.state.Schedules = slices.Delete(t.state.Schedules, i, i+1)
	t.abandon(s.ID, s.End)
	typ := pim.PrivilegedOperationEventRequestTypeUnassign
	if s.Activated {
		typ = pim.PrivilegedOperationEventRequestTypeDeactivate
	}
	t.record(Event{Type: typ, At: s.End, PrincipalID: s.PrincipalID, RoleID: s.RoleID, Text: "Expired"})
}

func (t *Tenant) endOf(schedule string) time.Time {
	for i := range t.state.Schedules {
		if t.state.Schedules[i].ID == schedule {
			return t.state.Schedules[i].End
		}
	}
	return time.Time{}
}
