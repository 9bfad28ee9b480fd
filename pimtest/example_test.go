package pimtest_test

import (
	"fmt"
	"net/http"
	"net/http/httptest"
	"time"

	"github.com/pimigrate/pimigrate/pimtest"
	"github.com/pimigrate/pimigrate/pimtest/tenant"
)

// An activation that begins in an hour is cancelled, and an outage comes in between.
func Example() {
	now := time.Date(2026, 11, 2, 9, 0, 0, 0, time.UTC)
	state := tenant.Default()
	state.Requests = []tenant.Request{{
		ID: "7c53453e", Kind: tenant.Active, Action: "selfActivate", Status: tenant.Scheduled,
		PrincipalID: pimtest.DefaultCaller, RoleID: tenant.SecurityReader, Start: now.Add(time.Hour), CreatedBy: pimtest.DefaultCaller,
	}}
	e, err := pimtest.New(pimtest.WithTime(now), pimtest.WithState(state))
	if err != nil {
		fmt.Println(err)
		return
	}
	if err := e.Inject(pimtest.Fault{Kind: pimtest.Unavailable, Count: 1}); err != nil {
		fmt.Println(err)
		return
	}
	srv := httptest.NewServer(e)
	defer srv.Close()
	cancel := srv.URL + "/v1.0/roleManagement/directory/roleAssignmentScheduleRequests/7c53453e/cancel"
	for range 2 {
		rsp, err := http.Post(cancel, "", nil)
		if err != nil {
			fmt.Println(err)
			return
		}
		rsp.Body.Close()
		fmt.Println(rsp.Status)
	}
	fmt.Println(e.Requests().Lines())
	fmt.Println(e.Snapshot().Requests[0].Status)
	// Output:
	// 503 Service Unavailable
	// 204 No Content
	// [cancelRoleAssignmentScheduleRequest 503 unavailable cancelRoleAssignmentScheduleRequest 204]
	// Cancelled
}
