package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"runtime/debug"

	"github.com/pimigrate/pimigrate/pimtest"
)

// garbage is how much the heap may grow between collections, in percent of what lives.
// Nearly all that lives is the journal, which ends at some 20 MB: with Go's default of
// 100 the collector runs several times a second. With 300 the emulator answers a few
// percent more requests and needs 77 instead of 51 MB at the peak: make bench-emulator
// next to GOGC=100 make bench-emulator, which only slows the emulator.
const garbage = 300

// emulate serves an emulator until the context ends.
func emulate(ctx context.Context, args []string, _, stderr io.Writer) error {
	var f emulateFlags
	if err := f.parse(args); err != nil {
		return err
	}
	options, err := f.options(stderr)
	if err != nil {
		return err
	}
	e, err := pimtest.New(options...)
	if err != nil {
		return err
	}
	if os.Getenv("GOGC") == "" {
		debug.SetGCPercent(garbage)
	}
	service, err := e.Listen(ctx, f.addr)
	if err != nil {
		return notThere("-addr", err)
	}
	listeners := []*pimtest.Listener{service}
	if f.admin != "off" {
		admin, err := e.ListenAdmin(ctx, f.admin)
		if err != nil {
			return errors.Join(notThere("-admin", err), service.Close())
		}
		listeners = append(listeners, admin)
	}
	if err := f.writeCA(service.CA); err != nil {
		return errors.Join(err, closeAll(listeners))
	}
	f.announce(stderr, listeners)
	return wait(ctx, listeners)
}

// notThere says which listener cannot listen, and what to do.
func notThere(flag string, err error) error { return fmt.Errorf("%s: %w", flag, occupied(err)) }

// occupied says what to do where something listens at an address already.
func occupied(err error) error {
	if errors.Is(err, inUse) {
		return fmt.Errorf("%w: stop what listens there, choose another port, or let port 0 find one", err)
	}
	return err
}

// wait returns when the context or a listener has ended, with all of them closed.
func wait(ctx context.Context, listeners []*pimtest.Listener) error {
	ended := make(chan error, len(listeners))
	for _, l := range listeners {
		go func() { ended <- l.Wait() }()
	}
	var err error
	select {
	case <-ctx.Done():
	case err = <-ended:
	}
	return errors.Join(err, closeAll(listeners))
}

func closeAll(listeners []*pimtest.Listener) error {
	var err error
	for _, l := range listeners {
		err = errors.Join(err, l.Close())
	}
	return err
}
