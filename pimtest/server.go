package pimtest

import (
	"context"
	"net/http"
	"time"

	"github.com/pimigrate/pimigrate/pimtest/tenant"
)

// TB is what [NewServer] needs of a *testing.T, *testing.B or *testing.F.
type TB interface {
	Helper()
	Cleanup(func())
	Fatalf(format string, args ...any)
}

// A Server is an emulator that listens on this machine for the time of a test. What
// goes wrong with its methods ends the test.
type Server struct {
	*Emulator
	URL string // root of the service, without a slash at the end

	t        TB
	listener *Listener
	client   *http.Client
}

// NewServer starts a server, which stops when the test ends.
func NewServer(t TB, options ...Option) *Server {
	t.Helper()
	e, err := New(options...)
	if err != nil {
		t.Fatalf("pimtest: %v", err)
	}
	l, err := e.Listen(context.Background(), "127.0.0.1:0")
	if err != nil {
		t.Fatalf("pimtest: %v", err)
	}
	s := &Server{Emulator: e, URL: l.URL, t: t, listener: l, client: l.Client()}
	t.Cleanup(func() {
		s.client.CloseIdleConnections()
		if err := l.Close(); err != nil {
			t.Fatalf("pimtest: closing the server: %v", err)
		}
	})
	return s
}

// Client returns a client that trusts the server's certificate. It sends no token.
func (s *Server) Client() *http.Client { return s.client }

// ClientAs returns a client that sends a token made with the options.
func (s *Server) ClientAs(options ...TokenOption) *http.Client {
	s.t.Helper()
	return &http.Client{Timeout: s.client.Timeout, Transport: &bearer{s.Token(options...), s.client.Transport}}
}

// Token is [Emulator.Token].
func (s *Server) Token(options ...TokenOption) string {
	s.t.Helper()
	text, err := s.Emulator.Token(options...)
	if err != nil {
		s.t.Fatalf("pimtest: %v", err)
	}
	return text
}

// CA returns the PEM of the authority behind the server's certificate, nil without
// [WithTLS].
func (s *Server) CA() []byte { return s.listener.CA }

// Inject is [Emulator.Inject].
func (s *Server) Inject(list ...Fault) {
	s.t.Helper()
	if err := s.Emulator.Inject(list...); err != nil {
		s.t.Fatalf("pimtest: %v", err)
	}
}

// Restore is [Emulator.Restore].
func (s *Server) Restore(state tenant.State) {
	s.t.Helper()
	if err := s.Emulator.Restore(state); err != nil {
		s.t.Fatalf("pimtest: %v", err)
	}
}

// Advance moves the clock.
func (s *Server) Advance(d time.Duration) { s.Clock().Advance(d) }

// bearer sends a token with each request.
type bearer struct {
	token string
	next  http.RoundTripper
}

func (b *bearer) RoundTrip(r *http.Request) (*http.Response, error) {
	r = r.Clone(r.Context())
	r.Header.Set("Authorization", "Bearer "+b.token)
	return b.next.RoundTrip(r)
}
