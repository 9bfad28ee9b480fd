package pimtest_test

import (
	"fmt"
	"net/http"
	"strings"
	"testing"
	"time"

	"github.com/pimigrate/pimigrate/pimtest"
	"github.com/pimigrate/pimigrate/pimtest/tenant"
)

const held = alice + "_" + tenant.SecurityReader

// TestActivation goes through the life of an activation and looks from all sides.
func TestActivation(t *testing.T) {
	a := newAPI(t, pimtest.WithState(eligibleAlice(nil)))
	mine := "/filterByCurrentUser(on='principal')"
	count := func(want ...int) {
		t.Helper()
		for i, p := range []string{
			directory + "/roleEligibilitySchedules", directory + "/roleEligibilityScheduleInstances" + mine,
			directory + "/roleAssignmentSchedules" + mine, directory + "/roleAssignmentScheduleInstances", directory + "/roleAssignments",
		} {
			if got := len(a.get(p).list()); got != want[i] {
				t.Errorf("%s: %d, want %d", p, got, want[i])
			}
		}
	}
	count(1, 1, 0, 0, 0)
	id := a.send("", http.MethodPost, requests, future()).text("id")
	count(1, 1, 1, 0, 0)
	a.Advance(time.Hour)
	count(1, 1, 1, 1, 1)
	if got := a.get(requests + "/" + id); got.text("status") != "Provisioned" || got.text("completedDateTime") != "2026-11-02T10:00:00Z" {
		t.Errorf("it is %s", got.raw)
	}
	expanded := a.get(requests + "?$expand=targetSchedule,activatedUsing,roleDefinition,principal&$filter=id%20eq%20'" + id + "'").list()
	if len(expanded) != 1 || expanded[0]["targetSchedule"] == nil || expanded[0]["activatedUsing"] == nil ||
		fmt.Sprint(expanded[0]["principal"]) != "map[@odata.type:#microsoft.graph.user id:"+alice+"]" {
		t.Errorf("expanded: %v", expanded)
	}
	instance := a.get(directory + "/roleAssignmentScheduleInstances").list()[0]
	if got := a.get(directory + "/roleAssignmentScheduleInstances/" + instance["id"].(string)); got.text("endDateTime") != "2026-11-02T12:00:00Z" || got.text("assignmentType") != "Activated" {
		t.Errorf("instance %s", got.raw)
	}
	if got := a.get(path("getPrivilegedRoleAssignment", held)); got.body["isElevated"] != true || got.text("expirationDateTime") != "2026-11-02T12:00:00Z" {
		t.Errorf("v2: %s", got.raw)
	}
	a.Advance(2 * time.Hour)
	count(1, 1, 0, 0, 0)
	events := a.get(path("listPrivilegedOperationEvents") + "?$filter=requestType%20eq%20'Deactivate'").list()
	if len(events) != 1 || events[0]["additionalInformation"] != "Expired" || events[0]["requestorName"] != "Azure AD PIM" {
		t.Errorf("events %v", events)
	}
}

// TestAssignmentsV2 goes through what PIM v2 does to assignments.
func TestAssignmentsV2(t *testing.T) {
	a := newAPI(t)
	user := bob + "_" + tenant.SecurityReader
	steps := []struct {
		who, method, operation string
		ids                    []string
		body                   string
		status                 int
		want                   string // of the assignment, afterwards
	}{
		{alice, "POST", "createPrivilegedRoleAssignment", nil, `{"userId": "` + bob + `", "roleId": "` + tenant.SecurityReader + `"}`, 201, "eligible"},
		{alice, "POST", "createPrivilegedRoleAssignment", nil, `{"userId": "` + bob + `"}`, 400, "eligible"},
		{bob, "POST", "selfActivatePrivilegedRole", []string{tenant.SecurityReader}, `{"duration": "99"}`, 400, "eligible"},
		{bob, "POST", "selfActivatePrivilegedRole", []string{tenant.SecurityReader}, `{"duration": "min"}`, 200, "until 09:30"},
		{bob, "POST", "selfDeactivatePrivilegedRole", []string{tenant.SecurityReader}, "", 200, "eligible"},
		{bob, "POST", "selfDeactivatePrivilegedRole", []string{tenant.SecurityReader}, "", 400, "eligible"},
		{bob, "POST", "selfActivatePrivilegedRole", []string{tenant.SecurityReader}, "", 200, "until 10:00"},
		{alice, "POST", "makePrivilegedRoleAssignmentPermanent", []string{user}, `{"reason": "x"}`, 200, "permanent"},
		{alice, "POST", "makePrivilegedRoleAssignmentEligible", []string{user}, "", 200, "eligible"},
		{alice, "DELETE", "deletePrivilegedRoleAssignment", []string{user}, "", 204, "gone"},
		{alice, "DELETE", "deletePrivilegedRoleAssignment", []string{user}, "", 404, "gone"},
	}
	for i, s := range steps {
		if got := a.send(s.who, s.method, path(s.operation, s.ids...), s.body); got.status != s.status {
			t.Errorf("step %d, %s: %d %s", i, s.operation, got.status, got.raw)
		}
		got, is := a.get(path("getPrivilegedRoleAssignment", user)), ""
		switch end := got.text("expirationDateTime"); {
		case got.status == 404:
			is = "gone"
		case got.body["isElevated"] == false:
			is = "eligible"
		case end == "":
			is = "permanent"
		default:
			is = "until " + end[11:16]
		}
		if is != s.want {
			t.Errorf("step %d, %s: the assignment is %s, want %s", i, s.operation, is, s.want)
		}
	}
}

// TestRolesV2 reads roles and their settings, and changes those.
func TestRolesV2(t *testing.T) {
	a := newAPI(t, pimtest.WithState(eligibleAlice(nil)))
	if got := a.get(path("listPrivilegedRoles") + "?$expand=settings,summary,assignments&$filter=name%20eq%20'Security%20Reader'").list(); len(got) != 1 ||
		got[0]["settings"] == nil || fmt.Sprint(got[0]["summary"].(map[string]any)["managedCount"]) != "1" || len(got[0]["assignments"].([]any)) != 1 {
		t.Errorf("roles: %v", got)
	}
	settings := path("getPrivilegedRoleSettings", tenant.SecurityReader)
	full := `{"id": "x", "elevationDuration": "PT1H", "maxElavationDuration": "PT2H", "minElevationDuration": "PT1H", "mfaOnElevation": false,
		"isMfaOnElevationConfigurable": true, "ticketingInfoOnElevation": false, "notificationToUserOnElevation": true, "approvalOnElevation": true, "approverIds": ["` + carol + `"]}`
	if got := a.send("", http.MethodPut, settings, `{"id": "x"}`); got.status != 400 {
		t.Errorf("half of the settings: %d", got.status)
	}
	if got := a.send("", http.MethodPut, settings, strings.Replace(full, "PT2H", "2 hours", 1)); got.status != 400 || !strings.Contains(got.raw, "A duration of the settings") {
		t.Errorf("a length that is none: %d %s", got.status, got.raw)
	}
	if got := a.send("", http.MethodPut, settings, full); got.status != 204 || got.raw != "" {
		t.Errorf("settings: %d %s", got.status, got.raw)
	}
	if got := a.get(settings); got.text("maxElavationDuration") != "PT2H" || got.body["approvalOnElevation"] != true {
		t.Errorf("settings: %s", got.raw)
	}
	id := a.send("", http.MethodPost, requests, future()).text("id")
	for who, want := range map[string]int{alice: 0, bob: 0, carol: 1} {
		for _, p := range []string{requests + "/filterByCurrentUser(on='approver')", path("filterRoleAssignmentApprovalsByCurrentUser", "approver")} {
			if got := len(a.send(who, http.MethodGet, p, "").list()); got != want {
				t.Errorf("%s, %s: %d, want %d", p, who, got, want)
			}
		}
	}
	if got := a.get(path("getPrivilegedApproval", id) + "?$expand=request"); got.text("approvalState") != "pending" || got.text("request", "status") != "RequestedApproval" {
		t.Errorf("approval: %s", got.raw)
	}
	if got := a.get("/beta/roleManagement/directory/roleAssignmentApprovals/" + id + "/steps").list(); len(got) != 1 || got[0]["status"] != "InProgress" {
		t.Errorf("steps: %v", got)
	}
}

// TestRoleAssignments assigns a role and takes it away without asking PIM.
func TestRoleAssignments(t *testing.T) {
	a := newAPI(t)
	body := `{"principalId": "` + bob + `", "roleDefinitionId": "` + tenant.SecurityReader + `", "directoryScopeId": "/"}`
	got := a.send("", http.MethodPost, directory+"/roleAssignments", body)
	if got.status != 201 || got.text("principalId") != bob {
		t.Fatalf("got %d %s", got.status, got.raw)
	}
	if again := a.send("", http.MethodPost, directory+"/roleAssignments", body); again.code() != "RoleAssignmentExists" {
		t.Errorf("again: %d %s", again.status, again.raw)
	}
	one := directory + "/roleAssignments/" + got.text("id")
	for _, s := range []struct {
		method string
		want   int
	}{{"GET", 200}, {"DELETE", 204}, {"GET", 404}, {"DELETE", 404}} {
		if got := a.send("", s.method, one, ""); got.status != s.want {
			t.Errorf("%s: %d %s, want %d", s.method, got.status, got.raw, s.want)
		}
	}
}

// TestAskForMore extends an assignment, which an administrator has to agree to.
func TestAskForMore(t *testing.T) {
	s := eligibleAlice(nil)
	s.Schedules[0].End = start.Add(time.Hour)
	a := newAPI(t, pimtest.WithState(s))
	got := a.send(alice, http.MethodPost, eligible, `{"action": "selfExtend", "principalId": "`+alice+`", "roleDefinitionId": "`+tenant.SecurityReader+`",
		"directoryScopeId": "/", "scheduleInfo": {"expiration": {"type": "afterDateTime", "endDateTime": "2026-12-24T00:00:00Z"}}}`)
	if got.status != 201 || got.text("status") != "PendingAdminDecision" {
		t.Fatalf("got %d %s", got.status, got.raw)
	}
	id := got.text("id")
	if got := a.send(bob, http.MethodPatch, path("updateRoleAssignmentApprovalStep", id, id), `{"reviewResult": "Approve"}`); got.status != 204 {
		t.Fatalf("got %d %s", got.status, got.raw)
	}
	a.Advance(24 * time.Hour)
	if got := a.get(directory + "/roleEligibilityScheduleInstances").list(); len(got) != 1 || got[0]["endDateTime"] != "2026-12-24T00:00:00Z" {
		t.Errorf("instances: %v", got)
	}
}

// TestCoverage: what is covered answers something else than 501, and nothing else does.
func TestCoverage(t *testing.T) {
	a := newAPI(t)
	for _, c := range pimtest.Covers() {
		p := strings.NewReplacer("{on}", "principal").Replace(c.Path)
		for strings.Contains(p, "{") {
			before, rest, _ := strings.Cut(p, "{")
			_, after, _ := strings.Cut(rest, "}")
			p = before + "x" + after
		}
		if got := a.send("", c.Method, p, ""); (got.status != 501) != c.Covered || got.status >= 500 && got.status != 501 {
			t.Errorf("%s: covered %v, answers %d %s", c.Operation, c.Covered, got.status, got.raw)
		}
	}
}
