package bridge_test

import (
	"bytes"
	"compress/gzip"
	"fmt"
	"io"
	"net/http"
	"strings"
	"testing"
	"time"

	"github.com/pimigrate/pimigrate/bridge"
	"github.com/pimigrate/pimigrate/pimtest"
)

// TestTooLarge refuses bodies that are too long, of callers and of upstream.
func TestTooLarge(t *testing.T) {
	up := newFake(t, func(w http.ResponseWriter, _ *http.Request) {
		fmt.Fprintf(w, `{"id": "r", "description": %q}`, strings.Repeat("x", 5<<20))
	})
	_, url := newBridge(t, up.URL, bridge.Options{}, time.Now)
	for _, operation := range []string{"createPrivilegedRoleAssignmentRequest", "selfActivatePrivilegedRole"} {
		p := path(operation)
		if strings.Contains(p, "{") {
			p = path(operation, "r")
		}
		r := newRequest(t, http.MethodPost, url+p, `{"reason": "`+strings.Repeat("x", 1<<20)+`"}`)
		r.Header.Set("Content-Type", "application/json")
		if got := do(t, http.DefaultClient, r); got.status != 413 {
			t.Errorf("%s: %d %s", operation, got.status, got.raw)
		}
	}
	if n := len(up.requests()); n != 0 {
		t.Errorf("%d requests went upstream", n)
	}
	if got := do(t, http.DefaultClient, newRequest(t, http.MethodGet, url+path("getPrivilegedRole", "r"), "")); got.status != 502 {
		t.Errorf("a long answer: %d", got.status)
	}
}

// TestCompressed takes a body as the vendor's SDKs send it, and none that is small until
// it is expanded.
func TestCompressed(t *testing.T) {
	p := newPair(t, bridge.Options{}, pimtest.WithState(eligibleAlice()))
	for body, want := range map[string]int{activation(alice): 201, strings.Repeat(" ", 1<<20): 413} {
		var zipped bytes.Buffer
		z := gzip.NewWriter(&zipped)
		_, _ = io.WriteString(z, body) // into memory
		_ = z.Close()
		r := newRequest(t, http.MethodPost, p.url+path("createPrivilegedRoleAssignmentRequest"), zipped.String())
		r.Header.Set("Content-Encoding", "gzip")
		r.Header.Set("Content-Type", "application/json")
		r.Header.Set("Authorization", "Bearer "+p.token(alice))
		if got := do(t, http.DefaultClient, r); got.status != want {
			t.Errorf("%d %s, want %d", got.status, got.raw, want)
		}
	}
}

// TestBusy answers 503 where enough is under way.
func TestBusy(t *testing.T) {
	entered, release := make(chan bool), make(chan bool)
	up := newFake(t, func(w http.ResponseWriter, _ *http.Request) {
		entered <- true
		<-release
		fmt.Fprint(w, `{"id": "r"}`)
	})
	_, url := newBridge(t, up.URL, bridge.Options{MaxInFlight: 1}, time.Now)
	target := url + path("getPrivilegedRole", "r")
	first := make(chan int)
	go func() {
		rsp, err := http.Get(target)
		if err != nil {
			first <- 0
			return
		}
		rsp.Body.Close()
		first <- rsp.StatusCode
	}()
	<-entered
	got := do(t, http.DefaultClient, newRequest(t, http.MethodGet, target, ""))
	if got.status != 503 || got.header.Get("Retry-After") == "" || got.header.Get("Deprecation") == "" {
		t.Errorf("%d %s %v", got.status, got.raw, got.header)
	}
	close(release)
	if status := <-first; status != 200 {
		t.Errorf("the first got %d", status)
	}
}

// TestRetryAfter passes on how long to wait, in seconds, whatever way upstream says it.
func TestRetryAfter(t *testing.T) {
	header := ""
	up := newFake(t, func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Retry-After", header)
		w.WriteHeader(http.StatusTooManyRequests)
	})
	_, url := newBridge(t, up.URL, bridge.Options{}, time.Now)
	date := func(d time.Duration) string { return time.Now().Add(d).UTC().Format(http.TimeFormat) }
	for _, tt := range []struct{ sent, want string }{
		{"17", "17"}, {"0", "0"}, {"9000", "300"}, {"99999999999999999999999", "300"},
		{date(24 * time.Hour), "300"}, {date(-time.Hour), "0"},
		{"-5", ""}, {"+5", ""}, {"soon", ""}, {"1.5", ""}, {"", ""},
	} {
		header = tt.sent
		got := do(t, http.DefaultClient, newRequest(t, http.MethodGet, url+path("getPrivilegedRole", "r"), ""))
		if got.status != 429 || got.header.Get("Retry-After") != tt.want {
			t.Errorf("%q: %d, Retry-After %q, want %q", tt.sent, got.status, got.header.Get("Retry-After"), tt.want)
		}
	}
}
