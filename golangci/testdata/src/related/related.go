package related

import "net/http"

func Cancel(id string) (*http.Response, error) {
	url := "https://graph.microsoft.com/beta/privilegedRoleAssignmentRequests/" + id + "/cancel" // want `\[cancelPrivilegedRoleAssignmentRequest\]$`
	return http.Post(url, "", nil)
}
