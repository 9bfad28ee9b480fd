// Package loopback says what is on this machine only, and keeps listeners and handlers
// to it:
//
//	l, err := loopback.Listen(ctx, ":8080") // 127.0.0.1:8080
//	h := loopback.Only(admin)               // answers 421 where Host is emulator.example
//
// Package pim has the check of a host to itself, as it imports no package of this module
// but the generated client.
package loopback

import (
	"context"
	"fmt"
	"net"
	"net/http"
	"strings"
)

// Host says whether a host, without a port, is this machine. Names but localhost are
// not: what they stand for can change.
func Host(host string) bool {
	ip := net.ParseIP(host)
	return strings.EqualFold(host, "localhost") || ip != nil && ip.IsLoopback()
}

// Address says whether only this machine reaches what [Listen] opens at an address.
func Address(address string) bool {
	host, _, err := net.SplitHostPort(address)
	return err == nil && (host == "" || Host(host))
}

// Listen listens at a TCP address such as 127.0.0.1:0. One without a host is one on this
// machine only.
func Listen(ctx context.Context, address string) (net.Listener, error) {
	host, port, err := net.SplitHostPort(address)
	if err != nil {
		return nil, fmt.Errorf("address %q: %w", address, err)
	}
	if host == "" {
		host = "127.0.0.1"
	}
	l, err := (&net.ListenConfig{}).Listen(ctx, "tcp", net.JoinHostPort(host, port))
	if err != nil {
		return nil, fmt.Errorf("listening: %w", err)
	}
	return l, nil
}

// CheckAdmin refuses an address of an admin listener that other machines reach.
func CheckAdmin(address string) error {
	if _, _, err := net.SplitHostPort(address); err != nil {
		return fmt.Errorf("admin address %q: %w", address, err)
	}
	if !Address(address) {
		return fmt.Errorf("admin address %q: the admin listener is for this machine only, use 127.0.0.1", address)
	}
	return nil
}

// Only lets next answer requests for this machine's names and addresses. Another name
// that leads here may be one that some web site has pointed here, to read with a
// browser's help what it could not ask for itself.
func Only(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		host := r.Host
		if h, _, err := net.SplitHostPort(host); err == nil {
			host = h
		}
		if !Host(host) {
			http.Error(w, "the admin listener answers to localhost and loopback addresses only", http.StatusMisdirectedRequest)
			return
		}
		next.ServeHTTP(w, r)
	})
}
