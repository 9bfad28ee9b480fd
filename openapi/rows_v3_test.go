package openapi_test

const on = "/filterByCurrentUser(on='{on}')"

// directoryRoles are the operations of PIM v3 for directory roles, and what
// else replaces PIM v2.
func directoryRoles() []row {
	const (
		v3     = "/v1.0/roleManagement/directory/"
		ap     = "/beta/roleManagement/directory/roleAssignmentApprovals"
		bridge = "(directoryScopeId='{directoryScopeId}',appScopeId='{appScopeId}'," +
			"principalId='{principalId}',roleDefinitionId='{roleDefinitionId}')"
	)
	return []row{
		{"GET", v3 + "roleAssignmentScheduleRequests", "200+body"},
		{"POST", v3 + "roleAssignmentScheduleRequests", "201+body"},
		{"GET", v3 + "roleAssignmentScheduleRequests/{id}", "200+body"},
		{"POST", v3 + "roleAssignmentScheduleRequests/{id}/cancel", "204"},
		{"GET", v3 + "roleAssignmentScheduleRequests" + on, "200+body"},
		{"GET", v3 + "roleEligibilityScheduleRequests", "200+body"},
		{"POST", v3 + "roleEligibilityScheduleRequests", "201+body"},
		{"GET", v3 + "roleEligibilityScheduleRequests/{id}", "200+body"},
		{"POST", v3 + "roleEligibilityScheduleRequests/{id}/cancel", "204"},
		{"GET", v3 + "roleEligibilityScheduleRequests" + on, "200+body"},
		{"GET", v3 + "roleAssignmentSchedules", "200+body"},
		{"GET", v3 + "roleAssignmentSchedules/{id}", "200+body"},
		{"GET", v3 + "roleAssignmentSchedules" + on, "200+body"},
		{"GET", v3 + "roleEligibilitySchedules", "200+body"},
		{"GET", v3 + "roleEligibilitySchedules/{id}", "200+body"},
		{"GET", v3 + "roleEligibilitySchedules" + on, "200+body"},
		{"GET", v3 + "roleAssignmentScheduleInstances", "200+body"},
		{"GET", v3 + "roleAssignmentScheduleInstances/{id}", "200+body"},
		{"GET", v3 + "roleAssignmentScheduleInstances" + on, "200+body"},
		{"GET", v3 + "roleEligibilityScheduleInstances", "200+body"},
		{"GET", v3 + "roleEligibilityScheduleInstances/{id}", "200+body"},
		{"GET", v3 + "roleEligibilityScheduleInstances" + on, "200+body"},
		{"GET", v3 + "roleDefinitions", "200+body"},
		{"GET", v3 + "roleDefinitions/{id}", "200+body"},
		{"GET", v3 + "roleAssignments", "200+body"},
		{"GET", v3 + "roleAssignments/{id}", "200+body"},
		{"POST", v3 + "roleAssignments", "201+body"},
		{"DELETE", v3 + "roleAssignments/{id}", "204"},
		{"GET", ap + "/{id}", "200+body"},
		{"GET", ap + "/{id}/steps", "200+body"},
		{"PATCH", ap + "/{id}/steps/{stepId}", "204"},
		{"GET", ap + on, "200+body"},
		{"GET", "/beta/roleManagement/directory/roleSchedules" + bridge, "200+body"},
		{"GET", "/beta/roleManagement/directory/roleScheduleInstances" + bridge, "200+body"},
		{"GET", "/v1.0/policies/roleManagementPolicies", "200+body"},
		{"GET", "/v1.0/policies/roleManagementPolicies/{id}", "200+body"},
		{"GET", "/v1.0/policies/roleManagementPolicies/{id}/rules", "200+body"},
		{"GET", "/v1.0/policies/roleManagementPolicies/{id}/rules/{ruleId}", "200+body"},
		{"PATCH", "/v1.0/policies/roleManagementPolicies/{id}/rules/{ruleId}", "200+body 204"},
		{"GET", "/v1.0/policies/roleManagementPolicyAssignments", "200+body"},
		{"GET", "/v1.0/policies/roleManagementPolicyAssignments/{id}", "200+body"},
		{"GET", "/v1.0/auditLogs/directoryAudits", "200+body"},
	}
}

// groups are the operations of PIM for Groups.
func groups() []row {
	const base = "/v1.0/identityGovernance/privilegedAccess/group/"
	out := []row{
		{"GET", base + "assignmentApprovals/{id}", "200+body"},
		{"GET", base + "assignmentApprovals/{id}/stages", "200+body"},
		{"GET", base + "assignmentApprovals/{id}/stages/{stageId}", "200+body"},
		{"PATCH", base + "assignmentApprovals/{id}/stages/{stageId}", "200+body 204"},
		{"GET", base + "assignmentApprovals" + on, "200+body"},
		{"GET", base + "resources", "200+body"},
		{"GET", base + "resources/{id}", "200+body"},
	}
	for _, kind := range []string{"assignment", "eligibility"} {
		for _, set := range []string{"ScheduleRequests", "Schedules", "ScheduleInstances"} {
			out = append(out,
				row{"GET", base + kind + set, "200+body"},
				row{"GET", base + kind + set + "/{id}", "200+body"},
				row{"GET", base + kind + set + on, "200+body"},
			)
		}
		out = append(out,
			row{"POST", base + kind + "ScheduleRequests", "201+body"},
			row{"POST", base + kind + "ScheduleRequests/{id}/cancel", "204"},
		)
	}
	return out
}

// azureResources are the operations of Azure Resource Manager.
func azureResources() []row {
	const base = "/{scope}/providers/Microsoft.Authorization/"
	out := []row{
		{"GET", base + "roleManagementPolicies", "200+body"},
		{"GET", base + "roleManagementPolicies/{name}", "200+body"},
		{"PATCH", base + "roleManagementPolicies/{name}", "200+body"},
		{"DELETE", base + "roleManagementPolicies/{name}", "200 204"},
		{"GET", base + "roleManagementPolicyAssignments", "200+body"},
		{"GET", base + "roleManagementPolicyAssignments/{name}", "200+body"},
		{"PUT", base + "roleManagementPolicyAssignments/{name}", "201+body"},
		{"DELETE", base + "roleManagementPolicyAssignments/{name}", "200 204"},
		{"GET", base + "eligibleChildResources", "200+body"},
		{"GET", base + "roleDefinitions", "200+body"},
	}
	for _, kind := range []string{"roleAssignment", "roleEligibility"} {
		requests := base + kind + "ScheduleRequests"
		out = append(out,
			row{"GET", requests, "200+body"},
			row{"GET", requests + "/{name}", "200+body"},
			row{"PUT", requests + "/{name}", "201+body"},
			row{"POST", requests + "/{name}/cancel", "200"},
			row{"POST", requests + "/{name}/validate", "200+body"},
		)
		for _, set := range []string{"Schedules", "ScheduleInstances"} {
			out = append(out,
				row{"GET", base + kind + set, "200+body"},
				row{"GET", base + kind + set + "/{name}", "200+body"},
			)
		}
	}
	return out
}
