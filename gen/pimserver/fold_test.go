package pimserver_test

import (
	"net/http"
	"net/http/httptest"
	"testing"

	"github.com/pimigrate/pimigrate/gen/pimserver"
)

func TestCanonicalPaths(t *testing.T) {
	const v3 = "/v1.0/roleManagement/directory"
	tests := []struct{ name, in, want string }{
		{"as in the document", v3 + "/roleDefinitions/aB", v3 + "/roleDefinitions/aB"},
		{"names fold, ids do not", "/BETA/privilegedroleassignmentrequests/Ab/CANCEL", "/beta/privilegedRoleAssignmentRequests/Ab/cancel"},
		{"as in the permission catalogue", "/v1.0/rolemanagement/directory/roleassignmentschedulerequests", v3 + "/roleAssignmentScheduleRequests"},
		{"key in parentheses", "/beta/PrivilegedRoles('Ab')/Settings", "/beta/privilegedRoles/Ab/settings"},
		{"function", v3 + "/roleAssignmentSchedules/FilterByCurrentUser(ON='principal')", v3 + "/roleAssignmentSchedules/filterByCurrentUser/on/principal"},
		{"function without parameters", "/beta/privilegedRoleAssignments/MY()", "/beta/privilegedRoleAssignments/my"},
		{"qualified action", v3 + "/roleAssignmentScheduleRequests/x/microsoft.graph.Cancel", v3 + "/roleAssignmentScheduleRequests/x/cancel"},
		{"id with a slash", "/beta/PRIVILEGEDROLES/a%2Fb", "/beta/privilegedRoles/a%2Fb"},
		{"escaped name", "/beta/privilegedRoleAssignments/m%79", "/beta/privilegedRoleAssignments/my"},
		{"id like a name", "/beta/privilegedRoles/MY", "/beta/privilegedRoles/MY"},
		{"PIM v3 on beta", "/Beta/rolemanagement/directory/roleDefinitions('aB')", v3 + "/roleDefinitions/aB"},
		{"PIM v2 on v1.0", "/v1.0/privilegedRoles/aB", "/v1.0/privilegedRoles/aB"},
		{"on beta only", "/beta/roleManagement/directory/roleAssignmentApprovals/aB", "/beta/roleManagement/directory/roleAssignmentApprovals/aB"},
		{"no operation", "/beta/NOTHING", "/beta/NOTHING"},
		{"beginning of a path", "/beta/PrivilegedAccess", "/beta/privilegedAccess"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			var got string
			h := pimserver.CanonicalPaths(http.HandlerFunc(func(_ http.ResponseWriter, r *http.Request) {
				got = r.URL.EscapedPath()
			}))
			h.ServeHTTP(httptest.NewRecorder(), httptest.NewRequest(http.MethodGet, tt.in, nil))
			if got != tt.want {
				t.Errorf("path = %s, want %s", got, tt.want)
			}
		})
	}
}
