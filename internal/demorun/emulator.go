package main

import (
	"bufio"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net/http"
	"net/url"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"time"

	"github.com/pimigrate/pimigrate/pim"
	"github.com/pimigrate/pimigrate/pimtest"
)

// An emulator is a process of pimd emulate.
type emulator struct {
	process *exec.Cmd
	address string // of the service
	ca      string // file with the authority behind its certificate
	admin   string // URL
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
	e.process = exec.CommandContext(ctx, pimd, "emulate", "-addr", "127.0.0.1:0", "-admin", "127.0.0.1:0",
		"-tls", "-host", graph.Hostname(), "-ca", e.ca, "-v2", string(pimtest.V2Retired), "-seed", seed)
	e.process.Cancel = func() error { return e.process.Process.Signal(os.Interrupt) }
	e.process.WaitDelay = 10 * time.Second
	stderr, err := e.process.StderrPipe()
	if err != nil {
		return nil, err
	}
	if err := e.process.Start(); err != nil {
		return nil, fmt.Errorf("start the emulator: %w", err)
	}
	if err := e.listen(stderr); err != nil {
		return nil, errors.Join(err, e.stop())
	}
	return e, nil
}

// listen reads where the emulator listens. It says last where the authority is.
func (e *emulator) listen(stderr io.Reader) error {
	lines := bufio.NewScanner(stderr)
	for lines.Scan() {
		fmt.Println(lines.Text())
		if address, ok := strings.CutPrefix(lines.Text(), "pimd: listening on https://"); ok {
			e.address = address
		}
		if admin, ok := strings.CutPrefix(lines.Text(), "pimd: admin on "); ok {
			e.admin = admin
		}
		if strings.HasPrefix(lines.Text(), "pimd: trust the authority in ") && e.address != "" && e.admin != "" {
			return nil
		}
	}
	return errors.Join(errors.New("the emulator does not say where it listens"), lines.Err())
}

func (e *emulator) stop() error {
	if err := e.process.Process.Signal(os.Interrupt); err != nil {
		return fmt.Errorf("stop the emulator: %w", err)
	}
	if err := e.process.Wait(); err != nil {
		return fmt.Errorf("the emulator: %w", err)
	}
	return nil
}

// look reads what the admin listener tells.
func look[T any](e *emulator, path string) (v T, err error) {
	rsp, err := e.client.Get(e.admin + path)
	if err != nil {
		return v, fmt.Errorf("ask the emulator: %w", err)
	}
	defer rsp.Body.Close()
	if err := json.NewDecoder(io.LimitReader(rsp.Body, maxAnswer)).Decode(&v); err != nil {
		return v, fmt.Errorf("ask the emulator for %s: %s: %w", path, rsp.Status, err)
	}
	return v, nil
}
