package pimtest

import (
	"context"
	"crypto/tls"
	"crypto/x509"
	"errors"
	"log/slog"
	"net"
	"net/http"
	"time"

	"github.com/pimigrate/pimigrate/internal/loopback"
	"github.com/pimigrate/pimigrate/pimtest/internal/cert"
)

// Limits on connections. A request is limited by [maxBody]; writing is not limited in
// time, since slow answers are asked for.
const (
	headerTimeout  = 10 * time.Second
	readTimeout    = 30 * time.Second
	idleTimeout    = 2 * time.Minute
	mostHeader     = 16 << 10
	shutdownPeriod = 5 * time.Second
)

// A Listener serves a handler at an address.
type Listener struct {
	URL    string // root, without a slash at the end
	CA     []byte // PEM of the authority behind the certificate; nil without TLS
	server *http.Server
	socket net.Listener
	done   chan error
}

// Listen serves a handler at an address such as 127.0.0.1:0. An address without a
// host is one on this machine only. The kind of listener follows the options of the
// emulator: with [WithTLS] it speaks HTTPS.
//
// It speaks HTTP/1.1 only, so that faults can end connections.
func (e *Emulator) Listen(ctx context.Context, address string) (*Listener, error) {
	if !e.config.tls {
		return listen(ctx, address, e, nil)
	}
	host, _, _ := net.SplitHostPort(address) // listen says what is wrong with it
	c, ca, err := cert.New(append(e.config.hosts, host)...)
	if err != nil {
		return nil, err
	}
	l, err := listen(ctx, address, e, &tls.Config{
		Certificates: []tls.Certificate{c}, MinVersion: tls.VersionTLS12, NextProtos: []string{"http/1.1"},
	})
	if l != nil {
		l.CA = ca
	}
	return l, err
}

// ListenAdmin serves [Emulator.Admin] at an address, which has to be one of this
// machine only: whoever reaches it controls the emulator.
func (e *Emulator) ListenAdmin(ctx context.Context, address string) (*Listener, error) {
	if err := loopback.CheckAdmin(address); err != nil {
		return nil, err
	}
	return listen(ctx, address, e.Admin(), nil)
}

func listen(ctx context.Context, address string, h http.Handler, secure *tls.Config) (*Listener, error) {
	ln, err := loopback.Listen(ctx, address)
	if err != nil {
		return nil, err
	}
	l := &Listener{URL: "http://" + ln.Addr().String(), socket: ln, done: make(chan error, 1), server: &http.Server{
		Handler: h, ReadHeaderTimeout: headerTimeout, ReadTimeout: readTimeout, IdleTimeout: idleTimeout,
		MaxHeaderBytes: mostHeader, DisableGeneralOptionsHandler: true, // whose answer has no header of ours
		ErrorLog: slog.NewLogLogger(slog.Default().Handler(), slog.LevelDebug),
	}}
	if secure != nil {
		l.URL = "https://" + ln.Addr().String()
		ln = tls.NewListener(ln, secure)
	}
	go func() { l.done <- l.server.Serve(ln) }()
	return l, nil
}

// Close stops listening, lets requests under way end, and after five seconds ends them.
// When it returns, the address is free.
func (l *Listener) Close() error {
	defer l.socket.Close() // which the server does not know yet if it has just been started
	ctx, cancel := context.WithTimeout(context.Background(), shutdownPeriod)
	defer cancel()
	if err := l.server.Shutdown(ctx); err != nil {
		return l.server.Close()
	}
	return nil
}

// Wait returns when the listener has stopped, with the reason if nobody closed it.
func (l *Listener) Wait() error {
	if err := <-l.done; !errors.Is(err, http.ErrServerClosed) {
		return err
	}
	return nil
}

// Client returns a client that trusts the authority of the listener and nobody else.
func (l *Listener) Client() *http.Client {
	transport := &http.Transport{MaxIdleConnsPerHost: 100} // a test's callers are all on one host
	if l.CA != nil {
		roots := x509.NewCertPool()
		roots.AppendCertsFromPEM(l.CA)
		transport.TLSClientConfig = &tls.Config{RootCAs: roots, MinVersion: tls.VersionTLS12}
	}
	return &http.Client{Transport: transport, Timeout: readTimeout}
}
