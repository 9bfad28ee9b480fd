package pimtest_test

import (
	"errors"
	"io"
	"net/http"
	"strings"
	"syscall"
	"testing"
	"time"

	"github.com/pimigrate/pimigrate/pimtest"
	"github.com/pimigrate/pimigrate/pimtest/tenant"
)

// raw sends a request without looking at the answer.
func (a api) raw(method, path string) (status int, header http.Header, body string, err error) {
	req, err := http.NewRequestWithContext(a.Context(), method, a.URL+path, nil)
	if err != nil {
		a.Fatal(err)
	}
	rsp, err := a.Client().Do(req)
	if err != nil {
		return 0, nil, "", err
	}
	defer rsp.Body.Close()
	b, err := io.ReadAll(rsp.Body)
	return rsp.StatusCode, rsp.Header, string(b), err
}

// TestFaultAnswers has the faults that answer in the place of the operation.
func TestFaultAnswers(t *testing.T) {
	tests := []struct {
		fault      pimtest.Fault
		status     int
		retryAfter string
		code       string
	}{
		{pimtest.Fault{Kind: pimtest.Throttle}, 429, "1", "TooManyRequests"},
		{pimtest.Fault{Kind: pimtest.Throttle, RetryAfter: 90 * time.Second}, 429, "90", "TooManyRequests"},
		{pimtest.Fault{Kind: pimtest.Throttle, RetryAfter: 1500 * time.Millisecond}, 429, "2", "TooManyRequests"},
		{pimtest.Fault{Kind: pimtest.Throttle, RetryAfter: time.Minute, RetryAfterDate: true}, 429, "Mon, 02 Nov 2026 09:01:00 GMT", "TooManyRequests"},
		{pimtest.Fault{Kind: pimtest.Unavailable}, 503, "", "ServiceUnavailable"},
		{pimtest.Fault{Kind: pimtest.Unavailable, RetryAfter: 5 * time.Second}, 503, "5", "ServiceUnavailable"},
		{pimtest.Fault{Kind: pimtest.Timeout}, 504, "", "GatewayTimeout"},
	}
	for _, tt := range tests {
		a := newAPI(t, pimtest.WithState(withRequest(tenant.Active, tenant.Scheduled)))
		tt.fault.Operation, tt.fault.Count = "cancelRoleAssignmentScheduleRequest", 1
		a.Inject(tt.fault)
		if got := a.get(requests + "/one"); got.status != 200 {
			t.Errorf("%s struck another operation: %d", tt.fault.Kind, got.status)
		}
		got := a.send("", http.MethodPost, requests+"/one/cancel", "")
		if got.status != tt.status || got.code() != tt.code || got.header.Get("Retry-After") != tt.retryAfter {
			t.Errorf("%s: %d %s, Retry-After %q", tt.fault.Kind, got.status, got.raw, got.header.Get("Retry-After"))
		}
		if got := a.get(requests + "/one").text("status"); got != "Granted" {
			t.Errorf("%s: the request is %s", tt.fault.Kind, got)
		}
		if got := a.send("", http.MethodPost, requests+"/one/cancel", ""); got.status != 204 {
			t.Errorf("%s struck twice: %d", tt.fault.Kind, got.status)
		}
	}
}

func TestBadGatewayIsHTML(t *testing.T) {
	a := newAPI(t)
	a.Inject(pimtest.Fault{Kind: pimtest.BadGateway})
	status, header, body, err := a.raw(http.MethodGet, directory+"/roleDefinitions")
	if err != nil || status != 502 || !strings.HasPrefix(header.Get("Content-Type"), "text/html") || !strings.Contains(body, "<h1>502 Bad Gateway</h1>") {
		t.Errorf("got %d %v %s %v", status, header, body, err)
	}
}

// TestFaultConnections has the faults that end the connection, and what became of the
// request.
func TestFaultConnections(t *testing.T) {
	for _, secure := range []bool{false, true} {
		options := []pimtest.Option{pimtest.WithState(withRequest(tenant.Active, tenant.Scheduled))}
		if secure {
			options = append(options, pimtest.WithTLS())
		}
		for kind, after := range map[pimtest.FaultKind]string{
			pimtest.Reset: "Granted", pimtest.LostAnswer: "Canceled", pimtest.CutOff: "Canceled", // whose answer has no body
		} {
			a := newAPI(t, options...)
			a.Inject(pimtest.Fault{Kind: kind, Count: 1})
			_, _, _, err := a.raw(http.MethodPost, requests+"/one/cancel")
			if err == nil {
				t.Fatalf("%s: an answer came", kind)
			}
			if kind == pimtest.Reset && !errors.Is(err, syscall.ECONNRESET) {
				t.Errorf("%s: %v", kind, err)
			}
			if got := a.get(requests + "/one").text("status"); got != after {
				t.Errorf("%s: the request is %s, want %s", kind, got, after)
			}
			if got := a.Requests()[0]; got.Status != 0 || got.Fault != kind || got.Answer != "" {
				t.Errorf("the journal has %+v", got)
			}
		}
	}
}

func TestCutOff(t *testing.T) {
	a := newAPI(t)
	a.Inject(pimtest.Fault{Kind: pimtest.CutOff, Count: 1})
	status, _, body, err := a.raw(http.MethodGet, directory+"/roleDefinitions")
	if status != 200 || !errors.Is(err, io.ErrUnexpectedEOF) || !strings.HasPrefix(body, `{"@odata.context"`) || strings.HasSuffix(body, "}\n") {
		t.Errorf("got %d, %v, %s", status, err, body)
	}
}

func TestSlow(t *testing.T) {
	for _, kind := range []pimtest.FaultKind{pimtest.Latency, pimtest.SlowBody} {
		a := newAPI(t)
		a.Inject(pimtest.Fault{Kind: kind, Delay: 20 * time.Millisecond, Count: 1})
		before := time.Now()
		if got := a.get(directory + "/roleDefinitions"); len(got.list()) != 6 {
			t.Errorf("%s: %s", kind, got.raw)
		}
		if took := time.Since(before); took < 20*time.Millisecond {
			t.Errorf("%s took %s", kind, took)
		}
		a.Restore(withRequest(tenant.Active, tenant.Scheduled))
		a.Inject(pimtest.Fault{Kind: kind, Delay: 20 * time.Millisecond, Count: 1})
		before = time.Now()
		if got := a.send("", http.MethodPost, requests+"/one/cancel", ""); got.status != 204 || time.Since(before) < 20*time.Millisecond {
			t.Errorf("%s without a body: %d, %s", kind, got.status, time.Since(before))
		}
	}
}

// TestFaultCounting skips, counts, and goes by the seed.
func TestFaultCounting(t *testing.T) {
	lines := func(seed uint64, f pimtest.Fault) string {
		a := newAPI(t, pimtest.WithSeed(seed))
		a.Inject(f)
		for range 12 {
			a.get(directory + "/roleDefinitions")
		}
		out := ""
		for _, x := range a.Requests() {
			out += map[int]string{200: ".", 503: "x"}[x.Status]
		}
		if n := a.Faults()[0].Struck; n != strings.Count(out, "x") {
			t.Errorf("struck %d times: %s", n, out)
		}
		return out
	}
	if got := lines(1, pimtest.Fault{Kind: pimtest.Unavailable, Skip: 2, Count: 3}); got != "..xxx......." {
		t.Errorf("got %s", got)
	}
	if got := lines(1, pimtest.Fault{Kind: pimtest.Unavailable}); got != "xxxxxxxxxxxx" {
		t.Errorf("got %s", got)
	}
	chance := pimtest.Fault{Kind: pimtest.Unavailable, Probability: .5}
	first, again, other := lines(1, chance), lines(1, chance), lines(2, chance)
	if first != again || first == other || !strings.Contains(first, "x") || !strings.Contains(first, ".") {
		t.Errorf("got %s, %s and %s", first, again, other)
	}
}

func TestFaultRefused(t *testing.T) {
	a := newAPI(t)
	for _, f := range []pimtest.Fault{
		{Kind: "earthquake"}, {Kind: pimtest.Throttle, Operation: "cancel"}, {Kind: pimtest.Throttle, Probability: 2}, {Kind: pimtest.Latency, Delay: -1},
	} {
		if err := a.Emulator.Inject(f); err == nil {
			t.Errorf("%+v was taken", f)
		}
	}
}
