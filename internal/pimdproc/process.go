package pimdproc

import (
	"context"
	"errors"
	"fmt"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
)

// Build builds a program of a module of this repository, and returns the file, which it
// puts into dir.
func Build(ctx context.Context, module, pkg, dir string) (string, error) {
	file := filepath.Join(dir, filepath.Base(pkg))
	if out, err := exec.CommandContext(ctx, "go", "build", "-C", module, "-o", file, pkg).CombinedOutput(); err != nil {
		return "", fmt.Errorf("building %s: %w\n%s", pkg, err, out)
	}
	return file, nil
}

// A Process is a pimd that listens.
type Process struct {
	Addr  string // as it says it: a URL for emulate, host and port for bridge
	Admin string // likewise; empty with -admin off
	Said  *Said

	command *exec.Cmd
	ended   chan struct{}
	end     error // once it has ended
}

// Start starts an executable of pimd and returns when it listens, or has ended. When the
// context ends, pimd is told to.
func Start(ctx context.Context, pimd string, args ...string) (*Process, error) {
	p := &Process{Said: &Said{}, command: exec.CommandContext(ctx, pimd, args...), ended: make(chan struct{})}
	p.command.Stderr = p.Said
	p.command.Cancel = func() error { return p.command.Process.Signal(syscall.SIGTERM) }
	p.command.WaitDelay = patience
	if err := p.command.Start(); err != nil {
		return nil, fmt.Errorf("starting pimd: %w", err)
	}
	waiting, cancel := context.WithCancel(ctx)
	go func() {
		p.end = p.command.Wait()
		close(p.ended)
		cancel()
	}()
	var err error
	p.Addr, p.Admin, err = p.Said.Listening(waiting, hasAdmin(args))
	if err != nil {
		p.Kill()
		return nil, errors.Join(err, p.end)
	}
	return p, nil
}

// hasAdmin says whether pimd will have an admin listener.
func hasAdmin(args []string) bool {
	return !strings.Contains(strings.ReplaceAll(strings.Join(args, " "), "=", " "), "-admin off")
}

// Pid is the id of the process.
func (p *Process) Pid() int { return p.command.Process.Pid }

// Stop tells pimd to end, as a supervisor does, and waits for it. What it ends with is
// the error.
func (p *Process) Stop() error {
	if err := p.command.Process.Signal(syscall.SIGTERM); err != nil {
		return fmt.Errorf("stopping pimd: %w", err)
	}
	<-p.ended
	if p.end != nil {
		return fmt.Errorf("pimd ended with %w: %s", p.end, p.Said)
	}
	return nil
}

// Kill ends pimd at once, if it has not ended.
func (p *Process) Kill() {
	_ = p.command.Process.Kill() // it may have ended
	<-p.ended
}
