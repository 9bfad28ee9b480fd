package spans

import "net/http"

const cancel = "https://graph.microsoft.com/beta/privilegedRoleAssignmentRequests/"

// One file has the whole edit.
func Cancel(id string) {
	http.Post(cancel+id+"/cancel", "", nil) // want `without a body \[cancelPrivilegedRoleAssignmentRequest\]$`
}

// Url.go has the other half of this one.
func Get(id string) {
	http.Get(requests + id) // want `; not edited by golangci-lint: the edit spans files: use pimvet -fix \[getPrivilegedRoleAssignmentRequest\]$`
}
