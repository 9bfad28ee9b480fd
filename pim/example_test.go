package pim_test

import (
	"context"
	"errors"
	"fmt"
	"log"
	"net/http"
	"os"
	"time"

	"github.com/Azure/azure-sdk-for-go/sdk/azcore"
	"github.com/Azure/azure-sdk-for-go/sdk/azcore/cloud"
	"github.com/Azure/azure-sdk-for-go/sdk/azcore/policy"

	gen "github.com/pimigrate/pimigrate/gen/pim"
	"github.com/pimigrate/pimigrate/pim"
	"github.com/pimigrate/pimigrate/pimtest"
	"github.com/pimigrate/pimigrate/pimtest/tenant"
)

// service is a client of an emulator, on 2 November 2026: one request waits for its
// start, one is provisioned, and the caller may activate a role.
func service() (*pim.Client, func()) {
	now := time.Date(2026, 11, 2, 9, 0, 0, 0, time.UTC)
	state := tenant.Default()
	waiting := tenant.Request{
		ID: id, Kind: tenant.Active, Action: gen.UnifiedRoleScheduleRequestActionsAdminAssign, Status: tenant.Scheduled,
		PrincipalID: pimtest.DefaultCaller, CreatedBy: pimtest.DefaultCaller, RoleID: tenant.GlobalReader, Start: now.Add(24 * time.Hour),
	}
	provisioned := waiting
	provisioned.ID, provisioned.Status = "provisioned", tenant.Completed
	state.Requests = []tenant.Request{waiting, provisioned}
	state.Schedules = []tenant.Schedule{{Kind: tenant.Eligible, PrincipalID: pimtest.DefaultCaller, RoleID: tenant.SecurityReader, Start: now}}
	e, err := pimtest.New(pimtest.WithTime(now), pimtest.WithState(state), pimtest.WithPageSize(1))
	if err != nil {
		log.Fatal(err)
	}
	service, err := e.Listen(context.Background(), "127.0.0.1:0")
	if err != nil {
		log.Fatal(err)
	}
	client, err := pim.NewClient(token, options(service.URL))
	if err != nil {
		log.Fatal(err)
	}
	return client, func() { service.Close() }
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

func ExampleRequests_CancelRequest() {
	client, done := service()
	defer done()

	requests := client.AssignmentRequests()
	for request, err := range requests.List(context.Background(), &pim.ListOptions{Filter: "status eq 'Granted'"}) {
		if err == nil {
			err = requests.CancelRequest(context.Background(), request)
		}
		if err != nil {
			log.Fatal(err)
		}
		fmt.Println(*request.Id, "canceled")
	}
	// Output: 26bc6813-5457-4302-a482-afafd4e2962a canceled
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
		PrincipalId:      new(pimtest.DefaultCaller),
		RoleDefinitionId: new(tenant.SecurityReader),
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
	fmt.Println(*request.Action, *request.Status)
	// Output: selfActivate Granted
}

func ExampleRequests_List() {
	client, done := service()
	defer done()

	options := &pim.ListOptions{Filter: "roleDefinitionId eq '" + tenant.GlobalReader + "'"}
	for request, err := range client.AssignmentRequests().List(context.Background(), options) {
		if err != nil {
			log.Fatal(err)
		}
		fmt.Println(*request.Id, *request.Status)
	}
	// Output:
	// 26bc6813-5457-4302-a482-afafd4e2962a Granted
	// provisioned Provisioned
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
	// Output:
	// 26bc6813-5457-4302-a482-afafd4e2962a
	// provisioned
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
	// The request was not found.
}

// Any operation of the document.
func ExampleDecode() {
	client, done := service()
	defer done()

	role, err := pim.Decode[gen.UnifiedRoleDefinition](
		client.Generated().GetRoleDefinition(context.Background(), tenant.SecurityReader))
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

	schedules := pim.List[gen.UnifiedRoleEligibilitySchedule](context.Background(), client,
		func(ctx context.Context) (*http.Response, error) {
			return client.Generated().ListRoleEligibilitySchedules(ctx, nil)
		})
	for schedule, err := range schedules {
		if err != nil {
			log.Fatal(err)
		}
		fmt.Println(*schedule.Status, *schedule.MemberType)
	}
	// Output: Provisioned Direct
}
