package bridge

import (
	"context"
	"crypto/tls"
	"errors"
	"fmt"
	"net"
	"net/http"
	"net/url"
	"strings"
	"time"

	"go.opentelemetry.io/otel/propagation"

	"github.com/pimigrate/pimigrate/gen/pim"
)

// Limits on what upstream may send, a page of which is far below, and on connecting to it.
const (
	maxAnswer       = 4 << 20
	maxAnswerHeader = 64 << 10
	connectTimeout  = 5 * time.Second
)

// passed are the headers of a caller that go upstream. Nothing else of its request
// does: what is sent is built from typed values.
var passed = []string{"Authorization", "client-request-id", "Accept-Language", "ConsistencyLevel"}

// An upstream is the one origin that requests and tokens go to.
type upstream struct {
	origin  *url.URL
	client  *pim.Client
	limit   time.Duration // of one call
	metrics *instruments
}

// The client is gen/pim's, not package pim's: a bridge has no credential of its own, so
// of the Azure SDK's pipeline it would use nothing but the retries, and those it leaves
// to the caller, who knows how long it wants to wait.
func newUpstream(root string, o *Options, m *instruments) (*upstream, error) {
	origin, err := url.Parse(root)
	if err != nil {
		return nil, err // check has read it
	}
	u := &upstream{origin: origin, limit: o.UpstreamTimeout, metrics: m}
	dialer := &net.Dialer{Timeout: connectTimeout}
	doer := &http.Client{
		// A proxy, which the environment would name, is another place that sees what is sent.
		Transport: &http.Transport{
			DialContext: dialer.DialContext, TLSHandshakeTimeout: connectTimeout, ForceAttemptHTTP2: true,
			TLSClientConfig:        &tls.Config{RootCAs: o.RootCAs, MinVersion: tls.VersionTLS12},
			MaxResponseHeaderBytes: maxAnswerHeader, MaxIdleConnsPerHost: o.MaxInFlight, IdleConnTimeout: 90 * time.Second,
			ResponseHeaderTimeout: o.UpstreamTimeout,
		},
		CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse },
	}
	u.client, err = pim.NewClient(root, pim.WithHTTPClient(&guard{doer, u}), pim.WithRequestEditorFn(u.address))
	return u, err
}

// address gives a request the headers of the caller in its context that may pass.
func (u *upstream) address(ctx context.Context, r *http.Request) error {
	c := callOf(ctx)
	for _, name := range passed {
		if v := c.header.Get(name); v != "" {
			r.Header.Set(name, v)
		}
	}
	propagation.TraceContext{}.Inject(ctx, propagation.HeaderCarrier(r.Header))
	r.Header.Set("Accept", "application/json")
	r.Header.Set("User-Agent", "pimigrate-bridge")
	return nil
}

// guard is the last thing before the network: whatever was built above it, no request
// leaves for another origin or with a path that would mean another one.
type guard struct {
	next pim.HttpRequestDoer
	u    *upstream
}

var errElsewhere = errors.New("the request is not one for the upstream")

func (g *guard) Do(r *http.Request) (*http.Response, error) {
	if r.URL.Scheme != g.u.origin.Scheme || r.URL.Host != g.u.origin.Host || r.Host != "" && r.Host != g.u.origin.Host {
		return nil, errElsewhere
	}
	for segment := range strings.SplitSeq(strings.TrimPrefix(r.URL.Path, "/"), "/") {
		if segment == "" || segment == "." || segment == ".." {
			return nil, errElsewhere
		}
	}
	return g.next.Do(r)
}

// nextPage returns an editor that asks for the page a link names. Of the link only the
// query is taken, and only if the rest is the URL that is being asked anyway: a token
// must not follow a link.
func nextPage(link string) pim.RequestEditorFn {
	return func(_ context.Context, r *http.Request) error {
		if link == "" {
			return nil
		}
		next, err := url.Parse(link)
		if err != nil || next.Scheme != r.URL.Scheme || next.Host != r.URL.Host || !strings.EqualFold(next.Path, r.URL.Path) {
			return errors.New("the link to the next page leads elsewhere")
		}
		r.URL.RawQuery = next.RawQuery
		return nil
	}
}

// longestID is far more than ids of Microsoft Graph have.
const longestID = 256

// validID says whether an id can be one of PIM v3, so that it cannot be mistaken for
// anything else in a path or a filter. Those seen are GUIDs, base64url, and both with
// underscores (pim-facts 3.3, 3.10).
func validID(id string) bool {
	if id == "" || len(id) > longestID || strings.Trim(id, ".") == "" {
		return false
	}
	for _, c := range []byte(id) {
		letter := 'a' <= c|0x20 && c|0x20 <= 'z'
		if !letter && (c < '0' || c > '9') && c != '-' && c != '_' && c != '.' {
			return false
		}
	}
	return true
}

// equal is a filter for a property that has a value, which validID has passed.
func equal(property, value string) string { return fmt.Sprintf("%s eq '%s'", property, value) }
