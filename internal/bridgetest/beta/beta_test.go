package beta

import (
	"context"
	"errors"
	"fmt"
	"net/http/httptest"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/Azure/azure-sdk-for-go/sdk/azcore"
	"github.com/Azure/azure-sdk-for-go/sdk/azcore/policy"
	abstractions "github.com/microsoft/kiota-abstractions-go"
	"github.com/microsoft/kiota-abstractions-go/serialization"
	kiotahttp "github.com/microsoft/kiota-http-go"
	jsonserialization "github.com/microsoft/kiota-serialization-json-go"
	"github.com/microsoftgraph/msgraph-beta-sdk-go/models"
	"github.com/microsoftgraph/msgraph-beta-sdk-go/models/odataerrors"
	"github.com/microsoftgraph/msgraph-beta-sdk-go/privilegedroleassignmentrequests"
	core "github.com/microsoftgraph/msgraph-sdk-go-core"
	"github.com/microsoftgraph/msgraph-sdk-go-core/authentication"
	"github.com/pimigrate/pimigrate/bridge"
	"github.com/pimigrate/pimigrate/pimtest"
	"github.com/pimigrate/pimigrate/pimtest/tenant"
)

var start = time.Date(2026, 11, 2, 9, 0, 0, 0, time.UTC)

const alice = pimtest.DefaultCaller

// newBridge starts a bridge, with TLS, to an emulator that wants signed tokens.
func newBridge(t *testing.T) (*httptest.Server, *pimtest.Server) {
	t.Helper()
	s := tenant.Default()
	s.Schedules = []tenant.Schedule{{Kind: tenant.Eligible, PrincipalID: alice, RoleID: tenant.SecurityReader, Start: start.Add(-time.Hour)}}
	e := pimtest.NewServer(t, pimtest.WithV2(pimtest.V2Retired), pimtest.WithTokens(pimtest.TokensSigned), pimtest.WithTime(start), pimtest.WithState(s))
	b, err := bridge.New(bridge.Options{Upstream: e.URL, Now: e.Clock().Now})
	if err != nil {
		t.Fatal(err)
	}
	srv := httptest.NewTLSServer(b)
	t.Cleanup(srv.Close)
	return srv, e
}

// newRequests does what the constructor of the SDK's root package does, which only adds
// minutes of compiling: the SDK's middleware over a transport that trusts the bridge.
func newRequests(t *testing.T, srv *httptest.Server, bearer string) *privilegedroleassignmentrequests.PrivilegedRoleAssignmentRequestsRequestBuilder {
	t.Helper()
	auth, err := authentication.NewAzureIdentityAuthenticationProviderWithScopesAndValidHosts(token(bearer),
		[]string{"https://graph.microsoft.com/.default"}, []string{"127.0.0.1"})
	if err != nil {
		t.Fatal(err)
	}
	options := &core.GraphClientOptions{GraphServiceVersion: "beta", GraphServiceLibraryVersion: "0.110.0"}
	client := core.GetDefaultClient(options)
	client.Transport = kiotahttp.NewCustomTransportWithParentTransport(srv.Client().Transport, core.GetDefaultMiddlewaresWithOptions(options)...)
	adapter, err := core.NewGraphRequestAdapterBaseWithParseNodeFactoryAndSerializationWriterFactoryAndHttpClient(auth, *options, nil, nil, client)
	if err != nil {
		t.Fatal(err)
	}
	adapter.SetBaseUrl(srv.URL + "/beta")
	abstractions.RegisterDefaultSerializer(func() serialization.SerializationWriterFactory {
		return jsonserialization.NewJsonSerializationWriterFactory()
	})
	abstractions.RegisterDefaultDeserializer(func() serialization.ParseNodeFactory { return jsonserialization.NewJsonParseNodeFactory() })
	return privilegedroleassignmentrequests.NewPrivilegedRoleAssignmentRequestsRequestBuilderInternal(map[string]string{}, adapter)
}

// token is a credential that is at hand.
type token string

func (t token) GetToken(context.Context, policy.TokenRequestOptions) (azcore.AccessToken, error) {
	return azcore.AccessToken{Token: string(t), ExpiresOn: time.Now().Add(time.Hour)}, nil
}

// TestVendor lets the SDK make, list and cancel a request, and looks at what PIM v3 was
// asked for.
func TestVendor(t *testing.T) {
	srv, e := newBridge(t)
	requests := newRequests(t, srv, e.Token(pimtest.WithScopes("RoleAssignmentSchedule.ReadWrite.Directory", "RoleEligibilitySchedule.ReadWrite.Directory")))
	created, err := requests.Post(t.Context(), body(), nil)
	if err != nil {
		t.Fatal(outcome(err))
	}
	id := *created.GetId()
	filter := "status eq 'Scheduled'"
	page, err := requests.Get(t.Context(), &privilegedroleassignmentrequests.PrivilegedRoleAssignmentRequestsRequestBuilderGetRequestConfiguration{
		QueryParameters: &privilegedroleassignmentrequests.PrivilegedRoleAssignmentRequestsRequestBuilderGetQueryParameters{Filter: &filter},
	})
	if err != nil {
		t.Fatal(outcome(err))
	}
	if list := page.GetValue(); len(list) != 1 || *list[0].GetId() != id || *list[0].GetReason() != "on call" {
		t.Errorf("the list has %d requests", len(list))
	}
	cancel := requests.ByPrivilegedRoleAssignmentRequestId(id).Cancel()
	cancelled, err := cancel.Post(t.Context(), nil)
	if err != nil {
		t.Fatal(outcome(err))
	}
	if *cancelled.GetStatus() != "Cancelling" || *cancelled.GetId() != id {
		t.Errorf("cancelled: %s %s", *cancelled.GetId(), *cancelled.GetStatus())
	}
	if _, err := cancel.Post(t.Context(), nil); outcome(err) != "400 BadRequest: Cancellation can be done only on status Scheduled and PendingApproval." {
		t.Errorf("again: %s", outcome(err))
	}
	want := []string{
		"createRoleAssignmentScheduleRequest 201", "listRoleAssignmentScheduleRequests 200", "listRoleEligibilityScheduleRequests 200",
		"getRoleAssignmentScheduleRequest 200", "cancelRoleAssignmentScheduleRequest 204", "getRoleAssignmentScheduleRequest 200",
		"getRoleAssignmentScheduleRequest 200",
	}
	if got := e.Requests().Lines(); !slices.Equal(got, want) {
		t.Errorf("sent:\n%s\nwant:\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
}

// body asks for a role in an hour.
func body() models.PrivilegedRoleAssignmentRequestable {
	schedule := models.NewGovernanceSchedule()
	schedule.SetTypeEscaped(new("Once"))
	schedule.SetStartDateTime(new(start.Add(time.Hour)))
	b := models.NewPrivilegedRoleAssignmentRequest()
	b.SetRoleId(new(tenant.SecurityReader))
	b.SetTypeEscaped(new("UserAdd"))
	b.SetAssignmentState(new("Active"))
	b.SetDuration(new("2"))
	b.SetReason(new("on call"))
	b.SetSchedule(schedule)
	return b
}

func outcome(err error) string {
	var e *odataerrors.ODataError
	if errors.As(err, &e) && e.GetErrorEscaped() != nil {
		return fmt.Sprint(e.ResponseStatusCode, " ", *e.GetErrorEscaped().GetCode(), ": ", *e.GetErrorEscaped().GetMessage())
	}
	return fmt.Sprint(err)
}
