package contract_test

import (
	"encoding/json"
	"io"
	"net/http"
	"net/http/httptest"
	"reflect"
	"slices"
	"testing"
	"time"

	"github.com/pimigrate/pimigrate/gen/pimserver"
	"github.com/pimigrate/pimigrate/internal/contract"
)

// named answers with the id of the operation that a request is for, with nothing for
// none.
var named = pimserver.NewGatedHandler(nil, func(http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if op := contract.Match(r); op != nil {
			_, _ = io.WriteString(w, op.ID) // a recorder
		}
	})
})

func TestMatch(t *testing.T) {
	tests := []struct{ method, path, want string }{
		{"POST", "/beta/privilegedRoleAssignmentRequests/x/cancel", "cancelPrivilegedRoleAssignmentRequest"},
		{"GET", "/beta/privilegedRoleAssignmentRequests/my", "listMyPrivilegedRoleAssignmentRequests"},
		{"GET", "/v1.0/roleManagement/directory/roleAssignmentSchedules/filterByCurrentUser/on/principal", "filterRoleAssignmentSchedulesByCurrentUser"},
		{"GET", "/beta/privilegedAccess/aadRoles/resources", "listPrivilegedAccessResources"},
		{"GET", "/beta/privilegedRoleAssignmentRequests/x/cancel", ""},
		{"HEAD", "/beta/privilegedRoles('x')", "getPrivilegedRole"},
		{"GET", "/beta/../beta/privilegedRoles", ""},
		{"GET", "/beta/nothing", ""},
	}
	for _, tt := range tests {
		rec := httptest.NewRecorder()
		named.ServeHTTP(rec, httptest.NewRequest(tt.method, tt.path, nil))
		if got := rec.Body.String(); got != tt.want {
			t.Errorf("%s %s = %q, want %q", tt.method, tt.path, got, tt.want)
		}
	}
}

// TestServed checks that each method of the generated server is an operation.
func TestServed(t *testing.T) {
	server := reflect.TypeFor[pimserver.StrictServerInterface]()
	names := map[string]bool{}
	for _, op := range contract.Operations() {
		names[op.GoName] = true
	}
	for m := range server.Methods() {
		if !names[m.Name] {
			t.Errorf("no operation is called %s", m.Name)
		}
	}
}

func TestOperation(t *testing.T) {
	op := contract.ByID("cancelPrivilegedRoleAssignmentRequest")
	if want := []string{"PrivilegedAccess.ReadWrite.AzureAD"}; !slices.Equal(op.Delegated, want) || len(op.Application) != 0 {
		t.Errorf("permissions = %v, %v", op.Delegated, op.Application)
	}
	if want := time.Date(2021, 5, 31, 0, 0, 0, 0, time.UTC); !op.Deprecation.Removal.Equal(want) {
		t.Errorf("removed on %s", op.Deprecation.Removal)
	}
	got := op.Deprecation.Successors(func(string) string { return "a/b" })
	want := []string{
		"/v1.0/roleManagement/directory/roleAssignmentScheduleRequests/a%2Fb/cancel",
		"/v1.0/roleManagement/directory/roleEligibilityScheduleRequests/a%2Fb/cancel",
	}
	if !slices.Equal(got, want) {
		t.Errorf("successors = %q", got)
	}
	if op.Type.Name != "privilegedRoleAssignmentRequest" || op.Collection {
		t.Errorf("answers %s, collection %v", op.Type.Name, op.Collection)
	}
	if p, ok := op.Type.Find("ROLEINFO"); !ok || !p.Entity {
		t.Errorf("roleInfo = %+v, %v", p, ok)
	}
}

func TestSuccessorFunction(t *testing.T) {
	op := contract.ByID("listMyPrivilegedRoleAssignments")
	got := op.Deprecation.Successors(func(string) string { return "" })
	if want := "/v1.0/roleManagement/directory/roleAssignmentScheduleInstances/filterByCurrentUser(on='principal')"; got[0] != want {
		t.Errorf("successor = %s", got[0])
	}
}

func TestContext(t *testing.T) {
	tests := []struct{ id, want string }{
		{"cancelPrivilegedRoleAssignmentRequest", "privilegedRoleAssignmentRequests"},
		{"getPrivilegedRoleAssignmentRequest", "privilegedRoleAssignmentRequests"},
		{"listMyPrivilegedRoleAssignmentRequests", "privilegedRoleAssignmentRequests"},
		{"getRoleInfoOfPrivilegedRoleAssignment", "privilegedRoleAssignments('{assignmentId}')/roleInfo"},
		{"createRoleAssignmentScheduleRequest", "roleManagement/directory/roleAssignmentScheduleRequests"},
		{"filterRoleAssignmentSchedulesByCurrentUser", "roleManagement/directory/roleAssignmentSchedules"},
	}
	for _, tt := range tests {
		if got := contract.ByID(tt.id).Context; got != tt.want {
			t.Errorf("%s: %s, want %s", tt.id, got, tt.want)
		}
	}
}

func TestUnknown(t *testing.T) {
	create := contract.ByID("createRoleAssignmentScheduleRequest").Body
	rule := contract.ByID("updateRoleManagementPolicyRule").Body
	for _, tt := range []struct {
		typ            *contract.Type
		object         string
		want, wantType string
	}{
		{create, `{"action": "x", "PRINCIPALID": "y", "@odata.type": "z", "scheduleInfo@odata.type": "z"}`, "", ""},
		{create, `{"zeta": 1, "alpha": 1}`, "alpha", "unifiedRoleAssignmentScheduleRequest"},
		{create, `{"ticketInfo": {"number": "7"}}`, "number", "ticketInfo"},
		{create, `{"ticketInfo": null, "scheduleInfo": "text"}`, "", ""},
		{create, `{"scheduleInfo": {"recurrence": {"anything": 1}}}`, "", ""},
		{rule, `{"setting": {"approvalStages": [{}, {"primaryApprovers": [{"userId": "open"}]}]}}`, "", ""},
		{rule, `{"setting": {"approvalStages": [{}, {"approvers": []}]}}`, "approvers", "unifiedApprovalStage"},
	} {
		var object map[string]any
		if err := json.Unmarshal([]byte(tt.object), &object); err != nil {
			t.Fatal(err)
		}
		name, of := tt.typ.Unknown(object)
		if name != tt.want || of != nil && of.Name != tt.wantType {
			t.Errorf("%s: %q of %v, want %q of %s", tt.object, name, of, tt.want, tt.wantType)
		}
	}
	if body := contract.ByID("cancelRoleAssignmentScheduleRequest").Body; body != nil {
		t.Errorf("a cancel brings %v", body)
	}
}
