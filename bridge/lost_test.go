package bridge_test

import (
	"encoding/json"
	"fmt"
	"net/http"
	"strings"
	"testing"
	"time"

	"github.com/pimigrate/pimigrate/bridge"
	"github.com/pimigrate/pimigrate/pimtest"
	"github.com/pimigrate/pimigrate/pimtest/tenant"
)

// assigns is the body of PIM v2 of an administrator who gives somebody a role.
func assigns(user, state string) string {
	return fmt.Sprintf(`{"type": "AdminAdd", "assignmentState": %q, "userId": %q, "roleId": %q, "reason": "new here",
		"schedule": {"type": "Once", "startDateTime": %q}}`, state, user, tenant.GlobalReader, start.Add(time.Hour).Format(time.RFC3339))
}

// TestLostCreate loses the answer to a create that was carried out: the caller gets what
// was made. It is found among requests like it, and nothing is sent twice.
func TestLostCreate(t *testing.T) {
	iteration2 := fmt.Sprintf(`{"type": "AdminAdd", "assignmentState": "Eligible", "subjectId": %q, "roleDefinitionId": %q, "reason": "new here",
		"schedule": {"type": "Once", "startDateTime": %q}}`, bob, tenant.GlobalReader, start.Add(time.Hour).Format(time.RFC3339))
	const active, eligible = "createRoleAssignmentScheduleRequest", "createRoleEligibilityScheduleRequest"
	for _, tt := range []struct{ name, who, path, body, upstream string }{
		{"for oneself", alice, path("createPrivilegedRoleAssignmentRequest"), activation("Self"), active},
		{"for another", carol, path("createPrivilegedRoleAssignmentRequest"), assigns(bob, "Active"), active},
		{"eligible", carol, path("createPrivilegedRoleAssignmentRequest"), assigns(bob, "Eligible"), eligible},
		{"in iteration 2", carol, path("createPrivilegedAccessRoleAssignmentRequest", "aadRoles"), iteration2, eligible},
	} {
		for _, kind := range []pimtest.FaultKind{pimtest.LostAnswer, pimtest.CutOff} {
			t.Run(tt.name+"/"+string(kind), func(t *testing.T) {
				p := newPair(t, bridge.Options{}, pimtest.WithState(eligibleAlice()))
				p.emulator.Inject(pimtest.Fault{Kind: kind, Operation: tt.upstream, Count: 1})
				got := p.v2(tt.who, http.MethodPost, tt.path, tt.body)
				made := p.emulator.Snapshot().Requests
				if len(made) != 1 || posts(p.emulator.Requests()) != 1 {
					t.Fatalf("%d requests are there, %d were sent: %q", len(made), posts(p.emulator.Requests()), p.emulator.Requests().Lines())
				}
				if got.status != 201 || got.text("id") != made[0].ID || got.text("reason") != made[0].Justification {
					t.Errorf("%d %s, want request %s", got.status, got.raw, made[0].ID)
				}
				if !strings.HasPrefix(made[0].CustomData, "pimigrate-bridge ") || strings.Contains(got.raw, "pimigrate-bridge") {
					t.Errorf("customData is %q, and the answer %s", made[0].CustomData, got.raw)
				}
			})
		}
	}
}

// TestLikeRequest has a request that equals the one sent, but for the mark: another bridge
// made it. It is not taken for the one whose fate is unknown.
func TestLikeRequest(t *testing.T) {
	body := assigns(bob, "Active")
	p := newPair(t, bridge.Options{}, pimtest.WithState(eligibleAlice()))
	if got := p.v2(carol, http.MethodPost, path("createPrivilegedRoleAssignmentRequest"), body); got.status != 201 {
		t.Fatalf("%d %s", got.status, got.raw)
	}
	p.emulator.Inject(pimtest.Fault{Kind: pimtest.BadGateway, Operation: "createRoleAssignmentScheduleRequest", Count: 1})
	if got := p.v2(carol, http.MethodPost, path("createPrivilegedRoleAssignmentRequest"), body); got.status != 502 || got.code() != "UnknownOutcome" {
		t.Errorf("%d %s", got.status, got.raw)
	}
}

// TestMarkNotKept loses an answer of a service that does not keep customData, or does not
// list the request yet, or lets nobody list: nothing is known, and nothing is claimed.
func TestMarkNotKept(t *testing.T) {
	for name, list := range map[string]string{
		"without the mark": `{"value": [{"id": "r", "principalId": "` + alice + `", "directoryScopeId": "/"}]}`, "nothing yet": `{"value": []}`, "refused": "",
	} {
		t.Run(name, func(t *testing.T) {
			up := newFake(t, func(w http.ResponseWriter, r *http.Request) {
				switch {
				case r.Method == http.MethodPost:
					panic(http.ErrAbortHandler)
				case list == "":
					w.WriteHeader(http.StatusForbidden)
					return
				}
				fmt.Fprint(w, list)
			})
			p := newPair(t, bridge.Options{})
			_, p.url = newBridge(t, up.URL, bridge.Options{}, p.emulator.Clock().Now)
			got := p.v2(alice, http.MethodPost, path("createPrivilegedRoleAssignmentRequest"), activation("Self"))
			if got.status != 502 || got.code() != "UnknownOutcome" || len(up.requests()) != 2 {
				t.Errorf("%d %s after %d calls", got.status, got.raw, len(up.requests()))
			}
		})
	}
}

// TestMarks are never the same twice.
func TestMarks(t *testing.T) {
	seen := map[string]bool{}
	up := newFake(t, func(w http.ResponseWriter, r *http.Request) {
		var b struct{ CustomData string }
		if err := json.NewDecoder(r.Body).Decode(&b); err != nil || len(b.CustomData) < 40 || seen[b.CustomData] {
			t.Errorf("%v, customData is %q", err, b.CustomData)
		}
		seen[b.CustomData] = true
		w.WriteHeader(http.StatusCreated)
		fmt.Fprint(w, `{"id": "r"}`)
	})
	p := newPair(t, bridge.Options{})
	_, p.url = newBridge(t, up.URL, bridge.Options{}, p.emulator.Clock().Now)
	for range 3 {
		if got := p.v2(alice, http.MethodPost, path("createPrivilegedRoleAssignmentRequest"), activation("Self")); got.status != 201 {
			t.Errorf("%d %s", got.status, got.raw)
		}
	}
}

// TestPolicyUnread refuses a length where the caller may not read the policy.
func TestPolicyUnread(t *testing.T) {
	p := newPair(t, bridge.Options{}, pimtest.WithState(eligibleAlice()))
	p.emulator.Inject(pimtest.Fault{Kind: pimtest.BadGateway, Operation: "listRoleManagementPolicyAssignments"})
	body := strings.Replace(activation("Self"), `"duration": "2"`, `"duration": "99"`, 1)
	got := p.v2(alice, http.MethodPost, path("createPrivilegedRoleAssignmentRequest"), body)
	if got.status != 400 || got.message() != "Elevation duration must be between 0.5 and what the policy of the role allows." {
		t.Errorf("%d %s", got.status, got.raw)
	}
}
