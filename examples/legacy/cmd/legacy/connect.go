package main

import (
	"context"
	"crypto/tls"
	"crypto/x509"
	"errors"
	"fmt"
	"net"
	"net/http"
	"net/url"
	"os"
	"time"

	"github.com/pimigrate/pimigrate/examples/legacy/internal/graph"
)

// checkBase keeps the token off the open network.
func checkBase(base string) error {
	u, err := url.Parse(base)
	if err != nil {
		return err
	}
	local := u.Hostname() == "localhost" || u.Hostname() == "127.0.0.1"
	if u.Host == "" || u.Scheme != "https" && !(u.Scheme == "http" && local) {
		return fmt.Errorf("-base %s: want https://HOST", base)
	}
	return nil
}

func token(context.Context) (string, error) {
	if t := os.Getenv("GRAPH_TOKEN"); t != "" {
		return t, nil
	}
	return "", errors.New("GRAPH_TOKEN is not set")
}

func client() *http.Client { return &http.Client{Timeout: 30 * time.Second} }

func connect(ctx context.Context, base string) context.Context {
	return graph.NewContext(ctx, &graph.Conn{HTTP: client(), Root: base, Token: token})
}

// connectTo sends what all clients send to an address, as curl does by the option of
// the same name. TLS is still that of the host in the URL.
func connectTo(address, ca string) error {
	transport, ok := http.DefaultTransport.(*http.Transport)
	if !ok {
		return errors.New("the default transport is not net/http's")
	}
	if address != "" {
		transport.Proxy = nil
		transport.DialContext = func(ctx context.Context, network, _ string) (net.Conn, error) {
			return new(net.Dialer).DialContext(ctx, network, address)
		}
	}
	if ca == "" {
		return nil
	}
	pem, err := os.ReadFile(ca)
	if err != nil {
		return fmt.Errorf("-ca: %w", err)
	}
	roots := x509.NewCertPool()
	if !roots.AppendCertsFromPEM(pem) {
		return fmt.Errorf("-ca %s: it holds no certificate", ca)
	}
	transport.TLSClientConfig = &tls.Config{RootCAs: roots, MinVersion: tls.VersionTLS12}
	return nil
}
