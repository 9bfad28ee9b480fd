package bridge_test

import (
	"net/http"
	"slices"
	"testing"

	"github.com/pimigrate/pimigrate/bridge"
	"github.com/pimigrate/pimigrate/pimtest"
	"github.com/pimigrate/pimigrate/pimtest/tenant"
)

// TestCancel looks at what goes upstream for one cancel, and at what comes back.
func TestCancel(t *testing.T) {
	p := newPair(t, bridge.Options{}, pimtest.WithState(eligibleAlice()))
	created := p.v2(alice, http.MethodPost, path("createPrivilegedRoleAssignmentRequest"), activation("Self"))
	if created.status != 201 || created.text("status") != "Scheduled" || created.text("userId") != alice || created.text("duration") != "2" {
		t.Fatalf("create: %d %s", created.status, created.raw)
	}
	id := created.text("id")
	p.emulator.ForgetRequests()
	got := p.v2(alice, http.MethodPost, path("cancelPrivilegedRoleAssignmentRequest", id), "")
	if got.status != 200 || got.text("id") != id || got.text("status") != "Cancelling" || got.text("reason") != "on call" {
		t.Errorf("cancel: %d %s", got.status, got.raw)
	}
	want := []string{"getRoleAssignmentScheduleRequest 200", "cancelRoleAssignmentScheduleRequest 204", "getRoleAssignmentScheduleRequest 200"}
	if sent := p.emulator.Requests().Lines(); !slices.Equal(sent, want) {
		t.Errorf("sent %q, want %q", sent, want)
	}
	if got := p.v2(alice, http.MethodGet, path("getPrivilegedRoleAssignmentRequest", id), ""); got.text("status") != "Cancelled" {
		t.Errorf("afterwards: %d %s", got.status, got.raw)
	}
	again := p.v2(alice, http.MethodPost, path("cancelPrivilegedRoleAssignmentRequest", id), "")
	if again.status != 400 || again.message() != "Cancellation can be done only on status Scheduled and PendingApproval." {
		t.Errorf("again: %d %s", again.status, again.raw)
	}
	if n := len(p.emulator.Requests().Of("cancelRoleAssignmentScheduleRequest")); n != 1 {
		t.Errorf("%d cancels were sent", n)
	}
}

// TestCancelEligible finds the request in the second set.
func TestCancelEligible(t *testing.T) {
	state := tenant.Default()
	state.Requests = []tenant.Request{{
		ID: "e1", Kind: tenant.Eligible, Action: "adminAssign", PrincipalID: bob, RoleID: tenant.SecurityReader,
		Status: tenant.Scheduled, Start: start.Add(1 << 40), Created: start, CreatedBy: alice,
	}}
	p := newPair(t, bridge.Options{}, pimtest.WithState(state))
	got := p.v2(alice, http.MethodPost, path("cancelPrivilegedRoleAssignmentRequest", "e1"), "")
	if got.status != 200 || got.text("assignmentState") != "Eligible" || got.text("status") != "Cancelling" {
		t.Errorf("%d %s", got.status, got.raw)
	}
	want := []string{
		"getRoleAssignmentScheduleRequest 404", "getRoleEligibilityScheduleRequest 200",
		"cancelRoleEligibilityScheduleRequest 204", "getRoleEligibilityScheduleRequest 200",
	}
	if sent := p.emulator.Requests().Lines(); !slices.Equal(sent, want) {
		t.Errorf("sent %q, want %q", sent, want)
	}
}

// TestCancelRefused has PIM v2's messages for its errors.
func TestCancelRefused(t *testing.T) {
	state := eligibleAlice()
	state.Requests = []tenant.Request{
		{ID: "done", Kind: tenant.Active, Action: "selfActivate", PrincipalID: alice, RoleID: tenant.SecurityReader, Status: tenant.Completed, Created: start, CreatedBy: alice},
		{ID: "bobs", Kind: tenant.Active, Action: "selfActivate", PrincipalID: bob, RoleID: tenant.SecurityReader, Status: tenant.Scheduled, Start: start.Add(1 << 40), Created: start, CreatedBy: bob},
		{ID: "scoped", Kind: tenant.Active, Action: "selfActivate", PrincipalID: alice, RoleID: tenant.SecurityReader, DirectoryScopeID: "/administrativeUnits/x", Status: tenant.Scheduled, Start: start.Add(1 << 40), Created: start, CreatedBy: alice},
	}
	p := newPair(t, bridge.Options{}, pimtest.WithState(state))
	tests := []struct {
		id      string
		status  int
		message string
	}{
		{"done", 400, "Cancellation can be done only on status Scheduled and PendingApproval."},
		{"bobs", 403, "Requester not allowed to make Cancel call or request not found."},
		{"scoped", 400, "Request with request ID not found."},
		{"none", 400, "Request with request ID not found."},
		{"%2e%2e", 400, "Request with request ID not found."},
		{"a%2fb", 400, "Request with request ID not found."},
		{"", 400, "RequestId cannot be Null."},
	}
	for _, tt := range tests {
		got := p.v2(alice, http.MethodPost, path("cancelPrivilegedRoleAssignmentRequest", tt.id), "")
		if got.status != tt.status || got.message() != tt.message {
			t.Errorf("%q: %d %s, want %d %s", tt.id, got.status, got.raw, tt.status, tt.message)
		}
	}
	if got := p.v2(alice, http.MethodGet, path("getPrivilegedRoleAssignmentRequest", "scoped"), ""); got.status != 404 {
		t.Errorf("in a scope: %d %s", got.status, got.raw)
	}
	quoted := path("listPrivilegedRoleAssignmentRequests") + "('')/cancel"
	if got := p.v2(alice, http.MethodPost, quoted, ""); got.message() != "RequestId cannot be Null." {
		t.Errorf("%s: %d %s", quoted, got.status, got.raw)
	}
	if n := len(p.emulator.Requests().Of("cancelRoleAssignmentScheduleRequest", "cancelRoleEligibilityScheduleRequest")); n != 1 {
		t.Errorf("%d cancels were sent, want that of the request that is done", n)
	}
}
