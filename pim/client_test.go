package pim_test

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"net/http"
	"slices"
	"strings"
	"sync"
	"testing"

	"github.com/Azure/azure-sdk-for-go/sdk/azcore"
	"github.com/Azure/azure-sdk-for-go/sdk/azcore/cloud"
	"github.com/Azure/azure-sdk-for-go/sdk/azcore/log"
	"github.com/Azure/azure-sdk-for-go/sdk/azcore/policy"
	"github.com/Azure/azure-sdk-for-go/sdk/azcore/tracing"
	"gopkg.in/yaml.v3"

	"github.com/pimigrate/pimigrate/openapi"
	"github.com/pimigrate/pimigrate/pim"
)

// TestHeaders is pitfall 18: no Accept, no User-Agent.
func TestHeaders(t *testing.T) {
	var got http.Header
	c := newClient(t, func(w http.ResponseWriter, r *http.Request) {
		got = r.Header
		answer(w, 200, request("Granted"))
	})
	ctx := policy.WithHTTPHeader(t.Context(), http.Header{"Prefer": {"include-unknown-enum-members"}})
	if _, err := c.AssignmentRequests().Get(ctx, id); err != nil {
		t.Fatal(err)
	}
	if got.Get("Prefer") != "include-unknown-enum-members" {
		t.Errorf("headers = %v, want that of the caller", got)
	}
	if got.Get("Accept") != "application/json" || !strings.HasPrefix(got.Get("User-Agent"), "azsdk-go-pim/") || len(got.Get("client-request-id")) != 36 {
		t.Errorf("headers = %v", got)
	}
}

// TestGenerated is complaint 17 and pitfall 8: the methods of the generated client
// fail as those of the package do, where they would return nil without an error.
func TestGenerated(t *testing.T) {
	for name, handler := range map[string]http.HandlerFunc{
		"HTML":               always(200, `<html>`, "Content-Type", "text/html"),
		"unlisted":           always(204, ``),
		"failure":            always(503, `<html>`, "Content-Type", "text/html"),
		"documented failure": always(403, `{"error": {"code": "Authorization_RequestDenied", "message": "m"}}`),
	} {
		t.Run(name, func(t *testing.T) {
			c := newClient(t, handler)
			rsp, err := c.Generated().GetRoleDefinitionWithResponse(t.Context(), id)
			if e, ok := errors.AsType[*pim.Error](err); !ok || rsp != nil || e.Status == 0 || e.Operation != "getRoleDefinition" {
				t.Errorf("get = %v, %v, want an *Error of getRoleDefinition", rsp, err)
			}
		})
	}
}

// TestRedirect: a redirect is not followed, whoever made the transport.
func TestRedirect(t *testing.T) {
	for name, transport := range map[string]policy.Transporter{"default": nil, "of the caller": &http.Client{}} {
		t.Run(name, func(t *testing.T) {
			n := 0
			opts := options(newServer(t, http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
				n++
				http.Redirect(w, r, "/elsewhere", http.StatusFound)
			})))
			opts.Transport = transport
			err := newClientWith(t, opts).AssignmentRequests().Cancel(t.Context(), id)
			if e, ok := errors.AsType[*pim.Error](err); !ok || e.Status != 302 || n != 1 {
				t.Errorf("error = %v after %d requests, want 302 after 1", err, n)
			}
		})
	}
}

// A scopes credential keeps what it is asked for.
type scopes struct{ got []string }

func (s *scopes) GetToken(_ context.Context, o policy.TokenRequestOptions) (azcore.AccessToken, error) {
	s.got = o.Scopes
	return azcore.AccessToken{}, errors.New("no token today")
}

// A capture transport keeps the host and sends nothing.
type capture struct{ host string }

func (c *capture) Do(req *http.Request) (*http.Response, error) {
	c.host = req.URL.Scheme + "://" + req.URL.Host
	return nil, errors.New("not sent")
}

// TestClouds checks hosts and scopes, and that the hosts are the document's.
func TestClouds(t *testing.T) {
	var doc struct{ Servers []struct{ URL string } }
	if err := yaml.Unmarshal(openapi.PIM, &doc); err != nil {
		t.Fatal(err)
	}
	clouds := []struct {
		name   string
		cloud  cloud.Configuration
		server int
	}{
		{"default", cloud.Configuration{}, 0},
		{"global", pim.CloudGlobal, 0},
		{"L4", pim.CloudUSGovernmentL4, 1},
		{"L5", pim.CloudUSGovernmentL5, 2},
		{"China", pim.CloudChina, 3},
		{"azure public", cloud.AzurePublic, 0},
		{"azure government", cloud.AzureGovernment, 1},
		{"azure China", cloud.AzureChina, 3},
	}
	seen := map[int]bool{}
	for _, tt := range clouds {
		t.Run(tt.name, func(t *testing.T) {
			seen[tt.server] = true
			want := doc.Servers[tt.server].URL
			transport, cred := &capture{}, &scopes{}
			opts := &pim.ClientOptions{ClientOptions: azcore.ClientOptions{Cloud: tt.cloud, Transport: transport}}
			newClientWith(t, opts).AssignmentRequests().Cancel(t.Context(), id)
			if transport.host != want {
				t.Errorf("host = %s, want %s", transport.host, want)
			}
			c, err := pim.NewClient(cred, opts)
			if err != nil {
				t.Fatal(err)
			}
			err = c.AssignmentRequests().Cancel(t.Context(), id)
			if err == nil || !strings.Contains(err.Error(), "no token today") || errors.Is(err, pim.ErrUnknownOutcome) {
				t.Errorf("error = %v, want that of the credential, nothing sent", err)
			}
			if !slices.Equal(cred.got, []string{want + "/.default"}) {
				t.Errorf("scopes = %v, want those of %s", cred.got, want)
			}
		})
	}
	if len(seen) != len(doc.Servers) {
		t.Errorf("%d servers in the document, %d clouds here", len(doc.Servers), len(seen))
	}
}

// TestEndpoint is complaints 15 and 16: http is for this machine, and enough for
// a test.
func TestEndpoint(t *testing.T) {
	tests := []struct {
		endpoint string
		good     bool
	}{
		{"http://127.0.0.1:8080", true}, {"http://localhost:8080/", true}, {"http://[::1]:8080", true}, {"HTTP://LocalHost:8080", true},
		{"https://gateway.example/graph", true},
		{"http://gateway.example", false}, {"http://localhost.example", false}, {"http://10.0.0.1", false},
		{"gateway.example", false}, {"ftp://127.0.0.1", false}, {"", false}, {"https://", false}, {"https://:443", false},
		{"https://me:secret@gateway.example", false}, {"https://gateway.example?token=secret", false}, {":", false},
	}
	for _, tt := range tests {
		_, err := pim.NewClient(token, options(tt.endpoint))
		if tt.good != (err == nil) || err != nil && strings.Contains(err.Error(), "secret") {
			t.Errorf("client of %q: error = %v", tt.endpoint, err)
		}
	}
	if _, err := pim.NewClient(nil, nil); err == nil {
		t.Error("client without a credential: no error")
	}
	unknown := cloud.Configuration{ActiveDirectoryAuthorityHost: "https://login.example/"}
	if _, err := pim.NewClient(token, &pim.ClientOptions{ClientOptions: azcore.ClientOptions{Cloud: unknown}}); err == nil {
		t.Error("client of an unknown cloud: no error")
	}
}

func TestStaticToken(t *testing.T) {
	js, err := json.Marshal(map[string]any{"token": token})
	if err != nil {
		t.Fatal(err)
	}
	if all := fmt.Sprintf("%v %+v %s %q %#v %x %s", token, token, token, token, token, token, js); strings.Contains(all, "secret") || strings.Contains(all, fmt.Sprintf("%x", "secret")) {
		t.Errorf("printed: %s", all)
	}
	for _, bad := range []pim.StaticToken{"", "secret\n", "sec ret", "secrét"} {
		opts := options(newServer(t, always(204, ``)))
		c, err := pim.NewClient(bad, opts)
		if err != nil {
			t.Fatal(err)
		}
		if err := c.AssignmentRequests().Cancel(t.Context(), id); err == nil || strings.Contains(err.Error(), "secr") {
			t.Errorf("token %d bytes: error = %v, want one without the token", len(bad), err)
		}
	}
}

// TestLog: what is logged tells the request, and neither token nor filter.
func TestLog(t *testing.T) {
	var mu sync.Mutex
	var b strings.Builder
	log.SetListener(func(_ log.Event, s string) {
		mu.Lock()
		defer mu.Unlock()
		b.WriteString(s)
	})
	defer log.SetListener(nil)
	c := newClient(t, always(429, `{"error": {"message": "in the body"}}`, "Retry-After", "600", "request-id", "r-1"))
	for range c.AssignmentRequests().List(t.Context(), &pim.ListOptions{Filter: "principalId eq 'alice'", Select: "status"}) {
	}
	mu.Lock()
	defer mu.Unlock()
	got := b.String()
	for _, want := range []string{"roleAssignmentScheduleRequests", "429", "r-1"} {
		if !strings.Contains(got, want) {
			t.Errorf("log has no %q:\n%s", want, got)
		}
	}
	for _, secret := range []string{string(token), "alice", "in the body"} {
		if strings.Contains(got, secret) {
			t.Errorf("log has %q:\n%s", secret, got)
		}
	}
}

// TestTracing: a span for the call and, in it, one for each request.
func TestTracing(t *testing.T) {
	var spans []string
	provider := tracing.NewProvider(func(name, version string) tracing.Tracer {
		return tracing.NewTracer(func(ctx context.Context, span string, o *tracing.SpanOptions) (context.Context, tracing.Span) {
			spans = append(spans, span)
			return ctx, tracing.NewSpan(tracing.SpanImpl{
				End:       func() {},
				SetStatus: func(_ tracing.SpanStatus, s string) { spans = append(spans, "failed: "+s) },
			})
		}, nil)
	}, nil)
	s := &script{handlers: []http.HandlerFunc{always(429, ``, "Retry-After", "0"), always(400, `{"error": {"code": "c"}}`)}}
	opts := options(newServer(t, http.HandlerFunc(s.serve)))
	opts.TracingProvider = provider
	if err := newClientWith(t, opts).AssignmentRequests().Cancel(t.Context(), id); err == nil {
		t.Fatal("no error")
	}
	got := strings.Join(spans, "|")
	for _, want := range []string{"Client.cancelRoleAssignmentScheduleRequest|HTTP POST|failed: 429 Too Many Requests|HTTP POST|failed: 400 Bad Request|failed: *pim.Error:\ncancelRoleAssignmentScheduleRequest: POST: 400 c"} {
		if !strings.Contains(got, want) {
			t.Errorf("spans = %s\nwant    %s", got, want)
		}
	}
}
