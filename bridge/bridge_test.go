package bridge_test

import (
	"bytes"
	"encoding/base64"
	"fmt"
	"log/slog"
	"net/http"
	"strings"
	"testing"
	"time"

	"github.com/pimigrate/pimigrate/bridge"
)

// unsigned returns a token with claims.
func unsigned(claims string) string {
	text := base64.RawURLEncoding.EncodeToString
	return text([]byte(`{"alg": "none", "typ": "JWT"}`)) + "." + text([]byte(claims)) + "."
}

// TestRefused asks for everything that is refused: the answer names what to call.
func TestRefused(t *testing.T) {
	up := newFake(t, func(http.ResponseWriter, *http.Request) {})
	_, url := newBridge(t, up.URL, bridge.Options{}, time.Now)
	refused := 0
	for _, e := range bridge.Promises() {
		if e.Promise != bridge.Refused {
			continue
		}
		refused++
		got := do(t, http.DefaultClient, newRequest(t, e.Method, url+strings.NewReplacer("{", "", "}", "").Replace(e.Path), ""))
		if want := map[bool]int{true: 501, false: 410}[len(e.Calls) > 0]; got.status != want {
			t.Errorf("%s: %d, want %d", e.Operation, got.status, want)
		}
		for _, c := range e.Calls {
			if !strings.Contains(got.message(), c) {
				t.Errorf("%s does not name %s: %s", e.Operation, c, got.raw)
			}
		}
		if got.header.Get("Deprecation") == "" || got.header.Get("Sunset") == "" {
			t.Errorf("%s does not say that it is deprecated", e.Operation)
		}
	}
	if refused == 0 || len(up.requests()) != 0 {
		t.Errorf("%d are refused, and %d requests went upstream", refused, len(up.requests()))
	}
}

// TestOther has what is no retired operation.
func TestOther(t *testing.T) {
	up := newFake(t, func(http.ResponseWriter, *http.Request) {})
	_, url := newBridge(t, up.URL, bridge.Options{}, time.Now)
	tests := []struct {
		method, path string
		status       int
		message      string
	}{
		{"GET", path("listRoleDefinitions"), 501, "Call listRoleDefinitions at " + up.URL},
		{"GET", "/beta/nothing", 404, ""},
		{"DELETE", path("listPrivilegedRoles"), 405, ""},
		{"POST", path("cancelPrivilegedAccessRoleAssignmentRequest", "azureResources", "x"), 501, "Azure Resource Manager"},
		{"GET", path("listPrivilegedAccessRoleAssignmentRequests", "aadGroups"), 501, "filter by resourceId"},
		{"GET", path("listPrivilegedRoles") + "?$expand=settings", 501, "listRoleManagementPolicyAssignments"},
		{"GET", path("listPrivilegedRoles") + "?$filter=(", 400, ""},
	}
	for _, tt := range tests {
		got := do(t, http.DefaultClient, newRequest(t, tt.method, url+tt.path, ""))
		if got.status != tt.status || !strings.Contains(got.message(), tt.message) || got.code() == "" || got.header.Get("Sunset") == "" {
			t.Errorf("%s %s: %d %s, want %d %s", tt.method, tt.path, got.status, got.raw, tt.status, tt.message)
		}
	}
	if len(up.requests()) != 0 {
		t.Errorf("%d requests went upstream", len(up.requests()))
	}
}

// TestGone ends the bridge at a time.
func TestGone(t *testing.T) {
	up := newFake(t, func(w http.ResponseWriter, _ *http.Request) { fmt.Fprint(w, `{"id": "r"}`) })
	now := start
	_, url := newBridge(t, up.URL, bridge.Options{GoneAfter: start.Add(time.Hour)}, func() time.Time { return now })
	target := url + path("getPrivilegedRole", "r")
	if got := do(t, http.DefaultClient, newRequest(t, http.MethodGet, target, "")); got.status != 200 {
		t.Errorf("before: %d %s", got.status, got.raw)
	}
	now = start.Add(time.Hour)
	got := do(t, http.DefaultClient, newRequest(t, http.MethodGet, target, ""))
	if got.status != 410 || !strings.Contains(got.message(), up.URL) || len(up.requests()) != 1 {
		t.Errorf("after: %d %s", got.status, got.raw)
	}
}

// TestLog has one line a request and no secret in it.
func TestLog(t *testing.T) {
	up := newFake(t, func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("request-id", "up-7")
		fmt.Fprint(w, `{"id": "r", "status": "Granted", "directoryScopeId": "/"}`)
	})
	var log bytes.Buffer
	_, url := newBridge(t, up.URL, bridge.Options{Log: slog.New(slog.NewJSONHandler(&log, nil))}, time.Now)
	r := newRequest(t, http.MethodPost, url+path("cancelPrivilegedRoleAssignmentRequest", "hidden-id")+"?x=hidden-query", `{"reason": "hidden-body"}`)
	r.Header.Set("Authorization", "Bearer "+unsigned(`{"appid": "app-1", "oid": "hidden-user"}`))
	do(t, http.DefaultClient, r)
	line := log.String()
	for _, want := range []string{`"operation":"cancelPrivilegedRoleAssignmentRequest"`, `"status":502`, `"app":"app-1"`, `up-7`} {
		if !strings.Contains(line, want) {
			t.Errorf("the log lacks %s: %s", want, line)
		}
	}
	if strings.Contains(line, "hidden") || strings.Contains(line, "Bearer") || strings.Count(line, "\n") != 1 {
		t.Errorf("the log says too much: %s", line)
	}
}

// TestOptions refuses what would not be safe.
func TestOptions(t *testing.T) {
	tests := []struct {
		o    bridge.Options
		want string
	}{
		{bridge.Options{}, "give the root of the service"},
		{bridge.Options{Upstream: "http://graph.example"}, "has to be https"},
		{bridge.Options{Upstream: "ftp://graph.example"}, "begin with https://"},
		{bridge.Options{Upstream: "https://a:secret@graph.example"}, "no user, path or query"},
		{bridge.Options{Upstream: "https://graph.example/beta"}, "no user, path or query"},
		{bridge.Options{Upstream: "https://graph.example?x"}, "no user, path or query"},
		{bridge.Options{Upstream: "https://graph.example", PublicURL: "nothing"}, "public URL"},
		{bridge.Options{Upstream: "https://graph.example", MaxInFlight: -1}, "cannot be negative"},
	}
	for _, tt := range tests {
		if _, err := bridge.New(tt.o); err == nil || !strings.Contains(err.Error(), tt.want) || strings.Contains(err.Error(), "secret") {
			t.Errorf("%+v: %v, want %s", tt.o, err, tt.want)
		}
	}
}
