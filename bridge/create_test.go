package bridge_test

import (
	"fmt"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"time"

	"github.com/pimigrate/pimigrate/bridge"
	"github.com/pimigrate/pimigrate/pimtest"
	"github.com/pimigrate/pimigrate/pimtest/tenant"
)

// TestCreateRefused has PIM v2's messages where PIM v3 has one code for several, and what
// cannot be said in PIM v3.
func TestCreateRefused(t *testing.T) {
	now := strings.Replace(activation("Self"), start.Add(time.Hour).Format(time.RFC3339), start.Format(time.RFC3339), 1)
	tests := []struct {
		name        string
		first, then string
		status      int
		message     string
	}{
		{"active", now, now, 400, "The role is already activated."},
		{"active later", activation(alice), activation(alice), 400, "There is a overlap between scheduled activation and the request."},
		{"too long", "", strings.Replace(now, `"duration": "2"`, `"duration": "99"`, 1), 400, "Elevation duration must be between 0.5 and 8."},
		{"for somebody else", "", activation(bob), 403, "On behalf of elevation is not allowed."},
		{"to become eligible", "", strings.Replace(now, `"Active"`, `"Eligible"`, 1), 501, "Call createRoleEligibilityScheduleRequest as an administrator."},
		{"for nobody", "", `{"type": "AdminAdd", "assignmentState": "Active", "roleId": "` + tenant.SecurityReader + `"}`, 400, "PIM v3 requires principalId"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			p := newPair(t, bridge.Options{}, pimtest.WithState(eligibleAlice()))
			create := path("createPrivilegedRoleAssignmentRequest")
			if tt.first != "" {
				if got := p.v2(alice, http.MethodPost, create, tt.first); got.status != 201 {
					t.Fatalf("first: %d %s", got.status, got.raw)
				}
			}
			if got := p.v2(alice, http.MethodPost, create, tt.then); got.status != tt.status || !strings.Contains(got.message(), tt.message) {
				t.Errorf("%d %s, want %d %s", got.status, got.raw, tt.status, tt.message)
			}
		})
	}
}

// TestSeveralRules has one message of PIM v2, always the same, for several rules of PIM v3.
func TestSeveralRules(t *testing.T) {
	up := newFake(t, func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Content-Type", "application/json")
		w.WriteHeader(http.StatusBadRequest)
		fmt.Fprint(w, `{"error": {"code": "RoleAssignmentRequestPolicyValidationFailed", "message": "The following policy rules failed: [\"ExpirationRule\",\"TicketingRule\",\"JustificationRule\"]"}}`)
	})
	b, err := bridge.New(bridge.Options{Upstream: up.URL, Now: func() time.Time { return start }})
	if err != nil {
		t.Fatal(err)
	}
	srv := httptest.NewServer(b)
	defer srv.Close()
	for range 20 {
		r := newRequest(t, http.MethodPost, srv.URL+path("createPrivilegedRoleAssignmentRequest"), activation("Self"))
		r.Header.Set("Authorization", "Bearer "+unsigned(`{"oid": "`+alice+`"}`))
		if got := do(t, http.DefaultClient, r); got.status != 400 || got.message() != "Requestor reason is missing." {
			t.Fatalf("%d %s", got.status, got.raw)
		}
	}
}

// TestWithoutToken refuses what takes the id of the caller, where no token tells it.
func TestWithoutToken(t *testing.T) {
	p := newPair(t, bridge.Options{}, pimtest.WithState(eligibleAlice()))
	for operation, body := range map[string]string{"selfActivatePrivilegedRole": `{}`, "createPrivilegedRoleAssignmentRequest": activation("Self")} {
		target := path(operation)
		if strings.Contains(target, "{") {
			target = path(operation, tenant.SecurityReader)
		}
		if got := p.v2("", http.MethodPost, target, body); got.status != 501 || !strings.Contains(got.message(), "createRoleAssignmentScheduleRequest") {
			t.Errorf("%s: %d %s", operation, got.status, got.raw)
		}
	}
	if n := len(p.emulator.Requests()); n != 0 {
		t.Errorf("%d requests went upstream", n)
	}
}
