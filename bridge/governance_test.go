package bridge_test

import (
	"fmt"
	"net/http"
	"net/url"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/pimigrate/pimigrate/bridge"
	"github.com/pimigrate/pimigrate/pimtest"
	"github.com/pimigrate/pimigrate/pimtest/tenant"
)

// group answers as PIM for Groups does for one eligible request, which can be cancelled
// once.
func group(t *testing.T) *fake {
	status := "Granted"
	sets := map[string]string{"get": path("getGroupEligibilityScheduleRequest", "g1"), "list": path("listGroupEligibilityScheduleRequests"), "cancel": path("cancelGroupEligibilityScheduleRequest", "g1")}
	return newFake(t, func(w http.ResponseWriter, r *http.Request) {
		request := fmt.Sprintf(`{"id": "g1", "status": %q, "action": "adminAssign", "groupId": "grp", "accessId": "member", "principalId": "p", "justification": "j"}`, status)
		switch {
		case r.Method == "GET" && r.URL.Path == sets["get"]:
			fmt.Fprint(w, request)
		case r.Method == "GET" && r.URL.Path == sets["list"] && r.URL.Query().Get("$filter") == "groupId eq 'grp'":
			fmt.Fprintf(w, `{"value": [%s]}`, request)
		case r.Method == "GET" && r.URL.Query().Get("$filter") == "groupId eq 'grp'":
			fmt.Fprint(w, `{"value": []}`)
		case r.Method == "POST" && r.URL.Path == sets["cancel"] && status == "Granted":
			status = "Revoked"
			w.WriteHeader(204)
		default:
			w.WriteHeader(404)
			fmt.Fprint(w, `{"error": {"code": "ResourceNotFound", "message": "m"}}`)
		}
	})
}

func TestGroups(t *testing.T) {
	up := group(t)
	_, root := newBridge(t, up.URL, bridge.Options{}, time.Now)
	send := func(method, path string) answer {
		t.Helper()
		return do(t, http.DefaultClient, newRequest(t, method, root+path, ""))
	}
	list := path("listPrivilegedAccessRoleAssignmentRequests", "aadGroups") + "?$filter=" + url.QueryEscape("resourceId eq 'grp' and status/subStatus eq 'Granted'")
	if got := send("GET", list); got.status != 200 || !strings.Contains(got.raw, `"id":"g1"`) || !strings.Contains(got.raw, `"resourceId":"grp"`) || strings.Contains(got.raw, "roleDefinitionId") {
		t.Errorf("list: %d %s", got.status, got.raw)
	}
	if got := send("GET", path("listRoleAssignmentRequestsOfPrivilegedAccessResource", "aadGroups", "grp")); got.status != 200 || !strings.Contains(got.raw, `"id":"g1"`) {
		t.Errorf("list of a group: %d %s", got.status, got.raw)
	}
	cancel := path("cancelPrivilegedAccessRoleAssignmentRequest", "aadGroups", "g1")
	if got := send("POST", cancel); got.status != 204 || got.raw != "" {
		t.Errorf("cancel: %d %s", got.status, got.raw)
	}
	if got := send("POST", cancel); got.status != 400 || got.code() != "RequestCannotBeCancelled" {
		t.Errorf("again: %d %s", got.status, got.raw)
	}
	if got := send("GET", path("getPrivilegedAccessRoleAssignmentRequest", "aadGroups", "g1")); got.text("status", "subStatus") != "Canceled" || got.text("assignmentState") != "Eligible" {
		t.Errorf("get: %d %s", got.status, got.raw)
	}
	none := path("cancelPrivilegedAccessRoleAssignmentRequest", "aadGroups", "none")
	if got := send("POST", none); got.status != 400 || got.code() != "RoleAssignmentRequestNotFound" {
		t.Errorf("none: %d %s", got.status, got.raw)
	}
	posts := slices.DeleteFunc(slices.Clone(up.requests()), func(r *http.Request) bool { return r.Method != "POST" })
	if len(posts) != 1 {
		t.Errorf("%d cancels were sent", len(posts))
	}
}

// TestDirectoryRoles is iteration 2 for directory roles over the emulator.
func TestDirectoryRoles(t *testing.T) {
	p := newPair(t, bridge.Options{}, pimtest.WithState(eligibleAlice()))
	body := func(resource string) string {
		return fmt.Sprintf(`{"resourceId": %q, "roleDefinitionId": %q, "subjectId": %q, "assignmentState": "Active", "type": "UserAdd", "reason": "r",
			"schedule": {"type": "Once", "startDateTime": %q, "duration": "PT2H"}}`, resource, tenant.SecurityReader, alice, start.Add(time.Hour).Format(time.RFC3339))
	}
	create := path("createPrivilegedAccessRoleAssignmentRequest", "aadRoles")
	if got := p.v2(alice, "POST", create, body("another")); got.status != 501 {
		t.Errorf("another tenant: %d %s", got.status, got.raw)
	}
	created := p.v2(alice, "POST", create, body(tenant.DefaultTenantID))
	id := created.text("id")
	if created.status != 201 || created.text("status", "subStatus") != "Granted" || created.text("resourceId") != tenant.DefaultTenantID || created.text("schedule", "duration") != "PT2H" {
		t.Fatalf("create: %d %s", created.status, created.raw)
	}
	for filter, want := range map[string]int{
		"resourceId eq '" + tenant.DefaultTenantID + "'": 1, "subjectId eq '" + bob + "'": 0, "subjectId eq '" + alice + "'": 1,
	} {
		got := p.v2(alice, "GET", path("listPrivilegedAccessRoleAssignmentRequests", "aadRoles")+"?$filter="+url.QueryEscape(filter), "")
		if list, _ := got.body["value"].([]any); got.status != 200 || len(list) != want {
			t.Errorf("%s: %d %s", filter, got.status, got.raw)
		}
	}
	for resource, want := range map[string]int{tenant.DefaultTenantID: 200, "another": 404} {
		got := p.v2(alice, "GET", path("listRoleAssignmentRequestsOfPrivilegedAccessResource", "aadRoles", resource), "")
		if got.status != want || want == 200 && !strings.Contains(got.raw, id) {
			t.Errorf("of %s: %d %s", resource, got.status, got.raw)
		}
	}
	cancel := path("cancelPrivilegedAccessRoleAssignmentRequest", "aadRoles", id)
	if got := p.v2(bob, "POST", cancel, ""); got.status != 204 { // iteration 2 asked for a permission, not for the requester
		t.Errorf("cancel: %d %s", got.status, got.raw)
	}
	if got := p.v2(alice, "GET", path("getPrivilegedAccessRoleAssignmentRequest", "aadRoles", id), ""); got.text("status", "subStatus") != "Canceled" {
		t.Errorf("get: %d %s", got.status, got.raw)
	}
}
