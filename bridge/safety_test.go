package bridge_test

import (
	"fmt"
	"net/http"
	"strings"
	"testing"
	"time"

	"github.com/pimigrate/pimigrate/bridge"
)

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
		"Proxy-Authorization": "Basic x", "X-HTTP-Method-Override": "DELETE", "Prefer": "x", "tracestate": "a=b", "baggage": "a=b", "User-Agent": "legacy",
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

// TestAnotherRequest has an upstream that answers with another request than was asked for:
// nothing is cancelled, and an id of its making gets into no path.
func TestAnotherRequest(t *testing.T) {
	for _, id := range []string{"", ".", "..", "other", "x/../../y"} {
		up := newFake(t, func(w http.ResponseWriter, _ *http.Request) {
			fmt.Fprintf(w, `{"id": %q, "status": "Granted", "directoryScopeId": "/"}`, id)
		})
		_, url := newBridge(t, up.URL, bridge.Options{}, time.Now)
		got := do(t, http.DefaultClient, newRequest(t, http.MethodPost, url+path("cancelPrivilegedRoleAssignmentRequest", "x"), ""))
		if got.status != 502 || len(up.requests()) != 1 {
			t.Errorf("%q: %d %s after %d calls", id, got.status, got.raw, len(up.requests()))
		}
	}
}
