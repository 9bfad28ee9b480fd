package pimtest_test

import (
	"net/http"
	"strings"
	"testing"
	"time"

	"github.com/pimigrate/pimigrate/pimtest"
	"github.com/pimigrate/pimigrate/pimtest/tenant"
)

// body2 is a request of PIM v2 by alice to activate the role, with changes.
func body2(changes string) string {
	return `{"roleId": "` + tenant.SecurityReader + `", "type": "UserAdd", "assignmentState": "Active", "duration": "2", "reason": "need"` + changes + `}`
}

// active has the role active already, scheduled has it active in an hour, and waiting
// has asked for it.
func active(s *tenant.State) {
	s.Schedules = append(s.Schedules, tenant.Schedule{
		Kind: tenant.Active, Activated: true, PrincipalID: alice, RoleID: tenant.SecurityReader, Start: start, End: start.Add(time.Hour),
	})
}

func scheduled(s *tenant.State) {
	active(s)
	s.Schedules[1].Start, s.Schedules[1].End = start.Add(time.Hour), start.Add(2*time.Hour)
}

func waiting(s *tenant.State) {
	s.Requests = []tenant.Request{{
		Kind: tenant.Active, Action: "selfActivate", PrincipalID: alice, RoleID: tenant.SecurityReader, Status: tenant.PendingApproval, CreatedBy: alice,
	}}
}

func setting(f func(*tenant.Settings)) func(*tenant.State) {
	return func(s *tenant.State) { *s = eligibleAlice(f) }
}

// TestCreateV2 has the refusals of the create page, in its words.
func TestCreateV2(t *testing.T) {
	at := func(d time.Duration) string { return start.Add(d).Format(time.RFC3339) }
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
		{"action missing", nil, alice, change(`"action"`, `"@other"`), 400, "BadRequest", "The property action is required."},
		{"scope missing", nil, alice, change(`"directoryScopeId"`, `"@other"`), 400, "BadRequest", "The property directoryScopeId is required."},
		{"schedule missing", nil, alice, change(`"scheduleInfo"`, `"@other"`), 400, "BadRequest", "The property scheduleInfo is required."},
		{"to the year 10000", nil, alice, change(start.Add(time.Hour).Format(time.RFC3339), "9999-12-31T23:00:00Z"), 400, "RoleAssignmentRequestPolicyValidationFailed", `The following policy rules failed: ["ExpirationRule"]`},
		{"property with a typo", nil, alice, change(`"principalId"`, `"justfication": "x", "principalId"`), 400, "BadRequest", "The property 'justfication' does not exist on type 'microsoft.graph.unifiedRoleAssignmentScheduleRequest'."},
		{"one below", nil, alice, change(`"duration"`, `"hours": 2, "duration"`), 400, "BadRequest", "The property 'hours' does not exist on type 'microsoft.graph.expirationPattern'."},
		{"something behind it", nil, alice, future() + "{}", 400, "BadRequest", "The request body cannot be read as JSON of the expected type."},
		{"every week", nil, alice, change(`"expiration"`, `"recurrence": {"pattern": {"type": "weekly"}}, "expiration"`), 501, "NotImplemented", "The emulator does not cover scheduleInfo.recurrence, which no source says to work."},
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
	if got := a.send("", http.MethodPost, requests, strings.Replace(future(), "{", `{"isValidationOnly": true, `, 1)); got.status != 201 || got.text("status") != "Granted" {
		t.Errorf("got %d %s", got.status, got.raw)
	}
	if got := state(t, a.Emulator); got != before {
		t.Errorf("it changed\n%s", got)
	}
}
