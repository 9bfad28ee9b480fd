package openapi_test

import "testing"

// TestRows holds the operations that the reference pages list against the
// document: first PIM v2 for directory roles, then PIM v3.
func TestRows(t *testing.T) {
	const (
		v2 = "/beta/privileged"
		v3 = "/v1.0/roleManagement/directory/"
		ap = "/beta/roleManagement/directory/roleAssignmentApprovals"
		on = "/filterByCurrentUser(on='{on}')"
	)
	tests := []struct {
		method, path string
		deprecated   bool
	}{
		{"GET", v2 + "Roles", true},
		{"GET", v2 + "Roles/{roleId}", true},
		{"GET", v2 + "RoleAssignments/{assignmentId}/roleInfo", true},
		{"GET", v2 + "Roles/{roleId}/assignments", true},
		{"POST", v2 + "Roles/{roleId}/selfActivate", true},
		{"POST", v2 + "Roles/{roleId}/selfDeactivate", true},
		{"GET", v2 + "Roles/{roleId}/settings", true},
		{"PUT", v2 + "Roles/{roleId}/settings", true},
		{"GET", v2 + "Roles/{roleId}/summary", true},
		{"GET", v2 + "RoleAssignments", true},
		{"GET", v2 + "RoleAssignments/{assignmentId}", true},
		{"POST", v2 + "RoleAssignments", true},
		{"DELETE", v2 + "RoleAssignments/{assignmentId}", true},
		{"POST", v2 + "RoleAssignments/{assignmentId}/makeEligible", true},
		{"POST", v2 + "RoleAssignments/{assignmentId}/makePermanent", true},
		{"GET", v2 + "RoleAssignments/my", true},
		{"GET", v2 + "RoleAssignmentRequests", true},
		{"POST", v2 + "RoleAssignmentRequests", true},
		{"POST", v2 + "RoleAssignmentRequests/{requestId}/cancel", true},
		{"GET", v2 + "RoleAssignmentRequests/my", true},
		{"GET", v2 + "Approval", true},
		{"GET", v2 + "Approval/{approvalId}", true},
		{"POST", v2 + "Approval", true},
		{"PATCH", v2 + "Approval/{approvalId}", true},
		{"GET", v2 + "Approval/myRequests", true},
		{"GET", v2 + "OperationEvents", true},
		// Without a reference page.
		{"GET", v2 + "RoleAssignmentRequests/{requestId}", true},
		{"GET", v2 + "SignupStatus/isSignedUp", true},
		{"GET", v2 + "SignupStatus/canSignUp", true},
		{"POST", v2 + "SignupStatus/signUp", true},
		{"POST", v2 + "SignupStatus/completeSetup", true},

		{"GET", v3 + "roleAssignmentScheduleRequests", false},
		{"POST", v3 + "roleAssignmentScheduleRequests", false},
		{"GET", v3 + "roleAssignmentScheduleRequests/{id}", false},
		{"POST", v3 + "roleAssignmentScheduleRequests/{id}/cancel", false},
		{"GET", v3 + "roleAssignmentScheduleRequests" + on, false},
		{"GET", v3 + "roleEligibilityScheduleRequests", false},
		{"POST", v3 + "roleEligibilityScheduleRequests", false},
		{"GET", v3 + "roleEligibilityScheduleRequests/{id}", false},
		{"POST", v3 + "roleEligibilityScheduleRequests/{id}/cancel", false},
		{"GET", v3 + "roleEligibilityScheduleRequests" + on, false},
		{"GET", v3 + "roleAssignmentSchedules", false},
		{"GET", v3 + "roleAssignmentSchedules/{id}", false},
		{"GET", v3 + "roleAssignmentSchedules" + on, false},
		{"GET", v3 + "roleEligibilitySchedules", false},
		{"GET", v3 + "roleEligibilitySchedules/{id}", false},
		{"GET", v3 + "roleEligibilitySchedules" + on, false},
		{"GET", v3 + "roleAssignmentScheduleInstances", false},
		{"GET", v3 + "roleAssignmentScheduleInstances/{id}", false},
		{"GET", v3 + "roleAssignmentScheduleInstances" + on, false},
		{"GET", v3 + "roleEligibilityScheduleInstances", false},
		{"GET", v3 + "roleEligibilityScheduleInstances/{id}", false},
		{"GET", v3 + "roleEligibilityScheduleInstances" + on, false},
		{"GET", v3 + "roleDefinitions", false},
		{"GET", v3 + "roleDefinitions/{id}", false},
		{"GET", v3 + "roleAssignments", false},
		{"GET", v3 + "roleAssignments/{id}", false},
		{"POST", v3 + "roleAssignments", false},
		{"DELETE", v3 + "roleAssignments/{id}", false},
		{"GET", ap + "/{id}", false},
		{"GET", ap + "/{id}/steps", false},
		{"PATCH", ap + "/{id}/steps/{stepId}", false},
		{"GET", ap + on, false},
		{"GET", "/v1.0/policies/roleManagementPolicies", false},
		{"GET", "/v1.0/policies/roleManagementPolicies/{id}", false},
		{"GET", "/v1.0/policies/roleManagementPolicies/{id}/rules", false},
		{"GET", "/v1.0/policies/roleManagementPolicies/{id}/rules/{ruleId}", false},
		{"PATCH", "/v1.0/policies/roleManagementPolicies/{id}/rules/{ruleId}", false},
		{"GET", "/v1.0/policies/roleManagementPolicyAssignments", false},
		{"GET", "/v1.0/policies/roleManagementPolicyAssignments/{id}", false},
		{"GET", "/v1.0/auditLogs/directoryAudits", false},
	}
	ops := operations(t, load(t))
	found := map[string]operation{}
	for _, op := range ops {
		found[op.method+" "+op.path] = op
	}
	for _, tt := range tests {
		op, ok := found[tt.method+" "+tt.path]
		if !ok {
			t.Errorf("%s %s is missing", tt.method, tt.path)
			continue
		}
		if op.Deprecated != tt.deprecated {
			t.Errorf("%s %s: deprecated = %v, want %v", tt.method, tt.path, op.Deprecated, tt.deprecated)
		}
	}
	if len(ops) != len(tests) {
		t.Errorf("%d operations in the document, %d in the table", len(ops), len(tests))
	}
}
