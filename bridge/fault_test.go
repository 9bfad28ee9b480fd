package bridge_test

import (
	"net/http"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/pimigrate/pimigrate/bridge"
	"github.com/pimigrate/pimigrate/pimtest"
	"github.com/pimigrate/pimigrate/pimtest/tenant"
)

// A task is a call of PIM v2 that a fault strikes.
type task struct {
	name, method, path, body string
	upstream                 []string // operations that it calls, in which the fault strikes in turn
	done                     func(tenant.State) bool
}

// struck is a tenant in which each task can be done: alice is eligible, active in another
// role, and has a request to cancel.
func struck() tenant.State {
	s := eligibleAlice()
	s.Schedules = append(s.Schedules,
		tenant.Schedule{Kind: tenant.Eligible, PrincipalID: alice, RoleID: tenant.GlobalReader, Start: start.Add(-time.Hour)},
		tenant.Schedule{ID: "on", Kind: tenant.Active, PrincipalID: alice, RoleID: tenant.GlobalReader, Activated: true, Start: start.Add(-time.Minute), End: start.Add(time.Hour)})
	s.Requests = []tenant.Request{{
		ID: "later", Kind: tenant.Active, Action: "selfActivate", PrincipalID: alice, RoleID: tenant.UserAdministrator,
		Status: tenant.Scheduled, Start: start.Add(time.Hour), Created: start, CreatedBy: alice,
	}}
	return s
}

func status(s tenant.State, id string) tenant.Status {
	i := slices.IndexFunc(s.Requests, func(r tenant.Request) bool { return r.ID == id })
	return s.Requests[i].Status
}

func active(s tenant.State, role string) bool {
	return slices.ContainsFunc(s.Schedules, func(a tenant.Schedule) bool { return a.RoleID == role && a.Activated && a.Current(start) })
}

func tasks() []task {
	get := func(name, path string, upstream ...string) task {
		return task{name: name, method: http.MethodGet, path: path, upstream: upstream}
	}
	return []task{
		{"cancel", http.MethodPost, path("cancelPrivilegedRoleAssignmentRequest", "later"), "",
			[]string{"getRoleAssignmentScheduleRequest", "cancelRoleAssignmentScheduleRequest"},
			func(s tenant.State) bool { return status(s, "later") == tenant.Cancelled }},
		{"cancel in iteration 2", http.MethodPost, path("cancelPrivilegedAccessRoleAssignmentRequest", "aadRoles", "later"), "",
			[]string{"getRoleAssignmentScheduleRequest", "cancelRoleAssignmentScheduleRequest"},
			func(s tenant.State) bool { return status(s, "later") == tenant.Cancelled }},
		{"create", http.MethodPost, path("createPrivilegedRoleAssignmentRequest"), activation(alice),
			[]string{"createRoleAssignmentScheduleRequest"},
			func(s tenant.State) bool { return len(s.Requests) == 2 }},
		{"activate", http.MethodPost, path("selfActivatePrivilegedRole", tenant.SecurityReader), `{"duration": "1", "reason": "r"}`,
			[]string{"createRoleAssignmentScheduleRequest", "listRoleAssignmentScheduleInstances"},
			func(s tenant.State) bool { return active(s, tenant.SecurityReader) }},
		{"deactivate", http.MethodPost, path("selfDeactivatePrivilegedRole", tenant.GlobalReader), "",
			[]string{"listRoleEligibilityScheduleInstances", "createRoleAssignmentScheduleRequest"},
			func(s tenant.State) bool { return !active(s, tenant.GlobalReader) }},
		get("get", path("getPrivilegedRoleAssignmentRequest", "later"), "getRoleAssignmentScheduleRequest"),
		get("list", path("listPrivilegedRoleAssignmentRequests"), "listRoleAssignmentScheduleRequests", "listRoleEligibilityScheduleRequests"),
		get("my", path("listMyPrivilegedRoleAssignmentRequests"), "filterRoleAssignmentScheduleRequestsByCurrentUser"),
		get("roles", path("listPrivilegedRoles"), "listRoleDefinitions"),
		get("assignments", path("listPrivilegedRoleAssignments"), "listRoleAssignmentScheduleInstances", "listRoleEligibilityScheduleInstances"),
		get("role", path("getPrivilegedRole", tenant.SecurityReader), "getRoleDefinition"),
	}
}

// TestFaults lets everything go wrong once, at each call of each task. Nothing may be
// sent twice, no success may be claimed that is none, and the answer comes in time.
func TestFaults(t *testing.T) {
	kinds := []pimtest.FaultKind{
		pimtest.Throttle, pimtest.Unavailable, pimtest.Timeout, pimtest.BadGateway, pimtest.Reset,
		pimtest.Latency, pimtest.SlowBody, pimtest.CutOff, pimtest.LostAnswer,
	}
	for _, tk := range tasks() {
		for _, upstream := range tk.upstream {
			for _, kind := range kinds {
				t.Run(strings.Join([]string{tk.name, upstream, string(kind)}, "/"), func(t *testing.T) {
					t.Parallel()
					strike(t, tk, pimtest.Fault{Kind: kind, Operation: upstream, Count: 1, Delay: 250 * time.Millisecond, RetryAfter: 7 * time.Second})
				})
			}
		}
	}
}

func strike(t *testing.T, tk task, f pimtest.Fault) {
	p := newPair(t, bridge.Options{UpstreamTimeout: 200 * time.Millisecond}, pimtest.WithState(struck()))
	var whole answer
	if tk.done == nil {
		whole = p.v2(alice, tk.method, tk.path, "")
	}
	p.emulator.ForgetRequests()
	p.emulator.Inject(f)
	begin := time.Now()
	got := p.v2(alice, tk.method, tk.path, tk.body)
	if took := time.Since(begin); took > 3*time.Second {
		t.Errorf("the answer took %s", took)
	}
	if n := posts(p.emulator.Requests()); n > 1 {
		t.Errorf("%d changes were sent: %q", n, p.emulator.Requests().Lines())
	}
	ok := got.status < 300
	if !ok && (got.code() == "" || got.message() == "" || strings.Contains(got.raw, "<html>")) {
		t.Errorf("%d %s is no error of the service", got.status, got.raw)
	}
	if tk.done == nil {
		if ok && got.raw != whole.raw {
			t.Errorf("it answers %s, and without the fault %s", got.raw, whole.raw)
		}
	} else if done := tk.done(p.emulator.Snapshot()); ok && !done || !ok && done && got.code() != "UnknownOutcome" && !changed(p.emulator.Requests()) {
		t.Errorf("it answers %d %s, and it is done: %t", got.status, got.raw, done)
	}
	checkKind(t, f, got)
}

// posts counts the changes sent.
func posts(es pimtest.Exchanges) (n int) {
	for _, e := range es {
		if e.Method == http.MethodPost {
			n++
		}
	}
	return n
}

// changed says that a change was carried out and answered as such: what failed then was
// to read what to answer.
func changed(es pimtest.Exchanges) bool {
	return slices.ContainsFunc(es, func(e pimtest.Exchange) bool {
		return e.Method == http.MethodPost && e.Fault == "" && e.Status < 300
	})
}

// checkKind looks at what each kind of fault has to become.
func checkKind(t *testing.T, f pimtest.Fault, got answer) {
	t.Helper()
	switch f.Kind {
	case pimtest.Throttle, pimtest.Unavailable:
		want := map[pimtest.FaultKind]int{pimtest.Throttle: 429, pimtest.Unavailable: 503}[f.Kind]
		if got.status != want || got.header.Get("Retry-After") != "7" {
			t.Errorf("%d, Retry-After %q, want %d and 7", got.status, got.header.Get("Retry-After"), want)
		}
	case pimtest.LostAnswer:
		if strings.HasPrefix(f.Operation, "c") && got.status >= 300 { // cancels and creates
			t.Errorf("it was carried out, and it answers %d %s", got.status, got.raw)
		}
	}
}

// TestReadBackFails cancels where only the last read fails: 204 was final.
func TestReadBackFails(t *testing.T) {
	p := newPair(t, bridge.Options{}, pimtest.WithState(struck()))
	p.emulator.Inject(pimtest.Fault{Kind: pimtest.BadGateway, Operation: "getRoleAssignmentScheduleRequest", Skip: 1})
	got := p.v2(alice, http.MethodPost, path("cancelPrivilegedRoleAssignmentRequest", "later"), "")
	if got.status != 200 || got.text("status") != "Cancelling" || got.text("id") != "later" {
		t.Errorf("%d %s", got.status, got.raw)
	}
}

// TestLostAndUnread loses the answer and then cannot read what became of it.
func TestLostAndUnread(t *testing.T) {
	p := newPair(t, bridge.Options{}, pimtest.WithState(struck()))
	p.emulator.Inject(pimtest.Fault{Kind: pimtest.LostAnswer, Operation: "cancelRoleAssignmentScheduleRequest"},
		pimtest.Fault{Kind: pimtest.Unavailable, Operation: "getRoleAssignmentScheduleRequest", Skip: 1})
	got := p.v2(alice, http.MethodPost, path("cancelPrivilegedRoleAssignmentRequest", "later"), "")
	if got.status != 502 || got.code() != "UnknownOutcome" {
		t.Errorf("%d %s", got.status, got.raw)
	}
}
