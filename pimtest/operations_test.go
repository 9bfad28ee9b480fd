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

// body2 is a request of PIM v2 by alice to activate the role, with changes.
func body2(changes string) string {
	return `{"roleId": "` + tenant.SecurityReader + `", "type": "UserAdd", "assignmentState": "Active", "duration": "2", "reason": "need"` + changes + `}`
}

// TestCreateV2 has the refusals of the create page, in its words.
func TestCreateV2(t *testing.T) {
	at := func(d time.Duration) string { return start.Add(d).Format(time.RFC3339) }
	active := func(s *tenant.State) {
		s.Schedules = append(s.Schedules, tenant.Schedule{
			Kind: tenant.Active, Activated: true, PrincipalID: alice, RoleID: tenant.SecurityReader, Start: start, End: start.Add(time.Hour),
		})
	}
	scheduled := func(s *tenant.State) {
		active(s)
		s.Schedules[1].Start, s.Schedules[1].End = start.Add(time.Hour), start.Add(2*time.Hour)
	}
	waiting := func(s *tenant.State) {
		s.Requests = []tenant.Request{{
			Kind: tenant.Active, Action: "selfActivate", PrincipalID: alice, RoleID: tenant.SecurityReader, Status: tenant.PendingApproval, CreatedBy: alice,
		}}
	}
	setting := func(f func(*tenant.Settings)) func(*tenant.State) {
		return func(s *tenant.State) { *s = eligibleAlice(f) }
	}
	tests := []struct {
		name    string
		state   func(*tenant.State)
		body    string
		status  int
		message string
	}{
		{"good", nil, body2(""), 201, ""},
		{"now, a moment ago", nil, body2(`, "schedule": {"startDateTime": "` + at(-time.Second) + `"}`), 201, ""},
		{"null", nil, "null", 400, "RoleAssignmentRequest property was NULL"},
		{"empty", nil, "", 400, "RoleAssignmentRequest property was NULL"},
		{"no JSON", nil, "{", 400, "Unable to deserialize roleAssignmentRequest Object."},
		{"unknown type", nil, body2(`, "type": "AdminRemove"`), 400, "Unable to deserialize roleAssignmentRequest Object."},
		{"no role", nil, body2(`, "roleId": ""`), 400, "RoleId is required."},
		{"schedule without start", nil, body2(`, "schedule": {"type": "Once"}`), 400, "Schedule start date must be specified and should be greater than Now."},
		{"start in the past", nil, body2(`, "schedule": {"startDateTime": "` + at(-time.Hour) + `"}`), 400, "Schedule start date must be specified and should be greater than Now."},
		{"assigned already", nil, body2(`, "type": "AdminAdd", "assignmentState": "Eligible", "duration": null, "userId": "` + alice + `"`), 400, "A schedule already exists for this user, role and schedule type."},
		{"waiting already", waiting, body2(""), 400, "A pending approval already exists for this user, role and approval type."},
		{"reason missing", setting(func(s *tenant.Settings) { s.Justification = true }), body2(`, "reason": ""`), 400, "Requestor reason is missing."},
		{"reason too long", nil, body2(`, "reason": "` + strings.Repeat("ä", 500) + `"`), 400, "Requestor reason should be less than 500 characters."},
		{"reason long", nil, body2(`, "reason": "` + strings.Repeat("ä", 499) + `"`), 201, ""},
		{"too short", nil, body2(`, "duration": "0.1"`), 400, "Elevation duration must be between 0.5 and 8."},
		{"too long", nil, body2(`, "duration": "8.1"`), 400, "Elevation duration must be between 0.5 and 8."},
		{"no number", nil, body2(`, "duration": "PT2H"`), 400, "Elevation duration must be between 0.5 and 8."},
		{"overlap", scheduled, body2(""), 400, "There is a overlap between scheduled activation and the request."},
		{"active already", active, body2(""), 400, "The role is already activated."},
		{"ticket missing", setting(func(s *tenant.Settings) { s.Ticketing = true }), body2(""), 400, "GenericElevateUserToRoleAssignments: Tickting information is required and not supplied in the activation process."},
		{"for somebody else", nil, body2(`, "userId": "` + bob + `"`), 403, "On behalf of elevation is not allowed."},
		{"to become eligible", nil, body2(`, "assignmentState": "Eligible"`), 501, "The emulator does not cover requests of users to become eligible."},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			s := eligibleAlice(nil)
			if tt.state != nil {
				tt.state(&s)
			}
			got := newAPI(t, pimtest.WithState(s)).send(alice, http.MethodPost, requests2, tt.body)
			if got.status != tt.status || got.message() != tt.message {
				t.Errorf("got %d %s", got.status, got.raw)
			}
		})
	}
}

func TestCreatedV2(t *testing.T) {
	a := newAPI(t, pimtest.WithState(eligibleAlice(nil)), pimtest.WithCreatedStatusV2(200))
	got := a.send("", http.MethodPost, requests2, body2(`, "userId": "Self", "ticketNumber": "7", "ticketSystem": "desk"`))
	want := map[string]string{
		"status": "Completed", "type": "UserAdd", "assignmentState": "Active", "userId": alice, "duration": "2", "reason": "need",
		"ticketNumber": "7", "requestedDateTime": "2026-11-02T09:00:00Z",
	}
	for name, value := range want {
		if got.text(name) != value {
			t.Errorf("%s = %q, want %q", name, got.text(name), value)
		}
	}
	if got.status != 200 {
		t.Errorf("status = %d", got.status)
	}
}

// TestCreateV3 has the refusals seen on PIM v3 and its siblings.
func TestCreateV3(t *testing.T) {
	change := func(from, to string) string { return strings.Replace(future(), from, to, 1) }
	tests := []struct {
		name     string
		settings func(*tenant.Settings)
		who      string
		body     string
		status   int
		code     string
		message  string
	}{
		{"good", nil, alice, future(), 201, "", ""},
		{"words in any case", nil, alice, change(`"selfActivate"`, `"SELFACTIVATE"`), 201, "", ""},
		{"too long", nil, alice, change("PT2H", "P1D"), 400, "RoleAssignmentRequestPolicyValidationFailed", `The following policy rules failed: ["ExpirationRule"]`},
		{"for good", nil, alice, change("afterDuration", "NoExpiration"), 400, "RoleAssignmentRequestPolicyValidationFailed", `The following policy rules failed: ["ExpirationRule"]`},
		{"no length", nil, alice, change("PT2H", "two hours"), 400, "RoleAssignmentRequestPolicyValidationFailed", `The following policy rules failed: ["ExpirationRule"]`},
		{"justification", func(s *tenant.Settings) { s.Justification = true }, alice, future(), 400, "RoleAssignmentRequestPolicyValidationFailed", `The following policy rules failed: ["JustificationRule"]`},
		{"ticket", func(s *tenant.Settings) { s.Ticketing = true }, alice, future(), 400, "RoleAssignmentRequestPolicyValidationFailed", `The following policy rules failed: ["TicketingRule"]`},
		{"nothing to activate", nil, bob, strings.ReplaceAll(future(), alice, bob), 400, "RoleAssignmentRequestPolicyValidationFailed", `The following policy rules failed: ["EligibilityRule"]`},
		{"role unknown", nil, alice, change(tenant.SecurityReader, "x"), 404, "RoleNotFound", "The role was not found."},
		{"action unknown", nil, alice, change("selfActivate", "selfDestroy"), 400, "BadRequest", "The action is not valid for this kind of request."},
		{"action missing", nil, alice, change(`"action"`, `"other"`), 400, "BadRequest", "The property action is required."},
		{"scope missing", nil, alice, change(`"directoryScopeId"`, `"other"`), 400, "BadRequest", "The property directoryScopeId is required."},
		{"schedule missing", nil, alice, change(`"scheduleInfo"`, `"other"`), 400, "BadRequest", "The property scheduleInfo is required."},
		{"duplicate", nil, alice, change("selfActivate", "adminRemove"), 400, "RoleAssignmentDoesNotExist", "The Role assignment does not exist."},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			got := newAPI(t, pimtest.WithState(eligibleAlice(tt.settings))).send(tt.who, http.MethodPost, requests, tt.body)
			if got.status != tt.status || got.code() != tt.code || got.message() != tt.message {
				t.Errorf("got %d %s", got.status, got.raw)
			}
		})
	}
}

func TestPrincipalUnknown(t *testing.T) {
	s := eligibleAlice(nil)
	s.Principals = []tenant.Principal{{ID: bob, Name: "Bob"}}
	if got := newAPI(t, pimtest.WithState(s)).send("", http.MethodPost, requests, future()); got.status != 404 || got.code() != "SubjectNotFound" {
		t.Errorf("got %d %s", got.status, got.raw)
	}
}

// TestValidationOnly checks a request and changes nothing.
func TestValidationOnly(t *testing.T) {
	a := newAPI(t, pimtest.WithState(eligibleAlice(nil)))
	before := state(t, a.Emulator)
	if got := a.send("", http.MethodPost, requests, strings.Replace(future(), "{", `{"isValidationOnly": true, `, 1)); got.status != 201 {
		t.Errorf("got %d %s", got.status, got.raw)
	}
	if got := state(t, a.Emulator); got != before {
		t.Errorf("it changed\n%s", got)
	}
}

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
