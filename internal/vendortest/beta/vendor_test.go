package beta

import (
	"context"
	"errors"
	"fmt"
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
	"github.com/pimigrate/pimigrate/pimtest"
)

// vendor makes the calls with the vendor's request builders.
type vendor struct {
	requests *privilegedroleassignmentrequests.PrivilegedRoleAssignmentRequestsRequestBuilder
}

// newVendor does what the constructor of the SDK's root package does, with a transport
// that trusts the emulator below the SDK's own middleware.
func newVendor(t *testing.T, srv *pimtest.Server) vendor {
	t.Helper()
	auth, err := authentication.NewAzureIdentityAuthenticationProviderWithScopesAndValidHosts(token(bearer(srv)),
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
	abstractions.RegisterDefaultSerializer(func() serialization.SerializationWriterFactory {
		return jsonserialization.NewJsonSerializationWriterFactory()
	})
	abstractions.RegisterDefaultDeserializer(func() serialization.ParseNodeFactory { return jsonserialization.NewJsonParseNodeFactory() })
	adapter.SetBaseUrl(srv.URL + "/beta")
	return vendor{privilegedroleassignmentrequests.NewPrivilegedRoleAssignmentRequestsRequestBuilderInternal(map[string]string{}, adapter)}
}

func (c vendor) create(ctx context.Context, role string, at time.Time) (id, outcome string) {
	schedule := models.NewGovernanceSchedule()
	schedule.SetTypeEscaped(new("Once"))
	schedule.SetStartDateTime(&at)
	body := models.NewPrivilegedRoleAssignmentRequest()
	body.SetRoleId(&role)
	body.SetTypeEscaped(new("UserAdd"))
	body.SetAssignmentState(new("Active"))
	body.SetDuration(new("2"))
	body.SetReason(new("on call"))
	body.SetSchedule(schedule)
	r, err := c.requests.Post(ctx, body, nil)
	if err != nil {
		return "", vendorOutcome(err)
	}
	return *r.GetId(), *r.GetStatus()
}

func (c vendor) get(ctx context.Context, id string) string {
	r, err := c.requests.ByPrivilegedRoleAssignmentRequestId(id).Get(ctx, nil)
	return vendorStatus(r, err)
}

func (c vendor) list(ctx context.Context, filter string) string {
	config := &privilegedroleassignmentrequests.PrivilegedRoleAssignmentRequestsRequestBuilderGetRequestConfiguration{
		QueryParameters: &privilegedroleassignmentrequests.PrivilegedRoleAssignmentRequestsRequestBuilderGetQueryParameters{},
	}
	if filter != "" {
		config.QueryParameters.Filter = &filter
	}
	page, err := c.requests.Get(ctx, config)
	if err != nil {
		return vendorOutcome(err)
	}
	var out []string
	for _, r := range page.GetValue() {
		out = append(out, *r.GetId()+" "+*r.GetStatus())
	}
	return strings.Join(out, ", ")
}

func (c vendor) cancel(ctx context.Context, id string) string {
	r, err := c.requests.ByPrivilegedRoleAssignmentRequestId(id).Cancel().Post(ctx, nil)
	return vendorStatus(r, err)
}

func vendorStatus(r models.PrivilegedRoleAssignmentRequestable, err error) string {
	if err != nil {
		return vendorOutcome(err)
	}
	return *r.GetStatus()
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
