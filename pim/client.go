package pim

import (
	"errors"
	"fmt"
	"time"

	"github.com/Azure/azure-sdk-for-go/sdk/azcore"
	"github.com/Azure/azure-sdk-for-go/sdk/azcore/policy"
	"github.com/Azure/azure-sdk-for-go/sdk/azcore/runtime"
	gen "github.com/pimigrate/pimigrate/gen/pim"
)

// Of the module, as the User-Agent and traces name it.
const (
	moduleName    = "github.com/pimigrate/pimigrate/pim"
	moduleVersion = "v0.1.0"
)

// ClientOptions are optional settings of a [Client]. Those of the Azure SDK, with
// their defaults, are described there; Cloud also takes the clouds of this package.
type ClientOptions struct {
	// ClientOptions are those that all clients of the Azure SDK have. Differences:
	// Retry.TryTimeout is 30 seconds if it is 0 and off if it is negative, and no
	// setting makes a POST or PATCH repeat that may have been carried out. A
	// *http.Client as Transport is copied and follows no redirects; another
	// Transport must not follow them either.
	azcore.ClientOptions

	// Timeout is the longest time one call may take with all its retries, 2 minutes
	// if it is 0. If it is negative only the context's deadline counts.
	Timeout time.Duration

	// MaxResponseBytes is how much of one answer is read at most, 16 MiB if it is 0.
	// A longer answer is an error.
	MaxResponseBytes int64
}

func (o *ClientOptions) withDefaults() ClientOptions {
	var opts ClientOptions
	if o != nil {
		opts = *o
	}
	if opts.Timeout == 0 {
		opts.Timeout = 2 * time.Minute
	}
	if opts.MaxResponseBytes <= 0 {
		opts.MaxResponseBytes = 16 << 20
	}
	opts.Retry.TryTimeout = tryTimeout(opts.Retry.TryTimeout)
	opts.Transport = &limited{next: withoutRedirects(opts.Transport), max: opts.MaxResponseBytes}
	return opts
}

func tryTimeout(d time.Duration) time.Duration {
	if d == 0 {
		return 30 * time.Second
	}
	return max(d, 0)
}

// A Client calls PIM v3 on Microsoft Graph. It may be used by several goroutines.
type Client struct {
	generated *gen.ClientWithResponses
	sender    *sender
}

// NewClient makes a client that authenticates with cred: a credential of package
// azidentity, or a [StaticToken]. The options may be nil.
func NewClient(cred azcore.TokenCredential, options *ClientOptions) (*Client, error) {
	if cred == nil {
		return nil, errors.New("new client: the credential is nil")
	}
	opts := options.withDefaults()
	graph, err := graphOf(opts.Cloud)
	if err != nil {
		return nil, fmt.Errorf("new client: %w", err)
	}
	endpoint, allowHTTP, err := parseEndpoint(graph.Endpoint, opts.InsecureAllowCredentialWithHTTP)
	if err != nil {
		return nil, fmt.Errorf("new client: %w", err)
	}
	bearer := runtime.NewBearerTokenPolicy(cred, []string{graph.Audience + "/.default"},
		&policy.BearerTokenOptions{InsecureAllowCredentialWithHTTP: allowHTTP})
	// The guard comes after the credential, whose own requests are no business of it.
	az, err := azcore.NewClient(moduleName, moduleVersion, runtime.PipelineOptions{
		AllowedHeaders:         []string{headerClientRequestID, "x-ms-ags-diagnostic", "location"},
		AllowedQueryParameters: []string{"$select", "$expand", "$top", "$count"},
		PerRetry:               []policy.Policy{bearer, guard{}},
		Tracing:                runtime.TracingOptions{Namespace: "Microsoft.Graph"},
	}, &opts.ClientOptions)
	if err != nil {
		return nil, fmt.Errorf("new client: %w", err)
	}
	s := &sender{az: az, endpoint: endpoint, timeout: opts.Timeout}
	generated, err := gen.NewClientWithResponses(endpoint.String(), gen.WithHTTPClient(s))
	if err != nil {
		return nil, fmt.Errorf("new client: %w", err)
	}
	return &Client{generated: generated, sender: s}, nil
}

// Generated returns the generated client, for the operations that this package
// has no method for, with the same credential, retries, limits and errors: any
// answer that is not a documented success is an *[Error], so the fields JSON400,
// JSONDefault and their like stay nil.
//
// [Decode] and [List] read what its methods return:
//
//	schedule, err := pim.Decode[gen.UnifiedRoleAssignmentSchedule](
//		client.Generated().GetRoleAssignmentSchedule(ctx, id, nil))
//
// Its methods named WithResponse decode for themselves. They report an answer
// that is whole but does not fit the model, such as one with a date without a
// zone, as a plain error without the status.
func (c *Client) Generated() *gen.ClientWithResponses { return c.generated }
