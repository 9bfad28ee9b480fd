package pimtest_test

import (
	"net/http"
	"strings"
	"testing"
	"time"

	"github.com/pimigrate/pimigrate/pimtest"
	"github.com/pimigrate/pimigrate/pimtest/tenant"
)

// withRequest is a tenant with one request of alice for bob, in a status.
func withRequest(kind tenant.Kind, status tenant.Status) tenant.State {
	s := tenant.Default()
	s.Requests = []tenant.Request{{
		ID: "one", Kind: kind, Action: "adminAssign", PrincipalID: bob, RoleID: tenant.SecurityReader, Status: status,
		Start: start.Add(24 * time.Hour), Created: start, Changed: start, CreatedBy: alice, ScheduleID: "one",
	}}
	return s
}

// TestCancelV2 is the table of the cancel page, for every status.
func TestCancelV2(t *testing.T) {
	const notNow = "Cancellation can be done only on status Scheduled and PendingApproval."
	tests := []struct {
		name    string
		status  tenant.Status
		options []pimtest.Option
		who, id string
		want    int
		message string
	}{
		{"Scheduled", tenant.Scheduled, nil, alice, "one", 200, ""},
		{"RequestedApproval", tenant.PendingApproval, nil, alice, "one", 200, ""},
		{"RequestedApproval, by the documented words only", tenant.PendingApproval, []pimtest.Option{pimtest.WithRules(tenant.Rules{})}, alice, "one", 400, notNow},
		{"RequestedApproval, by an administrator", tenant.PendingAdminDecision, nil, alice, "one", 200, ""},
		{"Completed", tenant.Completed, nil, alice, "one", 400, notNow},
		{"Cancelled", tenant.Cancelled, nil, alice, "one", 400, notNow},
		{"ApprovalDenied", tenant.Denied, nil, alice, "one", 400, notNow},
		{"ApprovalAborted", tenant.Aborted, nil, alice, "one", 400, notNow},
		{"RequestExpired", tenant.Expired, nil, alice, "one", 400, notNow},
		{"Revoked", tenant.Revoked, nil, alice, "one", 400, notNow},
		{"another caller", tenant.Scheduled, nil, bob, "one", 403, "Requester not allowed to make Cancel call or request not found."},
		{"no such request", tenant.Scheduled, nil, alice, "two", 400, "Request with request ID not found."},
		{"no such request, the other answer", tenant.Scheduled, []pimtest.Option{pimtest.WithMissingStatusV2(403)}, alice, "two", 403, "Requester not allowed to make Cancel call or request not found."},
		{"no id", tenant.Scheduled, nil, alice, "", 400, "RequestId cannot be Null."},
		{"null", tenant.Scheduled, nil, alice, "null", 400, "RequestId cannot be Null."},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			a := newAPI(t, append(tt.options, pimtest.WithState(withRequest(tenant.Active, tt.status)))...)
			got := a.send(tt.who, http.MethodPost, requests2+"/"+tt.id+"/cancel", "")
			if got.status != tt.want || got.message() != tt.message {
				t.Fatalf("got %d %s", got.status, got.raw)
			}
			if tt.want == 200 && (got.text("status") != "Cancelling" || got.text("id") != "one") {
				t.Errorf("got %s", got.raw)
			}
			if code := map[int]string{400: "BadRequest", 403: "UnAuthorized"}[tt.want]; got.code() != code {
				t.Errorf("code = %s", got.code())
			}
		})
	}
}

func TestNullKeyInParentheses(t *testing.T) {
	a := newAPI(t)
	for _, path := range []string{requests2 + "('')/cancel", requests2 + "(%27%27)/cancel", requests2 + "(null)/cancel"} {
		if got := a.send("", http.MethodPost, path, ""); got.status != 400 || got.message() != "RequestId cannot be Null." {
			t.Errorf("%s: %d %s", path, got.status, got.raw)
		}
	}
	if got := a.get(requests + "//x"); got.status != 404 {
		t.Errorf("an empty segment that no key is due in: %d", got.status)
	}
}

// TestCancellingEnds sees Cancelling for a while, then Cancelled, and nothing after 30
// days. PIM v3 says Canceled, or Revoked of an eligibility, at once.
func TestCancellingEnds(t *testing.T) {
	for kind, word := range map[tenant.Kind]string{tenant.Active: "Canceled", tenant.Eligible: "Revoked"} {
		a := newAPI(t, pimtest.WithState(withRequest(kind, tenant.Scheduled)), pimtest.WithRules(tenant.Rules{CancelDelay: time.Minute}))
		set := map[tenant.Kind]string{tenant.Active: requests, tenant.Eligible: eligible}[kind]
		a.send(alice, http.MethodPost, requests2+"/one/cancel", "")
		if got := a.get(requests2 + "/one").text("status"); got != "Cancelling" {
			t.Errorf("at once: %s", got)
		}
		if got := a.get(set + "/one").text("status"); got != word {
			t.Errorf("in v3: %s", got)
		}
		a.Advance(time.Minute)
		if got := a.get(requests2 + "/one").text("status"); got != "Cancelled" {
			t.Errorf("after a minute: %s", got)
		}
		a.Advance(30*24*time.Hour - time.Second)
		if got := a.get(set + "/one"); got.status != 200 || got.text("status") != word {
			t.Errorf("before 30 days: %d %s", got.status, got.raw)
		}
		a.Advance(time.Second)
		if got := a.get(set + "/one"); got.status != 404 {
			t.Errorf("after 30 days: %d", got.status)
		}
	}
}

// TestCancelV3 is the two cancel pages, for every status.
func TestCancelV3(t *testing.T) {
	pending := pimtest.WithRules(tenant.Rules{CancelPendingV3: true})
	tests := []struct {
		status  tenant.Status
		options []pimtest.Option
		want    int
	}{
		{tenant.Scheduled, nil, 204},
		{tenant.PendingApproval, nil, 400},
		{tenant.PendingApproval, []pimtest.Option{pending}, 204},
		{tenant.PendingAdminDecision, nil, 400},
		{tenant.PendingAdminDecision, []pimtest.Option{pending}, 204},
		{tenant.Completed, nil, 400},
		{tenant.Failed, nil, 400},
		{tenant.Cancelled, nil, 400},
		{tenant.Denied, nil, 400},
		{tenant.Revoked, nil, 400},
	}
	for _, kind := range []tenant.Kind{tenant.Active, tenant.Eligible} {
		set, other, after := requests, eligible, "Canceled"
		if kind == tenant.Eligible {
			set, other, after = eligible, requests, "Revoked"
		}
		for _, tt := range tests {
			t.Run(string(kind)+" "+string(tt.status), func(t *testing.T) {
				a := newAPI(t, append(tt.options, pimtest.WithState(withRequest(kind, tt.status)))...)
				if got := a.send("", http.MethodPost, other+"/one/cancel", ""); got.status != 404 {
					t.Errorf("as the other kind: %d", got.status)
				}
				got := a.send(carol, http.MethodPost, set+"/one/cancel", "")
				if got.status != tt.want {
					t.Fatalf("got %d %s", got.status, got.raw)
				}
				if tt.want == 400 {
					if got.code() != "RequestCannotBeCancelled" {
						t.Errorf("code = %s", got.code())
					}
					return
				}
				if got.raw != "" {
					t.Errorf("a body came: %s", got.raw)
				}
				if got := a.get(set + "/one").text("status"); got != after {
					t.Errorf("afterwards %s, want %s", got, after)
				}
				if again := a.send("", http.MethodPost, set+"/one/cancel", ""); again.status != 400 {
					t.Errorf("a second time: %d", again.status)
				}
			})
		}
	}
}

// TestCancelTakesTheAssignmentBack schedules an activation in each generation, cancels
// it in the other, and looks whether it ever begins.
func TestCancelTakesTheAssignmentBack(t *testing.T) {
	body2 := `{"roleId": "` + tenant.SecurityReader + `", "type": "UserAdd", "assignmentState": "Active", "duration": "2", "reason": "x",
		"schedule": {"type": "activation", "startDateTime": "` + start.Add(time.Hour).Format(time.RFC3339) + `"}}`
	for _, tt := range []struct{ create, body, cancel string }{
		{requests, future(), requests2},
		{requests2, body2, requests},
	} {
		a := newAPI(t, pimtest.WithState(eligibleAlice(nil)))
		created := a.send("", http.MethodPost, tt.create, tt.body)
		if created.status != 201 {
			t.Fatalf("create: %d %s", created.status, created.raw)
		}
		id := created.text("id")
		if got := len(a.get(directory + "/roleAssignmentSchedules").list()); got != 1 {
			t.Errorf("%d schedules", got)
		}
		if got := a.send("", http.MethodPost, tt.cancel+"/"+id+"/cancel", ""); got.status > 204 {
			t.Errorf("cancel: %d %s", got.status, got.raw)
		}
		a.Advance(90 * time.Minute)
		if got := a.get(directory + "/roleAssignmentScheduleInstances").list(); len(got) != 0 {
			t.Errorf("it began: %v", got)
		}
	}
}

func TestRetired(t *testing.T) {
	const prefix = "The current endpoints of AAD roles have been disabled for the tenant for migration purpose"
	tests := []struct {
		name    string
		options []pimtest.Option
		at      time.Time
		want    int
	}{
		{"live", nil, start, 200},
		{"retired", []pimtest.Option{pimtest.WithV2(pimtest.V2Retired)}, start, 400},
		{"retired with another status", []pimtest.Option{pimtest.WithV2(pimtest.V2Retired), pimtest.WithRetiredStatus(403)}, start, 403},
		{"the day before", []pimtest.Option{pimtest.WithV2(pimtest.V2Dated)}, time.Date(2021, 5, 30, 23, 59, 59, 0, time.UTC), 200},
		{"the day", []pimtest.Option{pimtest.WithV2(pimtest.V2Dated)}, time.Date(2021, 5, 31, 0, 0, 0, 0, time.UTC), 400},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			a := newAPI(t, tt.options...)
			a.Clock().Set(tt.at)
			got := a.get(path("listPrivilegedRoles"))
			if got.status != tt.want {
				t.Fatalf("got %d %s", got.status, got.raw)
			}
			if tt.want != 200 && (got.code() != "TenantEnabledInAadRoleMigration" || !strings.HasPrefix(got.message(), prefix)) {
				t.Errorf("got %s", got.raw)
			}
			if got := a.get(directory + "/roleDefinitions"); got.status != 200 {
				t.Errorf("v3: %d", got.status)
			}
		})
	}
}
