package bridge

import (
	"crypto/x509"
	"errors"
	"fmt"
	"log/slog"
	"net/url"
	"strconv"
	"strings"
	"time"

	"go.opentelemetry.io/otel/metric"
	"go.opentelemetry.io/otel/trace"

	"github.com/pimigrate/pimigrate/internal/loopback"
)

// Options are what a bridge is made of. Upstream is required; the zero value of each
// other is its default.
type Options struct {
	// Upstream is the root of the service that speaks PIM v3, such as
	// https://graph.microsoft.com. It has neither path nor query, and is HTTPS unless
	// it is on this machine. The tokens of callers go there and nowhere else.
	Upstream string

	// RootCAs are the authorities that Upstream's certificate may come from; nil for
	// those of the system.
	RootCAs *x509.CertPool

	// PublicURL is the root of the bridge as its callers spell it. It is what links
	// in answers begin with; empty for the host that the caller names.
	PublicURL string

	// GoneAfter is when the bridge begins to answer 410; zero for never.
	GoneAfter time.Time

	// UpstreamTimeout limits one call of Upstream, and Timeout an answer with all the
	// calls it takes; the defaults are 30 seconds and a minute.
	UpstreamTimeout, Timeout time.Duration

	// MaxInFlight is how many requests are answered at a time; more get 503 with
	// Retry-After. The default is 256.
	MaxInFlight int

	// MaxObjects is how many objects of PIM v3 one answer may be made of; more get
	// 501. The default is 10,000.
	MaxObjects int

	// Log gets one line for each request: operation, status, ids; never a token, a
	// query or a body. nil for none.
	Log *slog.Logger

	// Meter and Tracer are where metrics and traces go; nil for none.
	Meter  metric.MeterProvider
	Tracer trace.TracerProvider

	// Now is the clock; nil for time.Now.
	Now func() time.Time
}

func (o *Options) complete() {
	o.UpstreamTimeout = orDefault(o.UpstreamTimeout, 30*time.Second)
	o.Timeout = orDefault(o.Timeout, time.Minute)
	o.MaxInFlight = orDefault(o.MaxInFlight, 256)
	o.MaxObjects = orDefault(o.MaxObjects, 10_000)
	if o.Now == nil {
		o.Now = time.Now
	}
	if o.Log == nil {
		o.Log = slog.New(slog.DiscardHandler)
	}
}

func orDefault[T comparable](v, other T) T {
	var zero T
	if v == zero {
		return other
	}
	return v
}

// check returns the roots that are to be used, without slashes at their ends.
func (o *Options) check() (upstream, public string, err error) {
	u, err := root("upstream", o.Upstream)
	if err != nil {
		return "", "", err
	}
	if u.Scheme != "https" && !loopback.Host(u.Hostname()) {
		return "", "", fmt.Errorf("upstream %s: tokens are sent there, so it has to be https", o.Upstream)
	}
	if o.UpstreamTimeout < 0 || o.Timeout < 0 || o.MaxInFlight < 0 || o.MaxObjects < 0 {
		return "", "", errors.New("time limits and numbers cannot be negative")
	}
	if o.PublicURL == "" {
		return u.String(), "", nil
	}
	p, err := root("public URL", o.PublicURL)
	if err != nil {
		return "", "", err
	}
	return u.String(), p.String(), nil
}

// root reads the URL of a service.
func root(what, text string) (*url.URL, error) {
	if text == "" {
		return nil, fmt.Errorf("%s: give the root of the service, such as https://graph.microsoft.com", what)
	}
	u, err := url.Parse(strings.TrimSuffix(text, "/"))
	switch {
	case err != nil: // which may hold a password
		return nil, fmt.Errorf("%s: it is no URL", what)
	case u.Scheme != "https" && u.Scheme != "http" || u.Host == "":
		return nil, fmt.Errorf("%s %s: it has to begin with https:// and a host", what, u.Redacted())
	case u.Hostname() == "" || !validPort(u.Port()):
		return nil, fmt.Errorf("%s %s: it needs a host, and a port, if any, up to 65535", what, u.Redacted())
	case u.User != nil || u.Path != "" || u.RawQuery != "" || u.ForceQuery || u.Fragment != "":
		return nil, fmt.Errorf("%s %s: it may have no user, path or query", what, u.Redacted())
	}
	return u, nil
}

// validPort says whether a URL can have a port; none is the empty one.
func validPort(port string) bool {
	n, err := strconv.ParseUint(port, 10, 16)
	return port == "" || err == nil && n > 0
}
