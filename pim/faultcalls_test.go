package pim_test

import (
	"context"
	"iter"
	"slices"
	"strings"
	"time"

	gen "github.com/pimigrate/pimigrate/gen/pim"
	"github.com/pimigrate/pimigrate/pim"
	"github.com/pimigrate/pimigrate/pimtest"
	"github.com/pimigrate/pimigrate/pimtest/tenant"
)

// A convenience is a call of this package, in a tenant as faultState has it.
type convenience struct {
	name  string
	steps []step // the requests that it takes where nothing goes wrong
	waits bool   // it reads the request after a cancel
	// do says what the call claims; truth says what is so.
	do    func(context.Context, *pim.Client) (string, error)
	truth func(tenant.State) string
}

// A step is one request of a call.
type step struct {
	operation string
	skip      int  // so many of the operation come before
	post      bool // it may change something
	refused   bool // 404, and the call goes on
}

// The ids of the requests in faultState that calls cancel.
const (
	activeID   = "a0000000-0000-4000-8000-00000000000a"
	eligibleID = "e0000000-0000-4000-8000-00000000000e"
)

// faultState has three requests of each kind, of which one can be canceled, and for
// each kind an assignment that can be changed as often as one likes.
func faultState(now time.Time) tenant.State {
	s := tenant.Default()
	for kind, id := range map[tenant.Kind]string{tenant.Active: activeID, tenant.Eligible: eligibleID} {
		r := tenant.Request{
			ID: id, Kind: kind, Action: gen.UnifiedRoleScheduleRequestActionsAdminAssign, Status: tenant.Scheduled,
			PrincipalID: pimtest.DefaultCaller, RoleID: tenant.SecurityReader, CreatedBy: pimtest.DefaultCaller,
			Start: now.Add(24 * time.Hour), Created: now, Changed: now,
		}
		s.Requests = append(s.Requests, r)
		r.Status = tenant.Completed
		for _, r.ID = range []string{"1" + id[1:], "2" + id[1:]} {
			s.Requests = append(s.Requests, r)
		}
		s.Schedules = append(s.Schedules, tenant.Schedule{Kind: kind, PrincipalID: pimtest.DefaultCaller, RoleID: tenant.GlobalReader, Start: now})
	}
	return s
}

// conveniences are those for directory roles, which are what the emulator covers.
func conveniences() []convenience {
	change := gen.UnifiedRoleScheduleRequestActionsAdminUpdate
	list := callsOf("Assignment", tenant.Active, activeID, (*pim.Client).AssignmentRequests, pim.AssignmentRequest{
		Action: &change, PrincipalId: new(pimtest.DefaultCaller), RoleDefinitionId: new(tenant.GlobalReader),
		DirectoryScopeId: new("/"), ScheduleInfo: &gen.RequestSchedule{},
	}, func(r *pim.AssignmentRequest) string { return text(r.Id, r.Status) })
	list = append(list, callsOf("Eligibility", tenant.Eligible, eligibleID, (*pim.Client).EligibilityRequests, pim.EligibilityRequest{
		Action: &change, PrincipalId: new(pimtest.DefaultCaller), RoleDefinitionId: new(tenant.GlobalReader),
		DirectoryScopeId: new("/"), ScheduleInfo: &gen.RequestSchedule{},
	}, func(r *pim.EligibilityRequest) string { return text(r.Id, r.Status) })...)

	const assignment, eligibility = "cancelRoleAssignmentScheduleRequest", "cancelRoleEligibilityScheduleRequest"
	read := func(kind string) step { return step{operation: "getRole" + kind + "ScheduleRequest"} }
	first, missed, second := step{operation: assignment, post: true}, step{operation: assignment, post: true, refused: true}, step{operation: eligibility, post: true}
	return append(list,
		cancelAny("CancelAny of an assignment", pim.Assignment, activeID, first),
		cancelAny("CancelAny of an eligibility", pim.Eligibility, eligibleID, missed, second),
		cancelAny("CancelAnyAndWait of an assignment", pim.Assignment, activeID, first, read("Assignment")),
		cancelAny("CancelAnyAndWait of an eligibility", pim.Eligibility, eligibleID, missed, second, read("Eligibility")),
	)
}

// callsOf are the calls for one kind. show prints a request as the truth has it.
func callsOf[T any](name string, kind tenant.Kind, id string, requests func(*pim.Client) *pim.Requests[T], body T, show func(*T) string) []convenience {
	one := func(r *T, err error) (string, error) {
		if err != nil {
			return "", err
		}
		return show(r), nil
	}
	all := func(seq iter.Seq2[T, error]) (string, error) {
		var lines []string
		for r, err := range seq {
			if err != nil {
				return "", err
			}
			lines = append(lines, show(&r))
		}
		return strings.Join(lines, "\n"), nil
	}
	same := func(s tenant.State) string { return status(s, id) }
	create := step{operation: "createRole" + name + "ScheduleRequest", post: true}
	read := step{operation: "getRole" + name + "ScheduleRequest"}
	pages := func(operation string) []step { return []step{{operation: operation}, {operation: operation, skip: 1}} }
	cancel := step{operation: "cancelRole" + name + "ScheduleRequest", post: true}
	return []convenience{
		{name + " Create", []step{create}, false, func(ctx context.Context, c *pim.Client) (string, error) {
			return one(requests(c).Create(ctx, body))
		}, func(s tenant.State) string { return status(s, s.Requests[len(s.Requests)-1].ID) }},
		{name + " Get", []step{read}, false, func(ctx context.Context, c *pim.Client) (string, error) {
			return one(requests(c).Get(ctx, id))
		}, same},
		{name + " List", pages("listRole" + name + "ScheduleRequests"), false, func(ctx context.Context, c *pim.Client) (string, error) {
			return all(requests(c).List(ctx, nil))
		}, func(s tenant.State) string { return statuses(s, kind) }},
		{name + " Mine", pages("filterRole" + name + "ScheduleRequestsByCurrentUser"), false, func(ctx context.Context, c *pim.Client) (string, error) {
			return all(requests(c).Mine(ctx, pim.OnPrincipal, nil))
		}, func(s tenant.State) string { return statuses(s, kind) }},
		{name + " Cancel", []step{cancel}, false, func(ctx context.Context, c *pim.Client) (string, error) {
			return id + " " + words[kind][tenant.Cancelled], requests(c).Cancel(ctx, id)
		}, same},
		{name + " CancelAndWait", []step{cancel, read}, true, func(ctx context.Context, c *pim.Client) (string, error) {
			return one(requests(c).CancelAndWait(ctx, id, nil))
		}, same},
	}
}

func cancelAny(name string, kind pim.Kind, id string, steps ...step) convenience {
	waits := !steps[len(steps)-1].post
	return convenience{name, steps, waits, func(ctx context.Context, c *pim.Client) (string, error) {
		if waits {
			got, err := c.CancelAnyAndWait(ctx, id, nil)
			return string(got), err
		}
		got, err := c.CancelAny(ctx, id)
		return string(got), err
	}, func(s tenant.State) string {
		if r := status(s, id); r != id+" Canceled" && r != id+" Revoked" {
			return "not canceled: " + r
		}
		return string(kind)
	}}
}

func text(id *string, status *pim.Status) string { return *id + " " + string(*status) }

// words are PIM v3's for the statuses that requests of faultState can have.
var words = map[tenant.Kind]map[tenant.Status]string{
	tenant.Active:   {tenant.Scheduled: "Granted", tenant.Completed: "Provisioned", tenant.Cancelled: "Canceled"},
	tenant.Eligible: {tenant.Scheduled: "Granted", tenant.Completed: "Provisioned", tenant.Cancelled: "Revoked"},
}

// status is a line for the request with an id, as PIM v3 words it.
func status(s tenant.State, id string) string {
	i := slices.IndexFunc(s.Requests, func(r tenant.Request) bool { return r.ID == id })
	return id + " " + words[s.Requests[i].Kind][s.Requests[i].Status]
}

func statuses(s tenant.State, kind tenant.Kind) string {
	var lines []string
	for _, r := range s.Requests {
		if r.Kind == kind {
			lines = append(lines, status(s, r.ID))
		}
	}
	return strings.Join(lines, "\n")
}

// changes are what happened to the requests between two states.
func changes(before, after tenant.State) []string {
	var out []string
	for i, r := range after.Requests {
		switch {
		case i >= len(before.Requests):
			out = append(out, "created "+r.ID)
		case r.Status != before.Requests[i].Status:
			out = append(out, r.ID+" became "+string(r.Status))
		}
	}
	return out
}
