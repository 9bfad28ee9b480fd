package main

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"os/exec"
	"path/filepath"
	"strings"
	"time"
)

// A run is a command that has ended.
type run struct {
	command        string
	stdout, stderr []byte
	code           int // exit status; -1 if it did not end by itself
	wall           time.Duration
	err            error // why it did not start, or was stopped
}

// execute runs a command with env added to the environment. When ctx ends, so
// do the command and all it has started.
func execute(ctx context.Context, dir string, env []string, name string, args ...string) run {
	var stdout, stderr bytes.Buffer
	cmd := exec.CommandContext(ctx, name, args...)
	cmd.Dir, cmd.Stdout, cmd.Stderr = dir, &stdout, &stderr
	cmd.Env = append(cmd.Environ(), env...)
	killGroup(cmd)
	cmd.WaitDelay = 10 * time.Second
	start := time.Now()
	err := cmd.Run()
	r := run{
		command: filepath.Base(name) + " " + strings.Join(args, " "),
		stdout:  stdout.Bytes(), stderr: stderr.Bytes(), code: cmd.ProcessState.ExitCode(), wall: time.Since(start),
	}
	var exit *exec.ExitError
	switch {
	case ctx.Err() != nil:
		r.err = context.Cause(ctx)
	case err != nil && !errors.As(err, &exit):
		r.err = err
	}
	return r
}

// output is the standard output of a command that must succeed.
func (r run) output() ([]byte, error) {
	switch {
	case r.err != nil:
		return r.stdout, fmt.Errorf("%s: %w", r.command, r.err)
	case r.code != 0:
		return r.stdout, fmt.Errorf("%s: exit status %d: %s", r.command, r.code, tail(r.stderr))
	}
	return r.stdout, nil
}

// tail is the end of what a command said.
func tail(b []byte) string {
	const most = 2000
	s := strings.TrimSpace(string(b))
	if len(s) > most {
		return "... " + s[len(s)-most:]
	}
	return s
}
