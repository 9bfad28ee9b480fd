package pim_test

import (
	"errors"
	"net/http"
	"net/http/httptest"
	"sync"
	"testing"

	"github.com/pimigrate/pimigrate/pim"
)

// TestHTTP2: over TLS and HTTP/2, as the service speaks, several goroutines share
// a client, and a POST without an answer is sent once.
func TestHTTP2(t *testing.T) {
	s := &script{handlers: []http.HandlerFunc{hangUp}}
	srv := httptest.NewUnstartedServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if r.ProtoMajor != 2 {
			t.Errorf("protocol = %s, want HTTP/2", r.Proto)
		}
		if r.Method == "GET" {
			answer(w, 200, request("Granted"))
			return
		}
		s.serve(w, r)
	}))
	srv.EnableHTTP2 = true
	srv.StartTLS()
	defer srv.Close()
	opts := options(srv.URL)
	opts.Transport = srv.Client()
	c := newClientWith(t, opts)
	var wg sync.WaitGroup
	for range 8 {
		wg.Go(func() {
			if _, err := c.EligibilityRequests().Get(t.Context(), id); err != nil {
				t.Error(err)
			}
			if err := c.AssignmentRequests().Cancel(t.Context(), id); !errors.Is(err, pim.ErrUnknownOutcome) {
				t.Errorf("error = %v, want an unknown outcome", err)
			}
		})
	}
	wg.Wait()
	if s.n.Load() != 8 {
		t.Errorf("8 cancels were sent %d times", s.n.Load())
	}
}
