package loopback_test

import (
	"net/http"
	"net/http/httptest"
	"testing"

	"github.com/pimigrate/pimigrate/internal/loopback"
)

func TestAddress(t *testing.T) {
	for address, want := range map[string]bool{
		":80": true, "127.0.0.1:80": true, "127.8.0.1:80": true, "localhost:80": true, "LOCALHOST:80": true, "[::1]:80": true,
		"0.0.0.0:80": false, "10.0.0.1:80": false, "localhost.example:80": false, "[::]:80": false, "127.0.0.1": false, "": false,
	} {
		if got := loopback.Address(address); got != want {
			t.Errorf("Address(%q) = %v", address, got)
		}
		if err := loopback.CheckAdmin(address); (err == nil) != want {
			t.Errorf("CheckAdmin(%q) = %v", address, err)
		}
	}
}

func TestListen(t *testing.T) {
	l, err := loopback.Listen(t.Context(), ":0")
	if err != nil {
		t.Fatal(err)
	}
	defer l.Close()
	if got := l.Addr().String(); !loopback.Address(got) {
		t.Errorf("an address without a host listens at %s", got)
	}
	if _, err := loopback.Listen(t.Context(), "127.0.0.1"); err == nil {
		t.Error("an address without a port is taken")
	}
}

func TestOnly(t *testing.T) {
	h := loopback.Only(http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) { w.WriteHeader(http.StatusNoContent) }))
	for host, want := range map[string]int{
		"localhost": 204, "LocalHost:8081": 204, "localhost:8081": 204, "127.0.0.1:8081": 204, "[::1]:8081": 204,
		"emulator.example": 421, "emulator.example:8081": 421, "10.0.0.1": 421, "": 421,
	} {
		r := httptest.NewRequest(http.MethodGet, "/", nil)
		r.Host = host
		w := httptest.NewRecorder()
		h.ServeHTTP(w, r)
		if w.Code != want {
			t.Errorf("Host %q: %d, want %d", host, w.Code, want)
		}
	}
}
