package vetdriver

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"time"
)

// grace is how long the go command may take to clean up after an interrupt.
const grace = 10 * time.Second

// run runs the go command in a configuration and hands its standard output to
// read. The environment is left alone but for d.Env and the platform: GOFLAGS,
// GOWORK and the rest are the user's say. Without patterns, args are the whole
// command line. Neither the tool nor its flags may name files relatively: the
// go command runs the tool in each package's directory.
func (d *Driver) run(ctx context.Context, c Configuration, read func(io.Reader) error, args, patterns []string) error {
	name := "go " + args[0]
	if patterns != nil {
		args = slices.Concat(args, c.flags(), []string{"--"}, patterns)
	}
	goCmd, err := exec.LookPath("go")
	if err != nil {
		return fmt.Errorf("looking for the go command: %w: install Go or add its bin directory to PATH", err)
	}
	running, stop := context.WithCancel(ctx)
	defer stop()
	cmd := exec.CommandContext(running, goCmd, args...)
	cmd.Dir = d.Dir
	cmd.Env = slices.Concat(cmd.Environ(), d.Env, c.env())
	cmd.Stderr = d.said
	cmd.Cancel = func() error { return interrupt(cmd.Process) }
	cmd.WaitDelay = grace
	readErr, err := pipe(cmd, read, stop)
	d.said.end()
	var exit *exec.ExitError
	switch {
	case ctx.Err() != nil:
		return fmt.Errorf("running %s: interrupted", name)
	case readErr != nil:
		return fmt.Errorf("reading the output of %s: %w", name, readErr)
	case errors.As(err, &exit):
		return fmt.Errorf("%s could not do its work (%w): fix what it says above and try again", name, err)
	case err != nil:
		return fmt.Errorf("running %s: %w", name, err)
	}
	return nil
}

// pipe runs cmd while read reads its output. It calls stop when read gives up:
// nobody takes the rest of the output then, and cmd must not wait for that.
func pipe(cmd *exec.Cmd, read func(io.Reader) error, stop func()) (readErr, err error) {
	out, err := cmd.StdoutPipe()
	if err != nil {
		return nil, err
	}
	if err := cmd.Start(); err != nil {
		return nil, err
	}
	if readErr = read(out); readErr != nil {
		stop()
	}
	return readErr, cmd.Wait()
}

// interrupt asks first, so that the go command stops the tools it has started
// and removes its temporary files. Windows cannot ask.
func interrupt(p *os.Process) error {
	err := p.Signal(os.Interrupt)
	if err == nil || errors.Is(err, os.ErrProcessDone) {
		return err
	}
	return p.Kill()
}

// relativizer returns a function that makes names of files inside the current
// directory relative to it.
func relativizer() func(string) string {
	cwd, err := os.Getwd()
	return func(name string) string {
		if err != nil || !filepath.IsAbs(name) {
			return name
		}
		rel, err := filepath.Rel(cwd, name)
		if err != nil || !filepath.IsLocal(rel) {
			return name
		}
		return rel
	}
}
