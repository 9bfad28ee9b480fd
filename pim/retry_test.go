package pim_test

import (
	"context"
	"errors"
	"io"
	"net"
	"net/http"
	"net/http/httptest"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"github.com/Azure/azure-sdk-for-go/sdk/azcore/policy"
	"github.com/pimigrate/pimigrate/pim"
)

// A script answers each request with the next of its handlers, and then with the
// last one.
type script struct {
	handlers []http.HandlerFunc
	n        atomic.Int32
}

func (s *script) serve(w http.ResponseWriter, r *http.Request) {
	io.Copy(io.Discard, r.Body)
	n := int(s.n.Add(1))
	s.handlers[min(n, len(s.handlers))-1](w, r)
}

// hangUp closes the connection instead of answering.
func hangUp(http.ResponseWriter, *http.Request) { panic(http.ErrAbortHandler) }

// TestRetry is pitfall 18, that a generated client retries nothing, and the
// opposite: that azcore repeats a POST which may have been carried out.
func TestRetry(t *testing.T) {
	ok, created := always(200, request("Granted")), always(201, request("Granted"))
	now := time.Now().UTC().Format(http.TimeFormat)
	getIt := func(c *pim.Client) error {
		_, err := c.AssignmentRequests().Get(context.Background(), id)
		return err
	}
	post := func(c *pim.Client) error {
		_, err := c.AssignmentRequests().Create(context.Background(), pim.AssignmentRequest{Justification: new("on call")})
		return err
	}
	tests := []struct {
		name  string
		call  func(*pim.Client) error
		first http.HandlerFunc
		then  http.HandlerFunc
		tries int32
		want  error // nil: success
	}{
		{"GET 429 in seconds", getIt, always(429, ``, "Retry-After", "0"), ok, 2, nil},
		{"GET 429 at a date", getIt, always(429, ``, "Retry-After", now), ok, 2, nil},
		{"GET 500", getIt, always(500, ``), ok, 2, nil},
		{"GET 502", getIt, always(502, ``), ok, 2, nil},
		{"GET 503", getIt, always(503, ``), ok, 2, nil},
		{"GET 504", getIt, always(504, ``), ok, 2, nil},
		{"GET cut off", getIt, always(200, `{`, "Content-Length", "9"), ok, 2, nil},
		{"GET without an answer", getIt, hangUp, ok, 2, nil},
		{"GET 404", getIt, always(404, ``), ok, 1, pim.ErrNotFound},
		{"GET 429 always", getIt, always(429, ``), always(429, ``), 4, pim.ErrThrottled},
		{"POST 429 in seconds", post, always(429, ``, "Retry-After", "0"), created, 2, nil},
		{"POST 429 at a date", post, always(429, ``, "Retry-After", now), created, 2, nil},
		{"POST 503 in seconds", post, always(503, ``, "Retry-After", "0"), created, 2, nil},
		{"POST 429 without a time", post, always(429, ``), created, 1, pim.ErrThrottled},
		{"POST 503 without a time", post, always(503, ``), created, 1, pim.ErrUnknownOutcome},
		{"POST 500", post, always(500, ``), created, 1, pim.ErrUnknownOutcome},
		{"POST 502", post, always(502, ``), created, 1, pim.ErrUnknownOutcome},
		{"POST 504", post, always(504, ``), created, 1, pim.ErrUnknownOutcome},
		{"POST 504 with a time", post, always(504, ``, "Retry-After", "0"), created, 1, pim.ErrUnknownOutcome},
		{"POST 408", post, always(408, ``), created, 1, pim.ErrUnknownOutcome},
		{"POST without an answer", post, hangUp, created, 1, pim.ErrUnknownOutcome},
		{"POST half an answer", post, always(201, `{`, "Content-Length", "9"), created, 1, pim.ErrUnknownOutcome},
		{"POST an answer that does not fit", post, always(201, `{"id": 7}`), created, 1, pim.ErrUnknownOutcome},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			s := &script{handlers: []http.HandlerFunc{tt.first, tt.then}}
			err := tt.call(newClient(t, s.serve))
			if s.n.Load() != tt.tries {
				t.Errorf("sent %d times, want %d", s.n.Load(), tt.tries)
			}
			if !errors.Is(err, tt.want) {
				t.Errorf("error = %v, want %v", err, tt.want)
			}
		})
	}
}

// TestBodyIsSentAgain checks that a POST which is repeated has its body.
func TestBodyIsSentAgain(t *testing.T) {
	var bodies []string
	c := newClient(t, func(w http.ResponseWriter, r *http.Request) {
		b, _ := io.ReadAll(r.Body)
		if bodies = append(bodies, string(b)); len(bodies) == 1 {
			answer(w, 429, ``, "Retry-After", "0")
			return
		}
		answer(w, 201, request("Granted"))
	})
	if _, err := c.AssignmentRequests().Create(t.Context(), pim.AssignmentRequest{Justification: new("on call")}); err != nil {
		t.Fatal(err)
	}
	if len(bodies) != 2 || bodies[0] != bodies[1] || !strings.Contains(bodies[0], "on call") {
		t.Errorf("bodies = %q, want the same twice", bodies)
	}
}

// TestUnsentPostIsRepeated: nothing left this machine, so a POST may be sent
// again and its outcome is known.
func TestUnsentPostIsRepeated(t *testing.T) {
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	endpoint := "http://" + l.Addr().String()
	l.Close()
	var dials atomic.Int32
	opts := options(endpoint)
	opts.Transport = &http.Client{Transport: &http.Transport{DialContext: func(ctx context.Context, network, addr string) (net.Conn, error) {
		dials.Add(1)
		return new(net.Dialer).DialContext(ctx, network, addr)
	}}}
	err = newClientWith(t, opts).AssignmentRequests().Cancel(t.Context(), id)
	e, ok := errors.AsType[*pim.Error](err)
	if !ok || e.Status != 0 || errors.Is(err, pim.ErrUnknownOutcome) {
		t.Errorf("error = %v, want an *Error without an answer, nothing sent", err)
	}
	if dials.Load() != 4 {
		t.Errorf("%d tries, want 4", dials.Load())
	}
	if strings.Contains(err.Error(), assignments) {
		t.Errorf("error = %v, want no URL", err)
	}
}

// TestUnsentBecauseCanceled: of a call whose context had ended before, the outcome is
// known, whatever the transport.
func TestUnsentBecauseCanceled(t *testing.T) {
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	s := &silent{}
	for _, transport := range []policy.Transporter{nil, s} {
		opts := options(newServer(t, always(204, ``)))
		opts.Transport = transport
		err := newClientWith(t, opts).AssignmentRequests().Cancel(ctx, id)
		if !errors.Is(err, context.Canceled) || errors.Is(err, pim.ErrUnknownOutcome) || s.tries != 0 {
			t.Errorf("error = %v after %d tries, want a known outcome after none", err, s.tries)
		}
	}
}

// A silent transport is none of net/http: it does not tell whether it sent.
type silent struct{ tries int }

func (s *silent) Do(*http.Request) (*http.Response, error) {
	s.tries++
	return nil, errors.New("broken")
}

func TestUnknownTransportCountsAsSent(t *testing.T) {
	s := &silent{}
	opts := options("http://127.0.0.1:1")
	opts.Transport = s
	err := newClientWith(t, opts).AssignmentRequests().Cancel(t.Context(), id)
	if !errors.Is(err, pim.ErrUnknownOutcome) || s.tries != 1 {
		t.Errorf("error = %v after %d tries, want an unknown outcome after 1", err, s.tries)
	}
}

// TestDeadline is pitfall 18 and complaint 13: no time limits, and unclear ones.
func TestDeadline(t *testing.T) {
	slow := func(w http.ResponseWriter, r *http.Request) {
		io.Copy(io.Discard, r.Body)
		<-r.Context().Done()
	}
	tests := []struct {
		name    string
		handler http.HandlerFunc
		set     func(*pim.ClientOptions)
		tries   int32
		status  int
		cause   error // nil: the answer itself
	}{
		{"one try", slow, func(o *pim.ClientOptions) { o.Retry.TryTimeout = 20 * time.Millisecond }, 4, 0, context.DeadlineExceeded},
		{"whole call", slow, func(o *pim.ClientOptions) { o.Timeout = 20 * time.Millisecond }, 1, 0, context.DeadlineExceeded},
		{"pause beyond the deadline", always(429, ``, "Retry-After", "30"), func(o *pim.ClientOptions) { o.Timeout = 5 * time.Second }, 1, 429, nil},
		{"deadline in a pause", always(503, ``), func(o *pim.ClientOptions) {
			o.Timeout, o.Retry.RetryDelay = 50*time.Millisecond, time.Minute
		}, 1, 503, context.DeadlineExceeded},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			s := &script{handlers: []http.HandlerFunc{tt.handler}}
			srv := httptest.NewServer(http.HandlerFunc(s.serve))
			defer srv.Close()
			opts := options(srv.URL)
			tt.set(opts)
			start := time.Now()
			e := get(t, newClientWith(t, opts))
			if d := time.Since(start); d > 3*time.Second {
				t.Errorf("took %s", d)
			}
			if e.Status != tt.status || !errors.Is(e, tt.cause) && tt.cause != nil {
				t.Errorf("error = %v, want status %d and %v", e, tt.status, tt.cause)
			}
			if s.n.Load() != tt.tries {
				t.Errorf("sent %d times, want %d", s.n.Load(), tt.tries)
			}
		})
	}
}

// TestLimit is pitfall 18: an answer is read to its end, however long.
func TestLimit(t *testing.T) {
	for _, tt := range []struct {
		name string
		max  int64
		good bool
	}{{"fits", 200, true}, {"one too long", 199, false}} {
		t.Run(tt.name, func(t *testing.T) {
			s := &script{handlers: []http.HandlerFunc{always(200, `{"id": "x"}`+strings.Repeat(" ", 189))}}
			srv := httptest.NewServer(http.HandlerFunc(s.serve))
			defer srv.Close()
			opts := options(srv.URL)
			opts.MaxResponseBytes = tt.max
			_, err := newClientWith(t, opts).AssignmentRequests().Get(t.Context(), id)
			if tt.good != (err == nil) || err != nil && !strings.Contains(err.Error(), "200 OK: the answer is longer than 199 bytes") {
				t.Errorf("error = %v", err)
			}
			if s.n.Load() != 1 {
				t.Errorf("asked %d times, want once", s.n.Load())
			}
		})
	}
}
