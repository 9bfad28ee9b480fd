package main

import (
	"context"
	"fmt"
	"io"
	"log/slog"
	"strings"

	"github.com/pimigrate/pimigrate/bridge"
	"github.com/pimigrate/pimigrate/internal/loopback"
	"github.com/pimigrate/pimigrate/internal/telemetry"
)

// serveBridge serves a bridge until the context ends.
func serveBridge(ctx context.Context, args []string, _, stderr io.Writer) error {
	var f bridgeFlags
	if err := f.parse(args); err != nil {
		return err
	}
	log := slog.New(slog.NewJSONHandler(stderr, nil))
	if f.log {
		f.options.Log = log
	}
	out, err := telemetry.Start(ctx, "pimd-bridge", log)
	if err != nil {
		return err
	}
	defer out.Stop()
	f.options.Meter, f.options.Tracer = out.Meter, out.Tracer
	b, err := bridge.New(f.options)
	if err != nil {
		return err
	}
	f.listen.Ready = func(addr, admin string) {
		fmt.Fprintf(stderr, "pimd: bridge to %s listening on %s\n", f.options.Upstream, addr)
		if admin != "" {
			fmt.Fprintf(stderr, "pimd: admin on %s\n", admin)
		}
		if len(out.On) > 0 {
			fmt.Fprintf(stderr, "pimd: exporting %s by OTLP\n", strings.Join(out.On, " and "))
		}
		if !loopback.Address(f.listen.Addr) && f.listen.Certificate == nil {
			fmt.Fprintf(stderr, "pimd: WARNING: %s can be reached from other machines, and tokens come there without TLS\n", f.listen.Addr)
		}
	}
	return occupied(b.Serve(ctx, f.listen))
}
