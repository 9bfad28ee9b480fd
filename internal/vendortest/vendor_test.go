//go:build !novendor

package vendortest

import (
	"context"
	"errors"
	"fmt"
	"net/http"
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
	core "github.com/microsoftgraph/msgraph-sdk-go-core"
	"github.com/microsoftgraph/msgraph-sdk-go-core/authentication"
	"github.com/microsoftgraph/msgraph-sdk-go/models"
	"github.com/microsoftgraph/msgraph-sdk-go/models/odataerrors"
	"github.com/microsoftgraph/msgraph-sdk-go/rolemanagement"
	"github.com/pimigrate/pimigrate/pimtest"
	"github.com/pimigrate/pimigrate/pimtest/tenant"
)

// TestSession runs one session with the vendor's client and one with pim: outcomes,
// journals and tenants are the same.
func TestSession(t *testing.T) {
	vendorSrv, pimSrv := newServer(t), newServer(t)
	token := token(vendorSrv.Token(pimtest.WithScopes(permission)))
	got := session(t.Context(), newVendor(t, vendorSrv.URL, token, vendorSrv.Client().Transport))
	want := session(t.Context(), pimClient{newPIM(t, pimSrv)})
	if !slices.Equal(got, want) {
		t.Errorf("the vendor's client:\n%s\npim:\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
	if got, want := vendorSrv.Requests().Lines(), pimSrv.Requests().Lines(); !slices.Equal(got, want) {
		t.Errorf("the vendor's client sent:\n%s\npim:\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
	if got, want := state(t, vendorSrv), state(t, pimSrv); got != want {
		t.Errorf("the vendor's client left:\n%s\npim:\n%s", got, want)
	}
	t.Log(strings.Join(got, "\n"))
	for _, line := range []string{"create: Granted", "cancel: canceled", "get canceled: Canceled"} {
		if !slices.Contains(got, line) {
			t.Errorf("no %q in\n%s", line, strings.Join(got, "\n"))
		}
	}
}

// TestRetries lets the vendor's client repeat a cancel that is throttled, as Retry-After
// says.
func TestRetries(t *testing.T) {
	srv := newServer(t)
	c := newVendor(t, srv.URL, token(srv.Token(pimtest.WithScopes(permission))), srv.Client().Transport)
	id, outcome := c.create(t.Context(), tenant.SecurityReader, start.Add(time.Hour))
	srv.Inject(pimtest.Fault{Kind: pimtest.Throttle, Operation: "cancelRoleAssignmentScheduleRequest", Count: 1})
	if got := c.cancel(t.Context(), id); got != "canceled" {
		t.Errorf("created %s, cancel: %s", outcome, got)
	}
	want := []string{"createRoleAssignmentScheduleRequest 201", "cancelRoleAssignmentScheduleRequest 429 throttle", "cancelRoleAssignmentScheduleRequest 204"}
	if got := srv.Requests().Lines(); !slices.Equal(got, want) {
		t.Errorf("sent %q", got)
	}
}

// vendorClient makes the calls with the vendor's request builders.
type vendorClient struct {
	requests *rolemanagement.DirectoryRoleAssignmentScheduleRequestsRequestBuilder
}

// newVendor does what the constructor of the SDK's root package does, with a transport
// that trusts the emulator below the SDK's own middleware.
func newVendor(t testing.TB, url string, cred azcore.TokenCredential, transport http.RoundTripper) vendorClient {
	t.Helper()
	auth, err := authentication.NewAzureIdentityAuthenticationProviderWithScopesAndValidHosts(cred,
		[]string{"https://graph.microsoft.com/.default"}, []string{"127.0.0.1"})
	if err != nil {
		t.Fatal(err)
	}
	options := &core.GraphClientOptions{GraphServiceLibraryVersion: "1.89.0"}
	client := core.GetDefaultClient(options)
	client.Transport = kiotahttp.NewCustomTransportWithParentTransport(transport, core.GetDefaultMiddlewaresWithOptions(options)...)
	adapter, err := core.NewGraphRequestAdapterBaseWithParseNodeFactoryAndSerializationWriterFactoryAndHttpClient(auth, *options, nil, nil, client)
	if err != nil {
		t.Fatal(err)
	}
	abstractions.RegisterDefaultSerializer(func() serialization.SerializationWriterFactory {
		return jsonserialization.NewJsonSerializationWriterFactory()
	})
	abstractions.RegisterDefaultDeserializer(func() serialization.ParseNodeFactory { return jsonserialization.NewJsonParseNodeFactory() })
	adapter.SetBaseUrl(url + "/v1.0")
	builder := rolemanagement.NewDirectoryRequestBuilderInternal(map[string]string{}, adapter)
	return vendorClient{builder.RoleAssignmentScheduleRequests()}
}

func (c vendorClient) create(ctx context.Context, role string, at time.Time) (id, outcome string) {
	duration, err := serialization.ParseISODuration("PT2H")
	if err != nil {
		return "", err.Error()
	}
	expiration := models.NewExpirationPattern()
	expiration.SetTypeEscaped(new(models.AFTERDURATION_EXPIRATIONPATTERNTYPE))
	expiration.SetDuration(duration)
	schedule := models.NewRequestSchedule()
	schedule.SetStartDateTime(&at)
	schedule.SetExpiration(expiration)
	body := models.NewUnifiedRoleAssignmentScheduleRequest()
	body.SetAction(new(models.SELFACTIVATE_UNIFIEDROLESCHEDULEREQUESTACTIONS))
	body.SetPrincipalId(new(alice))
	body.SetRoleDefinitionId(&role)
	body.SetDirectoryScopeId(new("/"))
	body.SetJustification(new("on call"))
	body.SetScheduleInfo(schedule)
	r, err := c.requests.Post(ctx, body, nil)
	if err != nil {
		return "", vendorOutcome(err)
	}
	return *r.GetId(), *r.GetStatus()
}

func (c vendorClient) get(ctx context.Context, id string) string {
	r, err := c.requests.ByUnifiedRoleAssignmentScheduleRequestId(id).Get(ctx, nil)
	if err != nil {
		return vendorOutcome(err)
	}
	return *r.GetStatus()
}

func (c vendorClient) list(ctx context.Context, filter string) []string {
	config := &rolemanagement.DirectoryRoleAssignmentScheduleRequestsRequestBuilderGetRequestConfiguration{
		QueryParameters: &rolemanagement.DirectoryRoleAssignmentScheduleRequestsRequestBuilderGetQueryParameters{},
	}
	if filter != "" {
		config.QueryParameters.Filter = &filter
	}
	page, err := c.requests.Get(ctx, config)
	if err != nil {
		return []string{vendorOutcome(err)}
	}
	var out []string
	for _, r := range page.GetValue() {
		out = append(out, *r.GetId()+" "+*r.GetStatus())
	}
	return out
}

func (c vendorClient) cancel(ctx context.Context, id string) string {
	if err := c.requests.ByUnifiedRoleAssignmentScheduleRequestId(id).Cancel().Post(ctx, nil); err != nil {
		return vendorOutcome(err)
	}
	return "canceled"
}

func vendorOutcome(err error) string {
	var e *odataerrors.ODataError
	if errors.As(err, &e) && e.GetErrorEscaped() != nil {
		return fmt.Sprint(e.ResponseStatusCode, " ", *e.GetErrorEscaped().GetCode(), ": ", *e.GetErrorEscaped().GetMessage())
	}
	return err.Error()
}

// token is a credential that is at hand.
type token string

func (t token) GetToken(context.Context, policy.TokenRequestOptions) (azcore.AccessToken, error) {
	return azcore.AccessToken{Token: string(t), ExpiresOn: time.Now().Add(time.Hour)}, nil
}
