package pim_test

import (
	"context"
	"errors"
	"fmt"
	"log"
	"net/http"
	"net/http/httptest"
	"os"
	"time"

	"github.com/Azure/azure-sdk-for-go/sdk/azcore"
	"github.com/Azure/azure-sdk-for-go/sdk/azcore/cloud"
	"github.com/Azure/azure-sdk-for-go/sdk/azcore/policy"

	gen "github.com/pimigrate/pimigrate/gen/pim"
	"github.com/pimigrate/pimigrate/pim"
)

// service is a client of a test server that knows one request, which is granted
// until it is canceled, and one that is provisioned.
func service() (*pim.Client, func()) {
	status := "Granted"
	mux := http.NewServeMux()
	mux.HandleFunc("POST "+eligibilities+"/{id}/cancel", always(404, `{"error": {"code": "ResourceNotFound", "message": "There is no such request."}}`))
	mux.HandleFunc("POST "+assignments+"/provisioned/cancel", always(400, `{"error": {"code": "RequestCannotBeCancelled", "message": "Request is not in cancellable state."}}`))
	mux.HandleFunc("POST "+assignments+"/"+id+"/cancel", func(w http.ResponseWriter, _ *http.Request) {
		status = "Canceled"
		w.WriteHeader(http.StatusNoContent)
	})
	mux.HandleFunc("POST "+assignments, func(w http.ResponseWriter, _ *http.Request) { answer(w, 201, request(status)) })
	mux.HandleFunc("GET "+assignments+"/"+id, func(w http.ResponseWriter, _ *http.Request) { answer(w, 200, request(status)) })
	mux.HandleFunc("GET "+assignments, func(w http.ResponseWriter, r *http.Request) {
		if r.URL.Query().Has("$skiptoken") {
			answer(w, 200, `{"value": [{"id": "third", "status": "Provisioned"}]}`)
			return
		}
		answer(w, 200, `{"value": [{"id": "first", "status": "Granted"}, {"id": "second", "status": "Revoked"}], "@odata.nextLink": "?$skiptoken=2"}`)
	})
	mux.HandleFunc("GET "+assignments+"/filterByCurrentUser(on='principal')", always(200, `{"value": [{"id": "mine", "status": "Granted"}]}`))
	mux.HandleFunc("GET /v1.0/roleManagement/directory/roleAssignmentSchedules", always(200, `{"value": [{"id": "schedule", "memberType": "Direct"}]}`))
	mux.HandleFunc("GET /v1.0/roleManagement/directory/roleDefinitions/{id}", always(200, `{"displayName": "Security Reader"}`))
	srv := httptest.NewServer(mux)
	client, err := pim.NewClient(token, options(srv.URL))
	if err != nil {
		log.Fatal(err)
	}
	return client, srv.Close
}

// A program takes a credential of package azidentity in place of the token, which
// gets options.Cloud as well.
func ExampleNewClient() {
	client, err := pim.NewClient(pim.StaticToken(os.Getenv("TOKEN")), &pim.ClientOptions{
		ClientOptions: azcore.ClientOptions{
			Cloud: cloud.AzureGovernment,
			Retry: policy.RetryOptions{MaxRetries: 5, TryTimeout: 10 * time.Second},
		},
		Timeout: time.Minute,
	})
	if err != nil {
		log.Fatal(err)
	}
	_ = client
}

func ExampleRequests_Cancel() {
	client, done := service()
	defer done()

	err := client.AssignmentRequests().Cancel(context.Background(), "provisioned")
	if errors.Is(err, pim.ErrNotCancelable) {
		fmt.Println("too late: deactivate the role instead")
	}
	// Output: too late: deactivate the role instead
}

func ExampleRequests_CancelAndWait() {
	client, done := service()
	defer done()

	request, err := client.AssignmentRequests().CancelAndWait(context.Background(), id, nil)
	if err != nil {
		log.Fatal(err)
	}
	fmt.Println(*request.Status)
	// Output: Canceled
}

func ExampleClient_CancelAny() {
	client, done := service()
	defer done()

	kind, err := client.CancelAny(context.Background(), id)
	if err != nil {
		log.Fatal(err)
	}
	fmt.Println("canceled a request for an", kind)
	// Output: canceled a request for an assignment
}

// Activate a role for two hours.
func ExampleRequests_Create() {
	client, done := service()
	defer done()

	request, err := client.AssignmentRequests().Create(context.Background(), pim.AssignmentRequest{
		Action:           new(gen.UnifiedRoleScheduleRequestActionsSelfActivate),
		PrincipalId:      new("918e54be-12c4-4f4c-a6d3-2ee0e3661c51"),
		RoleDefinitionId: new("88d8e3e3-8f55-4a1e-953a-9b9898b8876b"),
		DirectoryScopeId: new("/"),
		Justification:    new("on call"),
		ScheduleInfo: &gen.RequestSchedule{
			StartDateTime: new(time.Date(2026, 11, 5, 22, 0, 0, 0, time.UTC)),
			Expiration: &gen.ExpirationPattern{
				Type:     new(gen.ExpirationPatternTypeAfterDuration),
				Duration: new("PT2H"),
			},
		},
	})
	if err != nil {
		log.Fatal(err)
	}
	fmt.Println(*request.Id, *request.Status)
	// Output: 26bc6813-5457-4302-a482-afafd4e2962a Granted
}

func ExampleRequests_List() {
	client, done := service()
	defer done()

	options := &pim.ListOptions{Filter: "roleDefinitionId eq '88d8e3e3-8f55-4a1e-953a-9b9898b8876b'"}
	for request, err := range client.AssignmentRequests().List(context.Background(), options) {
		if err != nil {
			log.Fatal(err)
		}
		fmt.Println(*request.Id, *request.Status)
	}
	// Output:
	// first Granted
	// second Revoked
	// third Provisioned
}

func ExampleRequests_Mine() {
	client, done := service()
	defer done()

	for request, err := range client.AssignmentRequests().Mine(context.Background(), pim.OnPrincipal, nil) {
		if err != nil {
			log.Fatal(err)
		}
		fmt.Println(*request.Id)
	}
	// Output: mine
}

func ExampleError() {
	client, done := service()
	defer done()

	err := client.EligibilityRequests().Cancel(context.Background(), "unknown")
	if e, ok := errors.AsType[*pim.Error](err); ok {
		fmt.Println(e.Operation, e.Status, e.Code)
		fmt.Println(e.Message)
	}
	// Output:
	// cancelRoleEligibilityScheduleRequest 404 ResourceNotFound
	// There is no such request.
}

// Any operation of the document.
func ExampleDecode() {
	client, done := service()
	defer done()

	role, err := pim.Decode[gen.UnifiedRoleDefinition](
		client.Generated().GetRoleDefinition(context.Background(), "88d8e3e3-8f55-4a1e-953a-9b9898b8876b"))
	if err != nil {
		log.Fatal(err)
	}
	fmt.Println(*role.DisplayName)
	// Output: Security Reader
}

// Any list of the document.
func ExampleList() {
	client, done := service()
	defer done()

	schedules := pim.List[gen.UnifiedRoleAssignmentSchedule](context.Background(), client,
		func(ctx context.Context) (*http.Response, error) {
			return client.Generated().ListRoleAssignmentSchedules(ctx, nil)
		})
	for schedule, err := range schedules {
		if err != nil {
			log.Fatal(err)
		}
		fmt.Println(*schedule.Id, *schedule.MemberType)
	}
	// Output: schedule Direct
}
