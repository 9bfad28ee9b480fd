package permission

import "net/http"

var scopes = []string{"PrivilegedAccess.ReadWrite.AzureAD"} // want `; not edited by golangci-lint: it must move together with all calls that need it: use pimvet -fix \[permission\]$`

func get(id string) error {
	resp, err := http.Get("https://graph.microsoft.com/beta/privilegedAccess/aadRoles/roleAssignmentRequests/" + id) // want `\[getAadRolesRoleAssignmentRequest\]$`
	if err != nil {
		return err
	}
	return resp.Body.Close()
}
