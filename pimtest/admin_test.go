package pimtest_test

import (
	"context"
	"encoding/json"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"time"

	"github.com/pimigrate/pimigrate/pimtest"
	"github.com/pimigrate/pimigrate/pimtest/tenant"
)

// admin sends a request to the admin handler of an emulator.
func admin(t *testing.T, e *pimtest.Emulator, method, path, body string, headers ...string) *httptest.ResponseRecorder {
	t.Helper()
	req := httptest.NewRequestWithContext(t.Context(), method, "http://127.0.0.1:8081"+path, strings.NewReader(body))
	for i := 0; i < len(headers); i += 2 {
		if headers[i] == "Host" {
			req.Host = headers[i+1]
			continue
		}
		req.Header.Set(headers[i], headers[i+1])
	}
	rec := httptest.NewRecorder()
	e.Admin().ServeHTTP(rec, req)
	return rec
}

func TestAdmin(t *testing.T) {
	a := newAPI(t, pimtest.WithState(withRequest(tenant.Active, tenant.Scheduled)))
	kept := admin(t, a.Emulator, "GET", "/tenant", "").Body.String()
	a.send("", http.MethodPost, requests+"/one/cancel", "")
	steps := []struct {
		method, path, body string
		status             int
		want               string // in the answer
	}{
		{"GET", "/healthz", "", 200, "ok"},
		{"GET", "/clock", "", 200, `"now": "2026-11-02T09:00:00Z"`},
		{"POST", "/clock", `{"advance": "90m"}`, 200, `"now": "2026-11-02T10:30:00Z"`},
		{"POST", "/clock", `{"now": "2027-01-01T00:00:00Z", "frozen": true}`, 200, `"now": "2027-01-01T00:00:00Z"`},
		{"POST", "/clock", `{"now": "9999-12-31T23:00:00Z", "advance": "2h", "frozen": false}`, 400, "the clock cannot show the year 10000"},
		{"POST", "/clock", `{"now": "9000-01-01T00:00:00Z"}`, 200, `"now": "9000-01-01T00:00:00Z"`},
		{"POST", "/clock", `{"now": "2027-01-01T00:00:00Z"}`, 200, `"frozen": true`},
		{"POST", "/clock", `{"advance": "soon"}`, 400, "reading a duration"},
		{"POST", "/clock", `{"adnvace": "1h"}`, 400, "unknown field"},
		{"POST", "/clock", `{} {}`, 400, "something follows the value"},
		{"POST", "/faults", `{"kind": "throttle", "operation": "getRoleDefinition", "count": 2, "retryAfter": "5s"}`, 204, ""},
		{"POST", "/faults", `{"kind": "earthquake"}`, 400, "no such kind"},
		{"POST", "/faults", `{"kind": "throttle", "delay": "5s"}`, 400, "delay is for latency and slowBody"},
		{"POST", "/faults", `{"kind": "timeout", "retryAfter": "5s"}`, 400, "retryAfter is for throttle and unavailable"},
		{"POST", "/faults", `{"kind": "unavailable", "retryAfterDate": true}`, 400, "retryAfterDate needs a retryAfter"},
		{"GET", "/faults", "", 200, `"retryAfter": "5s"`},
		{"GET", "/requests", "", 200, `"operation": "cancelRoleAssignmentScheduleRequest"`},
		{"DELETE", "/faults", "", 204, ""},
		{"GET", "/faults", "", 200, "[]"},
		{"DELETE", "/requests", "", 204, ""},
		{"GET", "/requests", "", 200, "[]"},
		{"PUT", "/tenant", `{"tenantId": "x", "roels": []}`, 400, "unknown field"},
		{"PUT", "/tenant", `{"tenantId": "x", "requests": [{"kind": "Active", "status": "Nothing"}]}`, 400, `there is no status "Nothing"`},
		{"PUT", "/tenant", kept, 204, ""},
		{"GET", "/tenant", "", 200, `"status": "Completed"`}, // its start has passed meanwhile
		{"GET", "/coverage", "", 200, `"operation": "cancelRoleAssignmentScheduleRequest"`},
		{"GET", "/jwks.json", "", 200, `"kty": "RSA"`},
		{"POST", "/reset", "", 204, ""},
		{"GET", "/clock", "", 200, `"now": "2026-11-02T09:00:00Z"`},
		{"GET", "/tenant", "", 200, `"status": "Scheduled"`},
		{"GET", "/nothing", "", 404, ""},
		{"PATCH", "/clock", "", 405, ""},
	}
	for _, s := range steps {
		got := admin(t, a.Emulator, s.method, s.path, s.body)
		if got.Code != s.status || !strings.Contains(got.Body.String(), s.want) {
			t.Errorf("%s %s %s: %d %s", s.method, s.path, s.body, got.Code, got.Body)
		}
	}
}

// TestAdminToken makes a token over HTTP that the emulator takes.
func TestAdminToken(t *testing.T) {
	a := newAPI(t, pimtest.WithTokens(pimtest.TokensSigned))
	rec := admin(t, a.Emulator, "POST", "/token", `{"oid": "`+bob+`", "scopes": ["RoleManagement.Read.Directory"], "expiresIn": "5m"}`)
	var out struct {
		Token string `json:"access_token"`
	}
	if err := json.Unmarshal(rec.Body.Bytes(), &out); err != nil {
		t.Fatal(err)
	}
	if got := a.sendToken(http.MethodGet, directory+"/roleDefinitions", "Bearer "+out.Token); got.status != 200 || a.Requests()[0].Caller != bob {
		t.Errorf("got %d %s", got.status, got.raw)
	}
	a.Advance(5 * time.Minute)
	if got := a.sendToken(http.MethodGet, directory+"/roleDefinitions", "Bearer "+out.Token); got.status != 401 {
		t.Errorf("after its time: %d", got.status)
	}
}

// TestAdminIsClosed to other names and to other sites.
func TestAdminIsClosed(t *testing.T) {
	e := newEmulator(t, 1)
	tests := []struct {
		method, path string
		headers      []string
		want         int
	}{
		{"GET", "/clock", []string{"Host", "emulator.example"}, 421},
		{"GET", "/clock", []string{"Host", "10.0.0.1:8081"}, 421},
		{"GET", "/clock", []string{"Host", "localhost:8081"}, 200},
		{"GET", "/clock", []string{"Host", "[::1]:8081"}, 200},
		{"POST", "/form/reset", []string{"Sec-Fetch-Site", "cross-site"}, 403},
		{"POST", "/form/reset", []string{"Origin", "https://site.example"}, 403},
		{"DELETE", "/requests", []string{"Sec-Fetch-Site", "same-site"}, 403},
		{"POST", "/form/reset", []string{"Sec-Fetch-Site", "same-origin"}, 303},
	}
	for _, tt := range tests {
		if got := admin(t, e, tt.method, tt.path, "", tt.headers...); got.Code != tt.want {
			t.Errorf("%s %s %v: %d", tt.method, tt.path, tt.headers, got.Code)
		}
	}
}

func TestListenAdminIsLocal(t *testing.T) {
	e := newEmulator(t, 1)
	for _, address := range []string{"0.0.0.0:0", "192.0.2.1:0", "example.test:0", "nothing"} {
		if l, err := e.ListenAdmin(context.Background(), address); err == nil {
			t.Errorf("%s: listens on %s", address, l.URL)
		}
	}
	l, err := e.ListenAdmin(t.Context(), ":0")
	if err != nil || !strings.HasPrefix(l.URL, "http://127.0.0.1:") {
		t.Fatalf("got %v, %v", l, err)
	}
	rsp, err := l.Client().Get(l.URL + "/healthz")
	if err != nil || rsp.StatusCode != 200 {
		t.Errorf("got %v, %v", rsp, err)
	}
	if err := l.Close(); err != nil {
		t.Error(err)
	}
	if err := l.Wait(); err != nil {
		t.Error(err)
	}
}

// TestCloseFreesTheAddress at once, however early it comes.
func TestCloseFreesTheAddress(t *testing.T) {
	e, address := newEmulator(t, 1), "127.0.0.1:0"
	for range 50 {
		l, err := e.ListenAdmin(t.Context(), address)
		if err != nil {
			t.Fatal(err)
		}
		if err := l.Close(); err != nil {
			t.Fatal(err)
		}
		address = strings.TrimPrefix(l.URL, "http://")
	}
}
