package openapi_test

import (
	"slices"
	"strconv"
	"strings"
	"testing"
)

// A row is an operation as the reference pages list it.
type row struct {
	method, path string
	success      string // statuses, where the pages name them
}

// TestRows holds the operations that the reference pages list against the
// document, which has no others.
func TestRows(t *testing.T) {
	ops := operations(t, load(t))
	found := map[string]operation{}
	for _, op := range ops {
		found[op.method+" "+op.path] = op
	}
	retired, live := slices.Concat(pimV2(), iteration2()), slices.Concat(directoryRoles(), groups(), azureResources())
	for i, r := range slices.Concat(retired, live) {
		op, ok := found[r.method+" "+r.path]
		if !ok {
			t.Errorf("%s %s is missing", r.method, r.path)
			continue
		}
		if want := i < len(retired); op.Deprecated != want {
			t.Errorf("%s %s: deprecated = %v, want %v", r.method, r.path, op.Deprecated, want)
		}
		if got := success(op); r.success != "" && got != r.success {
			t.Errorf("%s %s: answers %s, want %s", r.method, r.path, got, r.success)
		}
	}
	if len(ops) != len(retired)+len(live) {
		t.Errorf("%d operations in the document, %d in the tables", len(ops), len(retired)+len(live))
	}
}

// success lists the statuses of success of op and marks those with a body.
func success(op operation) string {
	var out []string
	for code, r := range op.Responses.Map() {
		if _, err := strconv.Atoi(code); err != nil || code >= "300" {
			continue
		}
		if len(r.Value.Content) > 0 {
			code += "+body"
		}
		out = append(out, code)
	}
	slices.Sort(out)
	return strings.Join(out, " ")
}

// pimV2 are the operations of PIM v2 for directory roles.
func pimV2() []row {
	const v2 = "/beta/privileged"
	return []row{
		{"GET", v2 + "Roles", ""},
		{"GET", v2 + "Roles/{roleId}", ""},
		{"GET", v2 + "RoleAssignments/{assignmentId}/roleInfo", ""},
		{"GET", v2 + "Roles/{roleId}/assignments", ""},
		{"POST", v2 + "Roles/{roleId}/selfActivate", ""},
		{"POST", v2 + "Roles/{roleId}/selfDeactivate", ""},
		{"GET", v2 + "Roles/{roleId}/settings", ""},
		{"PUT", v2 + "Roles/{roleId}/settings", "204"},
		{"GET", v2 + "Roles/{roleId}/summary", ""},
		{"GET", v2 + "RoleAssignments", ""},
		{"GET", v2 + "RoleAssignments/{assignmentId}", ""},
		{"POST", v2 + "RoleAssignments", "201+body"},
		{"DELETE", v2 + "RoleAssignments/{assignmentId}", "204"},
		{"POST", v2 + "RoleAssignments/{assignmentId}/makeEligible", "200+body"},
		{"POST", v2 + "RoleAssignments/{assignmentId}/makePermanent", "200+body"},
		{"GET", v2 + "RoleAssignments/my", ""},
		{"GET", v2 + "RoleAssignmentRequests", ""},
		{"POST", v2 + "RoleAssignmentRequests", "200+body 201+body"},
		{"POST", v2 + "RoleAssignmentRequests/{requestId}/cancel", "200+body"},
		{"GET", v2 + "RoleAssignmentRequests/my", ""},
		{"GET", v2 + "Approval", ""},
		{"GET", v2 + "Approval/{approvalId}", ""},
		{"POST", v2 + "Approval", "201+body"},
		{"PATCH", v2 + "Approval/{approvalId}", "204"},
		{"GET", v2 + "Approval/myRequests", ""},
		{"GET", v2 + "OperationEvents", ""},
		// Without a reference page.
		{"GET", v2 + "RoleAssignmentRequests/{requestId}", ""},
		{"GET", v2 + "SignupStatus/isSignedUp", ""},
		{"GET", v2 + "SignupStatus/canSignUp", ""},
		{"POST", v2 + "SignupStatus/signUp", ""},
		{"POST", v2 + "SignupStatus/completeSetup", ""},
	}
}

// governance are the operations of PIM iteration 2, below the provider.
var governance = []row{
	{"GET", "resources", "200+body"},
	{"GET", "resources/{resourceId}", "200+body"},
	{"POST", "resources/register", "200"},
	{"GET", "resources/{resourceId}/roleDefinitions", "200+body"},
	{"GET", "roleDefinitions", "200+body"},
	{"GET", "resources/{resourceId}/roleDefinitions/{roleDefinitionId}", "200+body"},
	{"GET", "roleDefinitions/{roleDefinitionId}", "200+body"},
	{"GET", "resources/{resourceId}/roleAssignments", "200+body"},
	{"GET", "roleAssignments", "200+body"},
	{"GET", "resources/{resourceId}/roleAssignments/{assignmentId}", "200+body"},
	{"GET", "roleAssignments/{assignmentId}", "200+body"},
	{"GET", "roleAssignments/export", "200+body"},
	{"GET", "resources/{resourceId}/roleAssignmentRequests", "200+body"},
	{"GET", "roleAssignmentRequests", "200+body"},
	{"GET", "roleAssignmentRequests/{requestId}", "200+body"},
	{"POST", "roleAssignmentRequests", "201+body"},
	{"POST", "roleAssignmentRequests/{requestId}/cancel", "204"},
	{"POST", "roleAssignmentRequests/{requestId}/updateRequest", "200+body 204"},
	{"GET", "resources/{resourceId}/roleSettings", "200+body"},
	{"GET", "roleSettings", "200+body"},
	{"GET", "roleSettings/{settingId}", "200+body"},
	{"PATCH", "roleSettings/{settingId}", "204"},
}

// iteration2 are the operations of PIM iteration 2: with the provider as a
// parameter, of each provider, and of the bare sets.
func iteration2() []row {
	out := []row{
		// Known as bare sets only.
		{"GET", "/beta/governanceSubjects", "200+body"},
		{"GET", "/beta/governanceSubjects/{subjectId}", "200+body"},
	}
	for _, r := range governance {
		for _, provider := range append([]string{"{privilegedAccess-id}"}, providers...) {
			out = append(out, row{r.method, "/beta/privilegedAccess/" + provider + "/" + r.path, r.success})
		}
		out = append(out, row{r.method, bare(r.path), r.success})
	}
	return out
}

var providers = []string{"azureResources", "aadRoles", "aadGroups"}

// bare is the path of a bare set: /beta/governanceResources for resources.
func bare(path string) string {
	return "/beta/governance" + strings.ToUpper(path[:1]) + path[1:]
}
