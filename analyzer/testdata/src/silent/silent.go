// Package silent has requests and texts that must not be reported.
package silent

import (
	"fmt"
	"log"
	"net/http"
	"net/http/httptest"
)

func successor(id string) {
	http.Post("https://graph.microsoft.com/v1.0/roleManagement/directory/roleAssignmentScheduleRequests/"+id+"/cancel", "", nil)
	http.Get("https://graph.microsoft.com/v1.0/identityGovernance/privilegedAccess/group/assignmentSchedules")
}

func otherHost(id string) {
	http.Post("https://pim.example.com/beta/privilegedRoleAssignmentRequests/"+id+"/cancel", "", nil)
	http.Get("http://127.0.0.1:8080/beta/privilegedRoles")
}

func otherVersion() {
	http.Get("https://graph.microsoft.com/v1.0/privilegedRoles")
}

func otherMethod(id string) {
	req, _ := http.NewRequest("PUT", "https://graph.microsoft.com/beta/privilegedRoleAssignmentRequests/"+id+"/cancel", nil)
	http.DefaultClient.Do(req)
}

func unknown(set, id string) {
	http.Post("https://graph.microsoft.com/beta/"+set+"/"+id+"/cancel", "", nil)
}

// GET https://graph.microsoft.com/beta/privilegedRoles is only talked about.
func talk() {
	log.Print("GET https://graph.microsoft.com/beta/privilegedRoles")
	fmt.Println("usage: curl -X POST /beta/privilegedRoleAssignmentRequests/ID/cancel")
}

func handler() *httptest.Server {
	mux := http.NewServeMux()
	mux.HandleFunc("GET /beta/privilegedRoles", func(w http.ResponseWriter, r *http.Request) {
		switch r.URL.Path {
		case "/beta/privilegedRoleAssignmentRequests/1/cancel":
			w.WriteHeader(http.StatusOK)
		}
	})
	return httptest.NewServer(mux)
}

// What a test asks its own server for goes to no API.
func ownServer(paths []string) {
	srv := handler()
	defer srv.Close()
	http.Get(srv.URL + "/beta/privilegedRoles")
	for _, p := range []string{"/beta/privilegedRoles", "/beta/privilegedApproval"} {
		req, _ := http.NewRequest("GET", srv.URL+p, nil)
		srv.Client().Do(req)
	}
}
