package bridge

import (
	"bytes"
	"context"
	"io"
	"net/http"
	"sync/atomic"
	"time"

	"github.com/pimigrate/pimigrate/gen/pimserver"
	"github.com/pimigrate/pimigrate/internal/contract"
	"github.com/pimigrate/pimigrate/internal/odata"
	"github.com/pimigrate/pimigrate/internal/v2rules"
)

// A Bridge is an [http.Handler] that answers calls of PIM v2, and of iteration 2, by
// calls of PIM v3. Its methods may be called at the same time. It keeps nothing of one
// request for the next but counts, so any number of them can stand behind a load
// balancer.
type Bridge struct {
	options  Options
	public   string // root for links; "" for that of the request
	upstream *upstream
	metrics  *instruments
	callers  callers
	slots    chan struct{} // one taken for each request under way
	draining atomic.Bool
	handler  http.Handler // everything
}

// New returns a bridge, or what is wrong with its options.
func New(o Options) (*Bridge, error) {
	root, public, err := o.check()
	if err != nil {
		return nil, err
	}
	o.complete()
	contract.Operations() // reads the document now, and not while the first caller waits
	m, err := newInstruments(&o)
	if err != nil {
		return nil, err
	}
	u, err := newUpstream(root, &o, m)
	if err != nil {
		return nil, err
	}
	b := &Bridge{options: o, public: public, upstream: u, metrics: m, slots: make(chan struct{}, o.MaxInFlight)}
	s := server{operations: &operations{upstream: u, now: o.Now, most: o.MaxObjects}}
	operations := pimserver.NullKeys(pimserver.NewGatedHandler(s, b.gate))
	// Not an http.ServeMux, which answers a path that is not clean with a redirect.
	health := map[string]http.HandlerFunc{"/livez": b.live, "/readyz": b.ready}
	b.handler = pimserver.RecoverPanics(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if answer := health[r.URL.Path]; answer != nil && (r.Method == http.MethodGet || r.Method == http.MethodHead) {
			answer(w, r)
			return
		}
		b.observe(w, r, b.limit(operations))
	}))
	return b, nil
}

// ServeHTTP answers a request.
func (b *Bridge) ServeHTTP(w http.ResponseWriter, r *http.Request) { b.handler.ServeHTTP(w, r) }

// gate goes on where the operation is known. It answers into a recorder, which answers
// to GET are completed in.
func (b *Bridge) gate(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) { b.enter(w, r, next) })
}

// enter lets next, which is the operation, answer the request if nothing stands against it.
func (b *Bridge) enter(w http.ResponseWriter, r *http.Request, next http.Handler) {
	c := callOf(r.Context())
	c.operation = contract.Match(r)
	announce(w.Header(), b.upstream.origin.String(), c.operation, r.URL.Path)
	if err := b.standing(c.operation); err != nil {
		err.Write(w)
		return
	}
	if c.operation == nil {
		next.ServeHTTP(w, r) // which says whether it is 404 or 405
		return
	}
	b.operate(w, r, next, c)
}

// operate lets an operation answer, and applies what the query asks for.
func (b *Bridge) operate(w http.ResponseWriter, r *http.Request, next http.Handler, c *call) {
	values, err := odata.Values(r.URL.RawQuery, c.operation.Version == "beta")
	if err != nil {
		writeError(w, err)
		return
	}
	query, err := odata.Parse(values, c.operation)
	if err != nil {
		writeError(w, err)
		return
	}
	c.expand, c.filter = query.Expand, query.Demands
	body, err := readBody(w, r, c.operation)
	if err != nil {
		writeError(w, err)
		return
	}
	u := *r.URL
	u.RawQuery = values.Encode()
	r2 := r.WithContext(r.Context())
	r2.URL, r2.Body = &u, io.NopCloser(bytes.NewReader(body))
	rec := &recorder{header: http.Header{}}
	next.ServeHTTP(rec, r2)
	b.complete(rec, r, odata.Answer{
		Operation: c.operation, Root: b.root(r), Path: r.URL.Path, Query: query, Values: values, Link: r.URL.EscapedPath(),
	})
	rec.copyTo(w, c.answer)
}

// complete gives a successful answer its context URL and applies the query to it.
func (b *Bridge) complete(rec *recorder, r *http.Request, a odata.Answer) {
	if rec.status >= 300 || a.Operation.Type == nil {
		return
	}
	body, err := odata.Complete(rec.body, a)
	if err != nil {
		b.options.Log.ErrorContext(r.Context(), "answer cannot be completed", "operation", a.Operation.ID, "error", err)
		*rec = recorder{header: http.Header{}}
		pimserver.WriteError(rec, http.StatusInternalServerError, "", "An internal error occurred.")
		return
	}
	rec.body = []byte(body)
}

// maxBody is far above what a request of PIM v2 takes.
const maxBody = 64 << 10

// readBody reads a body, which is one JSON value. One of PIM v2's create that is no object
// it answers in PIM v2's own words.
func readBody(w http.ResponseWriter, r *http.Request, op *contract.Operation) ([]byte, error) {
	body, err := pimserver.ReadBody(w, r, maxBody)
	switch {
	case err != nil:
		return nil, err
	case op.GoName == "CreatePrivilegedRoleAssignmentRequest":
		if message := v2rules.CheckBody(body); message != "" {
			return nil, bad(message)
		}
	case op.Body != nil && len(body) > 0:
		return body, pimserver.CheckJSON(body)
	}
	return body, nil
}

// limit bounds what one request, and all at a time, can take.
func (b *Bridge) limit(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		err := wellFormed(r)
		select {
		case b.slots <- struct{}{}:
			defer func() { <-b.slots }()
		default:
			err = &pimserver.Error{Status: http.StatusServiceUnavailable, Message: "The bridge is busy.", RetryAfter: "1"}
		}
		if err != nil {
			announce(w.Header(), b.upstream.origin.String(), nil, "")
			err.Write(w)
			return
		}
		ctx, cancel := context.WithTimeout(r.Context(), b.options.Timeout)
		defer cancel()
		next.ServeHTTP(w, r.WithContext(ctx))
	})
}

// wellFormed refuses requests whose target or credential could be read in two ways.
func wellFormed(r *http.Request) *pimserver.Error {
	refuse := func(message string) *pimserver.Error {
		return &pimserver.Error{Status: http.StatusBadRequest, Message: message}
	}
	switch {
	case r.URL.IsAbs() || r.URL.Host != "" || r.Method == http.MethodConnect:
		return refuse("The bridge is no proxy: send the path alone.")
	case len(r.Header.Values("Authorization")) > 1:
		return refuse("The header Authorization is given more than once.")
	case r.Header.Get("Upgrade") != "":
		return refuse("The bridge has no other protocols.")
	case r.ContentLength != 0 && (r.Method == http.MethodGet || r.Method == http.MethodHead):
		return refuse("The method takes no body.")
	}
	return nil
}

// gone says whether the bridge has ended.
func (b *Bridge) gone() bool {
	return !b.options.GoneAfter.IsZero() && !b.options.Now().Before(b.options.GoneAfter)
}

// since is how long something took.
func since(begin time.Time) float64 { return time.Since(begin).Seconds() }
