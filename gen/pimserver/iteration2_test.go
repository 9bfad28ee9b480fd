package pimserver_test

import (
	"context"
	"net/http"
	"strings"
	"testing"

	"github.com/pimigrate/pimigrate/gen/pim"
	"github.com/pimigrate/pimigrate/gen/pimserver"
)

// governance implements some operations of PIM iteration 2, and says in its
// answers what it was asked.
type governance struct {
	pimserver.StrictServerInterface
}

func (governance) CancelPrivilegedAccessRoleAssignmentRequest(
	_ context.Context, r pimserver.CancelPrivilegedAccessRoleAssignmentRequestRequestObject,
) (pimserver.CancelPrivilegedAccessRoleAssignmentRequestResponseObject, error) {
	return nil, &pimserver.Error{Status: http.StatusConflict, Code: r.PrivilegedAccessId, Message: r.RequestId}
}

func (governance) ExportPrivilegedAccessRoleAssignments(
	_ context.Context, r pimserver.ExportPrivilegedAccessRoleAssignmentsRequestObject,
) (pimserver.ExportPrivilegedAccessRoleAssignmentsResponseObject, error) {
	csv := r.PrivilegedAccessId + "," + *r.Params.Filter
	return pimserver.ExportPrivilegedAccessRoleAssignments200ApplicationoctetStreamResponse{
		Body: strings.NewReader(csv), ContentLength: int64(len(csv)),
	}, nil
}

func (governance) GetPrivilegedAccessRoleAssignment(
	_ context.Context, r pimserver.GetPrivilegedAccessRoleAssignmentRequestObject,
) (pimserver.GetPrivilegedAccessRoleAssignmentResponseObject, error) {
	return pimserver.GetPrivilegedAccessRoleAssignment200JSONResponse{Id: &r.AssignmentId}, nil
}

func (governance) ListRoleSchedules(
	_ context.Context, r pimserver.ListRoleSchedulesRequestObject,
) (pimserver.ListRoleSchedulesResponseObject, error) {
	return pimserver.ListRoleSchedules200JSONResponse{
		Value: []pim.UnifiedRoleScheduleBase{{PrincipalId: &r.PrincipalId, RoleDefinitionId: &r.RoleDefinitionId}},
	}, nil
}

// TestIteration2 asks for paths; the methods of the client are deprecated.
func TestIteration2(t *testing.T) {
	const cancelled = `{"error":{"code":"aadRoles","message":"7c53"}}`
	tests := []struct{ method, path, want string }{
		{"POST", "/beta/privilegedAccess/aadRoles/roleAssignmentRequests/7c53/cancel", cancelled},
		{"POST", "/beta/privilegedAccess('aadRoles')/roleAssignmentRequests('7c53')/cancel", cancelled},
		{"GET", "/beta/privilegedAccess/azureResources/roleAssignments/export?$filter=x", "azureResources,x"},
		{"GET", "/beta/privilegedAccess/azureResources/roleAssignments/export()?$filter=x", "azureResources,x"},
		{"GET", "/beta/privilegedAccess/azureResources/roleAssignments/7c53", `{"id":"7c53"}`},
		{
			"GET", "/beta/roleManagement/directory/roleSchedules(directoryScopeId='s',appScopeId='a',principalId='p',roleDefinitionId='r')",
			`{"value":[{"principalId":"p","roleDefinitionId":"r"}]}`,
		},
	}
	h := pimserver.NewHandler(governance{})
	for _, tt := range tests {
		if got := strings.TrimSpace(serve(t, h, tt.method, tt.path)); got != tt.want {
			t.Errorf("%s %s = %s, want %s", tt.method, tt.path, got, tt.want)
		}
	}
}
