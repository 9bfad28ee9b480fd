package bridge_test

import (
	"fmt"
	"net/http"
	"net/http/httptest"
	"testing"
	"time"

	"github.com/pimigrate/pimigrate/bridge"
)

// BenchmarkRole is one call of PIM v2 that is one call of PIM v3, over loopback to an
// upstream that does nothing.
func BenchmarkRole(b *testing.B) {
	up := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Content-Type", "application/json")
		fmt.Fprint(w, `{"id": "r", "displayName": "Reader", "isBuiltIn": true}`)
	}))
	defer up.Close()
	h, err := bridge.New(bridge.Options{Upstream: up.URL, Now: time.Now})
	if err != nil {
		b.Fatal(err)
	}
	target := path("getPrivilegedRole", "r")
	token := "Bearer " + unsigned(`{"oid": "o", "appid": "a"}`)
	b.ReportAllocs()
	for b.Loop() {
		r := httptest.NewRequest(http.MethodGet, target, nil)
		r.Header.Set("Authorization", token)
		rec := httptest.NewRecorder()
		h.ServeHTTP(rec, r)
		if rec.Code != http.StatusOK {
			b.Fatal(rec.Code, rec.Body)
		}
	}
}
