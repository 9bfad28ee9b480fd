package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"

	"github.com/pimigrate/pimigrate/pimtest"
)

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
	service, err := e.Listen(ctx, f.addr)
	if err != nil {
		return err
	}
	listeners := []*pimtest.Listener{service}
	if f.admin != "off" {
		admin, err := e.ListenAdmin(ctx, f.admin)
		if err != nil {
			return errors.Join(err, service.Close())
		}
		listeners = append(listeners, admin)
	}
	if err := f.announce(stderr, listeners); err != nil {
		return errors.Join(err, closeAll(listeners))
	}
	return wait(ctx, listeners)
}

// announce says loudly what this is and where it listens.
func (f *emulateFlags) announce(w io.Writer, listeners []*pimtest.Listener) error {
	fmt.Fprintf(w, "pimd: EMULATOR of Microsoft Graph PIM, NOT the service: for tests only; PIM v2 %s, tokens %s\n", f.v2, f.tokens)
	fmt.Fprintf(w, "pimd: listening on %s\n", listeners[0].URL)
	if len(listeners) > 1 {
		fmt.Fprintf(w, "pimd: admin on %s\n", listeners[1].URL)
	}
	if !f.local() {
		fmt.Fprintf(w, "pimd: WARNING: %s can be reached from other machines\n", f.addr)
	}
	ca := listeners[0].CA
	switch {
	case ca == nil:
		return nil
	case f.ca == "":
		_, err := fmt.Fprintf(w, "pimd: trust this authority:\n%s", ca)
		return err
	}
	if err := os.WriteFile(f.ca, ca, 0o644); err != nil {
		return fmt.Errorf("writing the certificate of the authority: %w", err)
	}
	_, err := fmt.Fprintf(w, "pimd: trust the authority in %s\n", f.ca)
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
