package bridge_test

import (
	"bytes"
	"compress/gzip"
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/pimigrate/pimigrate/bridge"
	"github.com/pimigrate/pimigrate/pimtest"
)

// A fake is an upstream that answers what a test says and remembers what came.
type fake struct {
	*httptest.Server
	mu   sync.Mutex
	seen []*http.Request
}

func newFake(t *testing.T, answer http.HandlerFunc) *fake {
	f := &fake{}
	f.Server = httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		f.mu.Lock()
		f.seen = append(f.seen, r.Clone(t.Context()))
		f.mu.Unlock()
		w.Header().Set("Content-Type", "application/json")
		answer(w, r)
	}))
	t.Cleanup(f.Close)
	return f
}

func (f *fake) requests() []*http.Request {
	f.mu.Lock()
	defer f.mu.Unlock()
	return f.seen
}

func newRequest(t *testing.T, method, url, body string) *http.Request {
	t.Helper()
	r, err := http.NewRequestWithContext(t.Context(), method, url, strings.NewReader(body))
	if err != nil {
		t.Fatal(err)
	}
	return r
}

// TestHeaders has what passes in both directions.
func TestHeaders(t *testing.T) {
	up := newFake(t, func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("request-id", "up-1")
		w.Header().Set("Set-Cookie", "a=b")
		w.Header().Set("X-Inner", "secret")
		fmt.Fprint(w, `{"id": "r", "displayName": "Reader", "isBuiltIn": true}`)
	})
	_, url := newBridge(t, up.URL, bridge.Options{}, time.Now)
	r := newRequest(t, http.MethodGet, url+path("getPrivilegedRole", "r"), "")
	for name, value := range map[string]string{
		"Authorization": "Bearer x.y.z", "client-request-id": "c-1", "Accept-Language": "de", "ConsistencyLevel": "eventual",
		"traceparent": "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01",
		"Cookie":      "s=1", "X-Forwarded-For": "10.0.0.1", "X-Forwarded-Host": "evil.example", "Forwarded": "for=1", "Connection": "X-Hop", "X-Hop": "1",
		"Proxy-Authorization": "Basic x", "X-HTTP-Method-Override": "DELETE", "Prefer": "x", "tracestate": "a=b", "User-Agent": "legacy",
	} {
		r.Header.Set(name, value)
	}
	got := do(t, http.DefaultClient, r)
	if got.status != 200 || got.text("name") != "Reader" {
		t.Fatalf("%d %s", got.status, got.raw)
	}
	sent := up.requests()[0].Header
	want := map[string]string{
		"Authorization": "Bearer x.y.z", "Client-Request-Id": "c-1", "Accept-Language": "de", "Consistencylevel": "eventual",
		"Accept": "application/json", "User-Agent": "pimigrate-bridge", "Accept-Encoding": "gzip",
	}
	for name, values := range sent {
		switch {
		case name == "Traceparent":
			if !strings.Contains(values[0], "0af7651916cd43dd8448eb211c80319c") {
				t.Errorf("traceparent is %q", values)
			}
		case name == "Tracestate" && values[0] == "a=b": // of the trace context, too
		case want[name] != strings.Join(values, ","):
			t.Errorf("%s is %q, want %q", name, values, want[name])
		}
	}
	for name, value := range map[string]string{"request-id": "up-1", "client-request-id": "c-1", "Set-Cookie": "", "X-Inner": ""} {
		if got.header.Get(name) != value {
			t.Errorf("%s of the answer is %q, want %q", name, got.header.Get(name), value)
		}
	}
	if !strings.Contains(got.header.Get("Link"), "<"+up.URL+"/v1.0/roleManagement/directory/roleDefinitions/r>") {
		t.Errorf("Link is %q", got.header.Get("Link"))
	}
}

// TestTokenStays points upstream's answers at another server, which must see nothing.
func TestTokenStays(t *testing.T) {
	other := newFake(t, func(w http.ResponseWriter, _ *http.Request) { fmt.Fprint(w, `{"value": []}`) })
	tests := map[string]http.HandlerFunc{
		"redirect": func(w http.ResponseWriter, r *http.Request) {
			http.Redirect(w, r, other.URL+"/x", http.StatusTemporaryRedirect)
		},
		"link": func(w http.ResponseWriter, _ *http.Request) {
			fmt.Fprintf(w, `{"value": [], "@odata.nextLink": %q}`, other.URL+"/v1.0/roleManagement/directory/roleDefinitions?$skiptoken=x")
		},
		"link to another path": func(w http.ResponseWriter, r *http.Request) {
			fmt.Fprintf(w, `{"value": [], "@odata.nextLink": %q}`, "http://"+r.Host+"/v1.0/me/messages")
		},
	}
	for name, answer := range tests {
		t.Run(name, func(t *testing.T) {
			up := newFake(t, answer)
			_, url := newBridge(t, up.URL, bridge.Options{}, time.Now)
			r := newRequest(t, http.MethodGet, url+path("listPrivilegedRoles"), "")
			r.Header.Set("Authorization", "Bearer secret")
			if got := do(t, http.DefaultClient, r); got.status != 502 || strings.Contains(got.raw, other.URL) {
				t.Errorf("%d %s", got.status, got.raw)
			}
			if len(up.requests()) != 1 || len(other.requests()) != 0 {
				t.Errorf("%d requests went upstream, %d elsewhere", len(up.requests()), len(other.requests()))
			}
		})
	}
}

// TestPages follows links that stay.
func TestPages(t *testing.T) {
	up := newFake(t, func(w http.ResponseWriter, r *http.Request) {
		if r.URL.Query().Get("$skiptoken") == "" {
			fmt.Fprintf(w, `{"value": [{"id": "a"}], "@odata.nextLink": "http://%s%s?$skiptoken=2"}`, r.Host, r.URL.Path)
			return
		}
		fmt.Fprint(w, `{"value": [{"id": "b"}]}`)
	})
	_, url := newBridge(t, up.URL, bridge.Options{MaxObjects: 2}, time.Now)
	got := do(t, http.DefaultClient, newRequest(t, http.MethodGet, url+path("listPrivilegedRoles")+"?$count=true&$top=1", ""))
	next, _ := got.body["@odata.nextLink"].(string)
	if got.status != 200 || fmt.Sprint(got.body["@odata.count"]) != "2" || !strings.HasPrefix(next, url) {
		t.Errorf("%d %s", got.status, got.raw)
	}
	if got := do(t, http.DefaultClient, newRequest(t, http.MethodGet, next, "")); !strings.Contains(got.raw, `"b"`) || strings.Contains(got.raw, `"a"`) {
		t.Errorf("second page: %d %s", got.status, got.raw)
	}
	_, few := newBridge(t, up.URL, bridge.Options{MaxObjects: 1}, time.Now)
	if got := do(t, http.DefaultClient, newRequest(t, http.MethodGet, few+path("listPrivilegedRoles"), "")); got.status != 501 || !strings.Contains(got.message(), "listRoleDefinitions") {
		t.Errorf("too many: %d %s", got.status, got.raw)
	}
}

// TestEndless stops where a page links to itself.
func TestEndless(t *testing.T) {
	up := newFake(t, func(w http.ResponseWriter, r *http.Request) {
		fmt.Fprintf(w, `{"value": [], "@odata.nextLink": "http://%s%s?$skiptoken=1"}`, r.Host, r.URL.Path)
	})
	_, url := newBridge(t, up.URL, bridge.Options{}, time.Now)
	if got := do(t, http.DefaultClient, newRequest(t, http.MethodGet, url+path("listPrivilegedRoles"), "")); got.status != 502 || len(up.requests()) != 2 {
		t.Errorf("%d %s after %d pages", got.status, got.raw, len(up.requests()))
	}
}

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
