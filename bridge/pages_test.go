package bridge_test

import (
	"fmt"
	"net/http"
	"strings"
	"testing"
	"time"

	"github.com/pimigrate/pimigrate/bridge"
)

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
