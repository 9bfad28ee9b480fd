package pim_test

import (
	"context"
	"errors"
	"net"
	"net/http"
	"testing"
	"testing/synctest"
	"time"

	"github.com/Azure/azure-sdk-for-go/sdk/azcore"
	"github.com/Azure/azure-sdk-for-go/sdk/azcore/policy"

	"github.com/pimigrate/pimigrate/pim"
	"github.com/pimigrate/pimigrate/pimtest"
)

// Limits of the client in TestFaults. The service is waited for in virtual time.
const (
	tryLimit    = 10 * time.Second
	callLimit   = time.Minute
	callerLimit = 150 * time.Second
)

// errAny stands for an error that has no name of its own.
var errAny = errors.New("any")

// A trouble is a fault, and what is to come of a call that it strikes.
type trouble struct {
	name  string
	fault pimtest.Fault
	// get and post are the errors of a read and of a change that are struck once,
	// nil for none.
	get, post error
	lasting   bool // struck every time, no call succeeds
	leaves    bool // the caller gives up after a second
}

// happens reports whether the operation is carried out all the same.
func (tr trouble) happens() bool {
	switch tr.fault.Kind {
	case pimtest.Latency, pimtest.SlowBody, pimtest.CutOff, pimtest.LostAnswer:
		return true
	}
	return false
}

var troubles = []trouble{
	{"none", pimtest.Fault{Kind: pimtest.Latency, Delay: time.Nanosecond}, nil, nil, false, false},
	{"429", pimtest.Fault{Kind: pimtest.Throttle}, nil, nil, true, false},
	{"429 for 15 s", pimtest.Fault{Kind: pimtest.Throttle, RetryAfter: 15 * time.Second}, nil, nil, true, false},
	{"429 until a date", pimtest.Fault{Kind: pimtest.Throttle, RetryAfter: 15 * time.Second, RetryAfterDate: true}, nil, nil, true, false},
	{"429 beyond the deadline", pimtest.Fault{Kind: pimtest.Throttle, RetryAfter: 10 * time.Minute}, pim.ErrThrottled, pim.ErrThrottled, true, false},
	{"429 until a date beyond the deadline", pimtest.Fault{Kind: pimtest.Throttle, RetryAfter: 10 * time.Minute, RetryAfterDate: true}, pim.ErrThrottled, pim.ErrThrottled, true, false},
	{"503", pimtest.Fault{Kind: pimtest.Unavailable}, nil, pim.ErrUnknownOutcome, true, false},
	{"503 for 15 s", pimtest.Fault{Kind: pimtest.Unavailable, RetryAfter: 15 * time.Second}, nil, nil, true, false},
	{"503 until a date", pimtest.Fault{Kind: pimtest.Unavailable, RetryAfter: 15 * time.Second, RetryAfterDate: true}, nil, nil, true, false},
	{"503 beyond the deadline", pimtest.Fault{Kind: pimtest.Unavailable, RetryAfter: 10 * time.Minute}, errAny, errAny, true, false},
	{"504", pimtest.Fault{Kind: pimtest.Timeout}, nil, pim.ErrUnknownOutcome, true, false},
	{"502 in HTML", pimtest.Fault{Kind: pimtest.BadGateway}, nil, pim.ErrUnknownOutcome, true, false},
	{"reset", pimtest.Fault{Kind: pimtest.Reset}, nil, pim.ErrUnknownOutcome, true, false},
	{"late", pimtest.Fault{Kind: pimtest.Latency, Delay: 3 * time.Second}, nil, nil, false, false},
	{"too late for a try", pimtest.Fault{Kind: pimtest.Latency, Delay: 20 * time.Second}, nil, pim.ErrUnknownOutcome, true, false},
	{"too late for a call", pimtest.Fault{Kind: pimtest.Latency, Delay: time.Hour}, nil, pim.ErrUnknownOutcome, true, false},
	{"slow body", pimtest.Fault{Kind: pimtest.SlowBody, Delay: time.Second}, nil, nil, false, false},
	{"too slow for a try", pimtest.Fault{Kind: pimtest.SlowBody, Delay: 20 * time.Second}, nil, pim.ErrUnknownOutcome, true, false},
	{"cut off", pimtest.Fault{Kind: pimtest.CutOff}, nil, pim.ErrUnknownOutcome, true, false},
	{"answer lost", pimtest.Fault{Kind: pimtest.LostAnswer}, nil, pim.ErrUnknownOutcome, true, false},
	{"caller leaves", pimtest.Fault{Kind: pimtest.Latency, Delay: 5 * time.Second}, context.Canceled, context.Canceled, true, true},
	{"caller leaves a slow body", pimtest.Fault{Kind: pimtest.SlowBody, Delay: 5 * time.Second}, context.Canceled, context.Canceled, true, true},
}

// expect is the error of a call of which a step is struck once. A change without an
// answer that was carried out is found by the read that follows. Of a refusal the
// status is enough.
func (tr trouble) expect(call convenience, s step) error {
	switch {
	case s.refused && !tr.leaves && (tr.fault.Kind == pimtest.CutOff || tr.fault.Kind == pimtest.SlowBody):
		return nil
	case !s.post && tr.get != nil && call.waits:
		return pim.ErrNotConfirmed
	case !s.post:
		return tr.get
	case tr.post == pim.ErrUnknownOutcome && tr.happens() && call.waits && !s.refused:
		return nil
	}
	return tr.post
}

// TestFaults strikes every call with every fault: each of its requests once, and all
// of them every time, with the client's deadlines and with a short one of the caller.
func TestFaults(t *testing.T) {
	n := 0
	for _, call := range conveniences() {
		for _, tr := range troubles {
			for i, s := range call.steps {
				n++
				t.Run(call.name+"/"+tr.name+"/"+s.operation+"/once", func(t *testing.T) {
					tr := tr
					tr.fault.Operation, tr.fault.Skip, tr.fault.Count = s.operation, s.skip, 1
					err := virtual(t, call, tr, callerLimit)
					if want := tr.expect(call, call.steps[i]); (err == nil) != (want == nil) || want != errAny && !errors.Is(err, want) {
						t.Errorf("error = %v, want %v", err, want)
					}
				})
			}
			for name, limit := range map[string]time.Duration{"always": callerLimit, "always, 2 s": 2 * time.Second} {
				n++
				t.Run(call.name+"/"+tr.name+"/"+name, func(t *testing.T) {
					err := virtual(t, call, tr, limit)
					if tr.lasting == (err == nil) && limit == callerLimit || tr.lasting && err == nil {
						t.Errorf("error = %v, want one: %t", err, tr.lasting)
					}
				})
			}
		}
	}
	t.Logf("%d calls, %d faults, %d runs", len(conveniences()), len(troubles), n)
}

// TestFaultsOnSockets is the part of TestFaults in which it matters what a real
// connection does, TLS included.
func TestFaultsOnSockets(t *testing.T) {
	for _, tr := range troubles {
		switch tr.fault.Kind {
		case pimtest.Reset, pimtest.CutOff, pimtest.LostAnswer, pimtest.BadGateway:
		default:
			continue
		}
		for name, secure := range map[string][]pimtest.Option{"plain": nil, "TLS": {pimtest.WithTLS()}} {
			srv := pimtest.NewServer(t, append(secure, pimtest.WithPageSize(2))...)
			opts := options(srv.URL)
			opts.Transport = srv.Client()
			client := newClientWith(t, opts)
			for _, call := range conveniences() {
				for _, s := range call.steps {
					t.Run(name+"/"+call.name+"/"+tr.name+"/"+s.operation, func(t *testing.T) {
						srv.Reset()
						srv.Restore(faultState(srv.Clock().Now()))
						tr := tr
						tr.fault.Operation, tr.fault.Skip, tr.fault.Count = s.operation, s.skip, 1
						err := strike(t, srv.Emulator, client, call, tr, callerLimit)
						if want := tr.expect(call, s); (err == nil) != (want == nil) || !errors.Is(err, want) {
							t.Errorf("error = %v, want %v", err, want)
						}
					})
				}
			}
		}
	}
}

// virtual makes a call of an emulator of its own, in virtual time and over pipes.
// That the bubble ends shows that nothing is left running.
func virtual(t *testing.T, call convenience, tr trouble, limit time.Duration) (err error) {
	t.Helper()
	synctest.Test(t, func(t *testing.T) {
		e, newErr := pimtest.New(pimtest.WithState(faultState(time.Now())), pimtest.WithPageSize(2))
		if newErr != nil {
			t.Fatal(newErr)
		}
		pipes := newPipes()
		server := &http.Server{Handler: e}
		go server.Serve(pipes)
		defer server.Close()
		transport := &http.Transport{DialContext: pipes.dial}
		defer transport.CloseIdleConnections()
		client := newClientWith(t, &pim.ClientOptions{Timeout: callLimit, ClientOptions: azcore.ClientOptions{
			Cloud: pim.CloudAt("http://localhost"), Transport: &http.Client{Transport: transport},
			Retry: policy.RetryOptions{TryTimeout: tryLimit},
		}})
		err = strike(t, e, client, call, tr, limit)
	})
	return err
}

// Pipes are a network of one host in memory, with nothing in it that time does not
// know.
type pipes struct {
	incoming chan net.Conn
	closed   chan struct{}
}

func newPipes() *pipes { return &pipes{make(chan net.Conn), make(chan struct{})} }

func (p *pipes) dial(ctx context.Context, _, _ string) (net.Conn, error) {
	here, there := net.Pipe()
	select {
	case p.incoming <- there:
		return here, nil
	case <-ctx.Done():
		return nil, ctx.Err()
	}
}

func (p *pipes) Accept() (net.Conn, error) {
	select {
	case c := <-p.incoming:
		return c, nil
	case <-p.closed:
		return nil, net.ErrClosed
	}
}

func (p *pipes) Close() error {
	close(p.closed)
	return nil
}

func (p *pipes) Addr() net.Addr { return &net.TCPAddr{IP: net.IPv4(127, 0, 0, 1)} }
