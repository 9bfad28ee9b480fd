// Package raw calls a retired operation with net/http.
package raw

import "net/http"

func cancel(id string) {
	http.Post("https://graph.microsoft.com/beta/privilegedRoleAssignmentRequests/"+id+"/cancel", "", nil) // want `^POST /beta/privilegedRoleAssignmentRequests/\{requestId\}/cancel \(PIM v2\) is retired as of 2021-05-31: use POST /v1.0/roleManagement/directory/roleAssignmentScheduleRequests/\{id\}/cancel .*; answers 204 without a body \[cancelPrivilegedRoleAssignmentRequest\]$`
}

func create() {
	http.Post("https://graph.microsoft.com/beta/privilegedRoleAssignmentRequests", "application/json", nil) // want `; not edited: .* \[createPrivilegedRoleAssignmentRequest\]$`
}

const beta = "https://graph.microsoft.com/beta"

// What tells the operation is marked, not what is longest.
func settings(id string) {
	path := "/privilegedRoles/" + id + "/settings" // want `\[getPrivilegedRoleSettings\]`
	http.Get(beta + path)
}

// A function in a variable is reported there, once, not at its callers.
var approvals = func() (*http.Response, error) {
	return http.Get(beta + "/privilegedApproval") // want `\[listPrivilegedApprovals\]`
}

func callApprovals() { approvals() }

// The method goes with its path.
func assignments(id string, create bool) {
	method, path := "DELETE", "/privilegedRoleAssignments/"+id // want `\[deletePrivilegedRoleAssignment\]`
	if create {
		method, path = "POST", "/privilegedRoleAssignments" // want `\[createPrivilegedRoleAssignment\]`
	}
	req, _ := http.NewRequest(method, beta+path, nil)
	http.DefaultClient.Do(req)
}
