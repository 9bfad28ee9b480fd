// Package raw calls the retired operations with net/http.
package raw

import (
	"context"
	"encoding/json"
	"fmt"
	"net/http"
)

const host = "https://graph.microsoft.com"

const base = host + "/beta"

func inLiteral(ctx context.Context, id string) error {
	req, err := http.NewRequestWithContext(ctx, "POST", "https://graph.microsoft.com/beta/privilegedRoleAssignmentRequests/"+id+"/cancel", nil) // want `^POST /beta/privilegedRoleAssignmentRequests/\{requestId\}/cancel \(PIM v2\) was retired on 2021-05-31: use POST /v1.0/roleManagement/directory/roleAssignmentScheduleRequests/\{id\}/cancel for an active assignment or .../roleEligibilityScheduleRequests/\{id\}/cancel for an eligible one; answers 204 without a body \[cancelPrivilegedRoleAssignmentRequest\]$`
	if err != nil {
		return err
	}
	resp, err := http.DefaultClient.Do(req)
	if err != nil {
		return err
	}
	return resp.Body.Close()
}

func formatted(id string) {
	u := fmt.Sprintf("%s/beta/privilegedRoleAssignmentRequests/%s/cancel", host, id) // want `\[cancelPrivilegedRoleAssignmentRequest\]`
	http.Post(u, "", nil)
}

func raw(id string) {
	http.Post(`https://graph.microsoft.us/beta/privilegedRoleAssignmentRequests/`+id+`/cancel`, "", nil) // want `\[cancelPrivilegedRoleAssignmentRequest\]`
}

func escapes(id string) {
	http.Post("https://graph.microsoft.com/beta\x2fprivilegedRoleAssignmentRequests/"+id+"/cancel", "", nil) // want `\[cancelPrivilegedRoleAssignmentRequest\]`
}

// The version is in a constant that other requests may share: no edit.
func sharedBase(id string) {
	http.Post(base+"/privilegedRoleAssignmentRequests/"+id+"/cancel", "", nil) // want `\[cancelPrivilegedRoleAssignmentRequest\]`
}

// The answer is looked at, and the successor answers differently: no edit.
func status(id string) bool {
	resp, err := http.Post(host+"/beta/privilegedRoleAssignmentRequests/"+id+"/cancel", "", nil) // want `\[cancelPrivilegedRoleAssignmentRequest\]`
	return err == nil && resp.StatusCode == http.StatusOK
}

// The body has to change with the URL: no edit.
func create() {
	http.Post(base+"/privilegedRoleAssignmentRequests", "application/json", nil) // want `\[createPrivilegedRoleAssignmentRequest\]`
}

// The items are other ones: no edit.
func list() error {
	resp, err := http.Get(host + "/beta/privilegedRoles") // want `\[listPrivilegedRoles\]`
	if err != nil {
		return err
	}
	return json.NewDecoder(resp.Body).Decode(new(any))
}

// Query options may mean something else: no edit.
func query(id string) {
	http.Get(host + "/beta/privilegedRoles/" + id + "?$expand=summary") // want `\[getPrivilegedRole\]`
}

// The key in parentheses is not spelled as a segment: no edit.
func parentheses(id string) {
	http.Post(host+"/beta/privilegedRoleAssignmentRequests('"+id+"')/cancel", "", nil) // want `\[cancelPrivilegedRoleAssignmentRequest\]`
}

// The answer goes to callers: no edit.
func handsOn(id string) (*http.Response, error) {
	return http.Post(host+"/beta/privilegedRoleAssignmentRequests/"+id+"/cancel", "", nil) // want `\[cancelPrivilegedRoleAssignmentRequest\]`
}

// A request that callers send is reported where it is built. They may look at
// the answer: no edit.
func built(id string) (*http.Request, error) {
	return http.NewRequest("POST", host+"/beta/privilegedRoleAssignmentRequests/"+id+"/cancel", nil) // want `\[cancelPrivilegedRoleAssignmentRequest\]`
}

func sendsBuilt(id string) {
	req, err := built(id)
	if err != nil {
		return
	}
	http.DefaultClient.Do(req)
}

// The base is used by another request, too: no edit.
func localBase(id string) {
	b := "https://graph.microsoft.com/beta"
	http.Post(b+"/privilegedRoleAssignmentRequests/"+id+"/cancel", "", nil) // want `\[cancelPrivilegedRoleAssignmentRequest\]`
	http.Get(b + "/users")
}

// The path is one of two: no edit.
func eitherPath(id string, all bool) {
	p := "/beta/privilegedRoleAssignmentRequests/" + id + "/cancel" // want `\[cancelPrivilegedRoleAssignmentRequest\]`
	if all {
		p = "/beta/users"
	}
	http.Post(host+p, "", nil)
}

// The text is printed, too: no edit.
func printed(id string) {
	u := "https://graph.microsoft.com/beta/privilegedRoleAssignmentRequests/" + id + "/cancel" // want `\[cancelPrivilegedRoleAssignmentRequest\]`
	fmt.Println(u)
	http.Post(u, "", nil)
}

// The pieces serve this request only.
func pieces(id string) {
	const b = "https://graph.microsoft.com/beta"
	p := "/privilegedRoleAssignmentRequests/" + id // want `\[cancelPrivilegedRoleAssignmentRequest\]`
	u := b + p
	http.Post(u+"/cancel", "", nil)
}
