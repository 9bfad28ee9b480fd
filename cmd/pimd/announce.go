package main

import (
	"fmt"
	"io"
	"os"

	"github.com/pimigrate/pimigrate/internal/loopback"
	"github.com/pimigrate/pimigrate/pimtest"
)

// announce says loudly what this is and where it listens.
func (f *emulateFlags) announce(w io.Writer, listeners []*pimtest.Listener) {
	fmt.Fprintf(w, "pimd: EMULATOR of Microsoft Graph PIM, NOT the service: for tests only; PIM v2 %s, tokens %s\n", f.v2, f.tokens)
	fmt.Fprintf(w, "pimd: listening on %s\n", listeners[0].URL)
	if len(listeners) > 1 {
		fmt.Fprintf(w, "pimd: admin on %s\n", listeners[1].URL)
	}
	if !loopback.Address(f.addr) {
		fmt.Fprintf(w, "pimd: WARNING: %s can be reached from other machines\n", f.addr)
	}
	switch ca := listeners[0].CA; {
	case f.ca != "":
		fmt.Fprintf(w, "pimd: trust the authority in %s\n", f.ca)
	case ca != nil:
		fmt.Fprintf(w, "pimd: trust this authority:\n%s", ca)
	}
}

// writeCA writes the certificate of the authority to the file that is asked for.
func (f *emulateFlags) writeCA(ca []byte) error {
	if f.ca == "" {
		return nil
	}
	if err := os.WriteFile(f.ca, ca, 0o644); err != nil {
		return fmt.Errorf("-ca: %w", err)
	}
	return nil
}
