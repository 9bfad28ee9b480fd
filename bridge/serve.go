package bridge

import (
	"context"
	"crypto/tls"
	"errors"
	"fmt"
	"log/slog"
	"net"
	"net/http"
	"time"

	"github.com/pimigrate/pimigrate/internal/loopback"
)

// Limits on connections of callers.
const (
	headerTimeout = 10 * time.Second
	readTimeout   = 30 * time.Second
	idleTimeout   = 2 * time.Minute
	maxHeader     = 16 << 10
)

// A Listen says where and how a bridge is served.
type Listen struct {
	// Addr is the address for callers, such as 127.0.0.1:8081. Without a host it is on
	// this machine only.
	Addr string

	// Admin is the address of [Bridge.Admin], which has to be on this machine; empty for
	// none.
	Admin string

	// Certificate makes it HTTPS; nil for HTTP.
	Certificate *tls.Certificate

	// Delay is how long /readyz says no before the bridge stops listening, so that a
	// load balancer can look elsewhere; Drain is how long requests under way may take
	// then. The default of Drain is the longest that an answer may take.
	Delay, Drain time.Duration

	// Ready is called with the addresses when it listens; nil for nobody. Admin's is
	// empty for none.
	Ready func(addr, admin string)
}

// Serve serves until the context ends, and then lets the requests under way finish.
func (b *Bridge) Serve(ctx context.Context, l Listen) error {
	if l.Delay < 0 || l.Drain < 0 {
		return errors.New("the delay and the drain of the bridge cannot be negative")
	}
	main, err := loopback.Listen(ctx, l.Addr)
	if err != nil {
		return fmt.Errorf("address for callers: %w", err)
	}
	servers := []*http.Server{b.server(b)}
	listeners := []net.Listener{main}
	admin := ""
	if l.Admin != "" {
		second, err := listenAdmin(ctx, l.Admin)
		if err != nil {
			return errors.Join(fmt.Errorf("address for the admin: %w", err), main.Close())
		}
		servers, listeners, admin = append(servers, b.server(b.Admin())), append(listeners, second), second.Addr().String()
	}
	if l.Certificate != nil {
		servers[0].TLSConfig = &tls.Config{Certificates: []tls.Certificate{*l.Certificate}, MinVersion: tls.VersionTLS12}
	}
	failed := make(chan error, len(servers))
	for i, s := range servers {
		go func() { failed <- serve(s, listeners[i]) }()
	}
	if l.Ready != nil {
		l.Ready(main.Addr().String(), admin)
	}
	select {
	case err = <-failed:
	case <-ctx.Done():
		b.draining.Store(true)
		select {
		case <-time.After(l.Delay):
		case err = <-failed:
		}
	}
	return errors.Join(err, b.stop(servers, l.Drain))
}

// serve speaks HTTPS where the server has a certificate.
func serve(s *http.Server, l net.Listener) (err error) {
	if s.TLSConfig != nil {
		err = s.ServeTLS(l, "", "")
	} else {
		err = s.Serve(l)
	}
	if errors.Is(err, http.ErrServerClosed) {
		return nil
	}
	return fmt.Errorf("serving %s: %w", l.Addr(), err)
}

func (b *Bridge) server(h http.Handler) *http.Server {
	return &http.Server{
		Handler: h, ReadHeaderTimeout: headerTimeout, ReadTimeout: readTimeout, IdleTimeout: idleTimeout,
		WriteTimeout: readTimeout + b.options.Timeout + 10*time.Second, MaxHeaderBytes: maxHeader,
		DisableGeneralOptionsHandler: true, // whose answer has no header of ours
		ErrorLog:                     slog.NewLogLogger(b.options.Log.Handler(), slog.LevelDebug),
	}
}

// stop ends the servers, first that of the callers.
func (b *Bridge) stop(servers []*http.Server, drain time.Duration) error {
	ctx, cancel := context.WithTimeout(context.Background(), orDefault(drain, b.options.Timeout))
	defer cancel()
	var err error
	for _, s := range servers {
		if e := s.Shutdown(ctx); e != nil {
			err = errors.Join(err, fmt.Errorf("requests under way did not finish in time: %w", e), s.Close())
		}
	}
	return err
}

func listenAdmin(ctx context.Context, address string) (net.Listener, error) {
	if err := loopback.CheckAdmin(address); err != nil {
		return nil, err
	}
	return loopback.Listen(ctx, address)
}
