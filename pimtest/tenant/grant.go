package tenant

import (
	"cmp"
	"slices"
	"strconv"
	"time"

	"github.com/pimigrate/pimigrate/gen/pim"
)

// grant makes the assignment that a request asks for. It holds from the request's
// start on; until then the request is Scheduled.
func (t *Tenant) grant(r *Request) {
	end, _ := r.end() // plan has read it
	s := Schedule{
		ID: cmp.Or(r.ScheduleID, r.ID), Kind: r.Kind, PrincipalID: r.PrincipalID, RoleID: r.RoleID,
		DirectoryScopeID: r.DirectoryScopeID, AppScopeID: r.AppScopeID,
		Start: r.Start, End: end, Expiration: r.Expiration,
		CreatedUsing: r.ID, Created: r.Changed, Modified: r.Changed,
	}
	if r.Action == pim.UnifiedRoleScheduleRequestActionsSelfActivate {
		s.Activated = true
		if e := t.eligibility(r); e != nil {
			s.ActivatedUsing = e.ID
		}
	}
	t.state.Schedules = append(t.state.Schedules, s)
	r.ScheduleID = s.ID
	if r.Start.After(r.Changed) {
		r.Status = Scheduled
		return
	}
	r.Status = Completed
	t.event(*r, r.Changed, end)
}

// reschedule gives an assignment the time that a request asks for.
func (t *Tenant) reschedule(r *Request, s *Schedule) {
	end, _ := r.end() // plan has read it
	if r.Start.After(r.Changed) || s.Start.After(r.Changed) {
		s.Start = r.Start
	}
	s.End, s.Expiration, s.Modified = end, r.Expiration, r.Changed
	r.ScheduleID = s.ID
	t.changed()
	t.event(*r, r.Changed, end)
}

// remove takes an assignment away, and with it the request that would begin it.
func (t *Tenant) remove(r *Request, id string) {
	r.ScheduleID = id
	t.drop(id)
	t.abandon(id, r.Changed)
	t.event(*r, r.Changed, time.Time{})
}

// abandon cancels the request that would begin an assignment which is gone.
func (t *Tenant) abandon(schedule string, at time.Time) {
	for i := range t.state.Requests {
		if r := &t.state.Requests[i]; r.Status == Scheduled && r.ScheduleID == schedule {
			r.Status, r.Changed = Cancelled, at
		}
	}
}

func (t *Tenant) drop(schedule string) {
	t.state.Schedules = slices.DeleteFunc(t.state.Schedules, func(s Schedule) bool { return s.ID == schedule })
	t.changed()
}

// event records what a request did.
func (t *Tenant) event(r Request, at, end time.Time) {
	e := Event{
		At: at, PrincipalID: r.PrincipalID, RoleID: r.RoleID, By: r.CreatedBy,
		TicketNumber: r.TicketNumber, TicketSystem: r.TicketSystem,
	}
	switch r.Action {
	case pim.UnifiedRoleScheduleRequestActionsSelfActivate:
		e.Type, e.End = pim.PrivilegedOperationEventRequestTypeActivate, end
	case pim.UnifiedRoleScheduleRequestActionsSelfDeactivate:
		e.Type = pim.PrivilegedOperationEventRequestTypeDeactivate
	case pim.UnifiedRoleScheduleRequestActionsAdminRemove:
		e.Type = pim.PrivilegedOperationEventRequestTypeUnassign
	default:
		e.Type, e.Text = pim.PrivilegedOperationEventRequestTypeAssign, "Make eligible admin"
		if r.Kind == Active {
			e.Text = "Make permanent admin"
		}
	}
	t.record(e)
}

// record adds an event, whose id is a number as in the samples.
func (t *Tenant) record(e Event) {
	t.state.NextID++
	e.ID = strconv.FormatUint(t.state.NextID, 10)
	t.state.Events = append(t.state.Events, e)
}
