package rule_test

import (
	"strings"
	"testing"

	"github.com/pimigrate/pimigrate/analyzer/rule"
)

const (
	cancelAad   = "cancelAadRolesRoleAssignmentRequest"
	cancelAzure = "cancelAzureResourcesRoleAssignmentRequest"
	cancelAny   = "cancelPrivilegedAccessRoleAssignmentRequest"
	access      = "/beta/privilegedAccess/"
)

// providerMatches are requests of PIM iteration 2, whose providers have
// operations of their own.
var providerMatches = []matchCase{
	{"aadRoles", "POST", "https://graph.microsoft.com" + access + "aadRoles/roleAssignmentRequests/{}/cancel", cancelAad},
	{"azureResources", "POST", access + "azureResources/roleAssignmentRequests/{}/cancel", cancelAzure},
	{"aadGroups", "POST", access + "aadGroups/roleAssignmentRequests/{}/cancel", "cancelAadGroupsRoleAssignmentRequest"},
	{"case", "POST", "/BETA/PrivilegedAccess/AADROLES/roleassignmentrequests/{}/Cancel", cancelAad},
	{"unknown server and version", "POST", "{}/privilegedAccess/aadRoles/roleAssignmentRequests/{}/cancel", cancelAad},
	{"key in parentheses", "GET", "/beta/privilegedAccess('aadRoles')/roleAssignmentRequests", "listAadRolesRoleAssignmentRequests"},
	{"escaped quotes", "GET", "/beta/privilegedAccess(%27aadRoles%27)/roleAssignmentRequests", "listAadRolesRoleAssignmentRequests"},
	{"both keys in parentheses", "POST", "/beta/privilegedAccess('aadRoles')/roleAssignmentRequests('{}')/cancel", cancelAad},
	{"unknown key in parentheses", "POST", "/beta/privilegedAccess('{}')/roleAssignmentRequests('{}')/cancel", cancelAny},
	{"long form of the action", "POST", access + "aadRoles/roleAssignmentRequests/{}/microsoft.graph.cancel", cancelAad},
	{"US Government L4", "POST", "https://graph.microsoft.us" + access + "aadRoles/roleAssignmentRequests/{}/cancel", cancelAad},
	{"US Government L5", "POST", "https://dod-graph.microsoft.us" + access + "aadRoles/roleAssignmentRequests/{}/cancel", cancelAad},
	{"China", "POST", "https://microsoftgraph.chinacloudapi.cn" + access + "aadRoles/roleAssignmentRequests/{}/cancel", cancelAad},

	{"unknown provider", "POST", access + "{}/roleAssignmentRequests/{}/cancel", cancelAny},
	{"provider known in part", "POST", access + "aad{}/roleAssignmentRequests/{}/cancel", cancelAny},
	{"provider nobody knows", "POST", access + "directoryRoles/roleAssignmentRequests/{}/cancel", cancelAny},
	{"SDK's template", "POST", "{+baseurl}/privilegedAccess/{privilegedAccess%2Did}/roleAssignmentRequests/{governanceRoleAssignmentRequest%2Did}/cancel", cancelAny},
	{"function of a set", "GET", "{+baseurl}/privilegedAccess/{privilegedAccess%2Did}/roleAssignments/export()", "exportPrivilegedAccessRoleAssignments"},
	{"function without parentheses", "GET", access + "azureResources/roleAssignments/export?filter=x", "exportAzureResourcesRoleAssignments"},
	{"key where a function could be", "GET", access + "azureResources/roleAssignments/{}", "getAzureResourcesRoleAssignment"},
	{"below a resource", "GET", access + "azureResources/resources/{}/roleSettings?$filter={}", "listRoleSettingsOfAzureResourcesResource"},
	{"action of a set", "POST", access + "{}/resources/register", "registerPrivilegedAccessResource"},
	{"filter", "GET", access + "aadRoles/roleAssignments?$filter=resourceId eq '{}'", "listAadRolesRoleAssignments"},
	{"unknown method, one operation", "", access + "aadRoles/roleSettings", "listAadRolesRoleSettings"},

	{"bare set", "GET", "/beta/governanceRoleAssignmentRequests", "listGovernanceRoleAssignmentRequests"},
	{"action in a bare set", "POST", "/beta/governanceRoleAssignmentRequests('{}')/cancel", "cancelGovernanceRoleAssignmentRequest"},
	{"function of a bare set", "GET", "{}/governanceRoleAssignments/export()", "exportGovernanceRoleAssignments"},
	{"below a bare set", "GET", "/beta/governanceResources/{}/roleAssignments", "listRoleAssignmentsOfGovernanceResource"},
	{"subjects", "GET", "/beta/governanceSubjects/{}", "getGovernanceSubject"},

	{"unknown set", "GET", access + "aadRoles/{}", ""},
	{"privilegedAccess unknown", "POST", "/beta/{}/aadRoles/roleAssignmentRequests/{}/cancel", ""},
	{"privilegedAccess missing", "POST", "{}/aadRoles/roleAssignmentRequests/{}/cancel", ""},
	{"other version", "POST", "/v1.0/privilegedAccess/aadRoles/roleAssignmentRequests/{}/cancel", ""},
	{"other method", "GET", access + "aadRoles/roleAssignmentRequests/{}/cancel", ""},
	{"other host", "POST", "https://example.com" + access + "aadRoles/roleAssignmentRequests/{}/cancel", ""},
	{"provider itself", "GET", access + "aadRoles", ""},
	{"set with more behind", "GET", "/beta/governanceRoleSettingsX", ""},
}

func TestMatchProvider(t *testing.T) { checkMatches(t, providerMatches) }

// TestLiveIsSilent asks for every live operation of the rules, and for those
// whose paths look like retired ones, with and without a known base URL.
func TestLiveIsSilent(t *testing.T) {
	paths := []string{
		"/v1.0/identityGovernance/privilegedAccess/group/resources",
		"/v1.0/identityGovernance/privilegedAccess/group/resources/{}",
		"/v1.0/identityGovernance/privilegedAccess/group/resources('{}')",
		"/v1.0/identityGovernance/privilegedAccess/group/assignmentApprovals/{}/stages/{}",
		"/beta/identityGovernance/privilegedAccess/group/assignmentScheduleRequests/{}/cancel",
		"/subscriptions/{}/providers/Microsoft.Authorization/roleAssignmentScheduleRequests/{}/cancel",
		"/subscriptions/{}/resourceGroups/{}/providers/Microsoft.Authorization/roleDefinitions",
	}
	for _, op := range rule.PIM().Operations {
		if op.Deprecation == nil {
			paths = append(paths, op.Path)
		}
	}
	for _, path := range paths {
		urls := []string{"https://graph.microsoft.com" + path, "https://management.azure.com" + path}
		for rest := path; rest != ""; {
			urls = append(urls, "{}"+rest)
			i := strings.Index(rest[1:], "/")
			if i < 0 {
				break
			}
			rest = rest[1+i:]
		}
		for _, url := range urls {
			for _, method := range []string{"", "GET", "POST", "PUT", "PATCH", "DELETE"} {
				if m, ok := rule.PIM().Match(method, url); ok {
					t.Errorf("Match(%q, %q) = %s, but %s is live", method, url, m.ID, path)
				}
			}
		}
	}
}

// TestReplacements checks which successors the rules name, the first of each
// provider's in the order of the document.
func TestReplacements(t *testing.T) {
	const (
		directory = "/v1.0/roleManagement/directory/roleAssignmentScheduleRequests/{id}/cancel"
		group     = "/v1.0/identityGovernance/privilegedAccess/group/assignmentScheduleRequests/{id}/cancel"
		azure     = "/{scope}/providers/Microsoft.Authorization/roleAssignmentScheduleRequests/{name}/cancel"
	)
	tests := []struct {
		provider string
		want     []string
	}{
		{"aadRoles", []string{directory}},
		{"aadGroups", []string{group}},
		{"azureResources", []string{azure}},
		{"{}", []string{azure, directory, group}},
	}
	for _, tt := range tests {
		m, ok := rule.PIM().Match("POST", "/beta/privilegedAccess/"+tt.provider+"/roleAssignmentRequests/{}/cancel")
		if !ok || len(m.Deprecation.Replacements) != 2*len(tt.want) {
			t.Fatalf("%s: %+v, %v", tt.provider, m, ok)
		}
		for i, want := range tt.want { // each has a successor for eligible assignments behind it
			if got := m.Successor(m.Deprecation.Replacements[2*i]).Path; got != want {
				t.Errorf("%s: successor %s, want %s", tt.provider, got, want)
			}
		}
	}
}

// TestMessageForms holds a message of each form: by paths, by ids, and by what
// the document says of the generation.
func TestMessageForms(t *testing.T) {
	const retired = " (PIM iteration 2) is retired as of 2026-10-28: use "
	tests := []struct{ method, path, want string }{
		{
			"PATCH", "/beta/privilegedAccess/azureResources/roleSettings/{settingId}",
			retired + "PATCH https://management.azure.com/{scope}/providers/Microsoft.Authorization/roleManagementPolicies/{name}" +
				" for Azure resources; answers 200 with the policy [updateAzureResourcesRoleSetting]",
		},
		{
			"GET", "/beta/privilegedAccess/azureResources/roleAssignments",
			retired + "GET https://management.azure.com/{scope}/providers/Microsoft.Authorization/roleAssignmentScheduleInstances" +
				" for active Azure roles or .../roleEligibilityScheduleInstances for eligible ones [listAzureResourcesRoleAssignments]",
		},
		{
			"POST", "/beta/privilegedAccess/azureResources/roleAssignmentRequests/{requestId}/cancel",
			retired + "cancelArmRoleAssignmentScheduleRequest for an active Azure role or" +
				" cancelArmRoleEligibilityScheduleRequest for an eligible one; answers 200 without a body" +
				" [cancelAzureResourcesRoleAssignmentRequest]",
		},
		{
			"POST", "/beta/privilegedAccess/{privilegedAccess-id}/roleAssignmentRequests/{requestId}/cancel",
			retired + "Azure Resource Manager for azureResources, roleManagement/directory for aadRoles," +
				" identityGovernance/privilegedAccess/group for aadGroups [?] [cancelPrivilegedAccessRoleAssignmentRequest]",
		},
		{
			"GET", "/beta/privilegedAccess/aadGroups/resources",
			strings.Replace(retired, " 2)", " 2 [?])", 1) + "GET /v1.0/identityGovernance/privilegedAccess/group/resources for groups" +
				" [listAadGroupsResources]",
		},
		{
			"GET", "/beta/governanceRoleAssignments/export",
			" (PIM iteration 2 [inferred]) is retired as of 2026-10-28: PIM v3 has no export; build it from the lists of instances" +
				" [exportGovernanceRoleAssignments]",
		},
	}
	for _, tt := range tests {
		m, ok := rule.PIM().Match(tt.method, tt.path)
		if !ok {
			t.Fatalf("%s %s does not match", tt.method, tt.path)
		}
		if got, want := m.Message(""), tt.method+" "+tt.path+tt.want; got != want {
			t.Errorf("Message:\n got %s\nwant %s", got, want)
		}
	}
}
