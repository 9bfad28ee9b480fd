package main

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net/http"
	"net/url"
	"path/filepath"
	"strings"
	"time"

	"github.com/pimigrate/pimigrate/internal/pimdproc"
	"github.com/pimigrate/pimigrate/pim"
	"github.com/pimigrate/pimigrate/pimtest"
)

// An emulator is a process of pimd emulate.
type emulator struct {
	*pimdproc.Process
	address string // of the service
	ca      string // file with the authority behind its certificate
	client  http.Client
	seen    int // requests of the journal
}

// maxAnswer bounds what is read of the admin listener.
const maxAnswer = 16 << 20

// start starts pimd in the place of Microsoft Graph's host, on ports that are free.
func start(ctx context.Context, pimd, dir string) (*emulator, error) {
	graph, err := url.Parse(pim.CloudGlobal.Services[pim.ServiceName].Endpoint)
	if err != nil {
		return nil, err
	}
	seed := filepath.Join(dir, "seed.json")
	if err := writeSeed(seed); err != nil {
		return nil, err
	}
	e := &emulator{ca: filepath.Join(dir, "ca.pem"), client: http.Client{Timeout: 10 * time.Second}}
	e.Process, err = pimdproc.Start(ctx, pimd, "emulate", "-addr", "127.0.0.1:0", "-admin", "127.0.0.1:0",
		"-tls", "-host", graph.Hostname(), "-ca", e.ca, "-v2", string(pimtest.V2Retired), "-seed", seed)
	if err != nil {
		return nil, err
	}
	e.address = strings.TrimPrefix(e.Addr, "https://")
	if err := e.Said.Wait(ctx, "trust the authority in "); err != nil { // the last that it says
		return nil, errors.Join(err, e.Stop())
	}
	fmt.Print(e.Said)
	return e, nil
}

// look reads what the admin listener tells.
func look[T any](e *emulator, path string) (v T, err error) {
	rsp, err := e.client.Get(e.Admin + path)
	if err != nil {
		return v, fmt.Errorf("ask the emulator: %w", err)
	}
	defer rsp.Body.Close()
	if err := json.NewDecoder(io.LimitReader(rsp.Body, maxAnswer)).Decode(&v); err != nil {
		return v, fmt.Errorf("ask the emulator for %s: %s: %w", path, rsp.Status, err)
	}
	return v, nil
}
