package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"time"

	"github.com/pimigrate/pimigrate/internal/salt"
)

// A bench runs rows and keeps what came out.
type bench struct {
	temp    string
	self    string // this program, which is also the tool that measures
	pimvet  string
	nop     string
	timeout time.Duration // of a row
	known   []known
	logs    int
}

// A result is the outcome of a row.
type result struct {
	row      string
	cost     cost
	requests requests
	wall     time.Duration // all of the row, compiling too
	skipped  string        // why it did not run
	failures []string
}

func newBench(ctx context.Context, pimvet string, timeout time.Duration) (*bench, error) {
	list, err := parseKnown(knownText)
	if err != nil {
		return nil, err
	}
	b := &bench{timeout: timeout, known: list}
	if b.self, err = os.Executable(); err != nil {
		return nil, fmt.Errorf("find this program: %w", err)
	}
	if b.temp, err = os.MkdirTemp("", "corpus"); err != nil {
		return nil, fmt.Errorf("make a directory for the programs: %w", err)
	}
	b.pimvet, b.nop = filepath.Join(b.temp, "pimvet"), filepath.Join(b.temp, "nop")
	if err := salt.Copy(pimvet, b.pimvet); err != nil {
		return b, err
	}
	nop := filepath.Join(b.temp, "build", "nop")
	if err := build(ctx, nop, "internal/benchvet/nop"); err != nil {
		return b, err
	}
	return b, salt.Copy(nop, b.nop)
}

// build builds a package of this module.
func build(ctx context.Context, exe, pkg string) error {
	_, err := execute(ctx, "", nil, "go", "build", "-o", exe, "github.com/pimigrate/pimigrate/"+pkg).output()
	return err
}

// run measures and inspects one row.
func (b *bench) run(ctx context.Context, r row) result {
	start := time.Now()
	res := result{row: r.name}
	err := b.try(ctx, r, &res)
	var skip skipped
	switch {
	case errors.As(err, &skip):
		res.skipped = skip.why
	case err != nil:
		res.fail("%v", err)
	}
	res.wall = time.Since(start)
	return res
}

// skipped says why a row cannot run here.
type skipped struct{ why string }

func (s skipped) Error() string { return s.why }

func (b *bench) try(ctx context.Context, r row, res *result) error {
	if err := r.possible(ctx); err != nil {
		return err
	}
	p, err := b.compiled(ctx, r)
	defer os.RemoveAll(p.dir)
	if err != nil {
		return err
	}
	ctx, stop := limited(ctx, b.timeout)
	defer stop()
	if r.broken {
		return refuses(ctx, p, b.pimvet)
	}
	if res.cost, err = b.measure(ctx, p); err != nil {
		return err
	}
	l, err := inspect(ctx, p, b.pimvet)
	if err != nil {
		return err
	}
	res.requests = count(l.calls)
	if n := res.requests.resolved; n < r.least {
		res.fail("%d requests of which something is known, expected %d", n, r.least)
	}
	news, stale := unexplained(b.known, r.name, l.findings)
	for _, f := range news {
		res.fail("%s:%d: found %s: %s", f.File, f.Line, f.Rule, f.Message)
	}
	for _, k := range stale {
		res.fail("known.tsv explains a finding that is gone: %s in %s", k.rule, k.file)
	}
	return nil
}

// compiled lays out r and compiles it, if it compiles at all. That has a
// deadline of its own, so that a cold cache does not look like a hang.
func (b *bench) compiled(ctx context.Context, r row) (program, error) {
	ctx, stop := limited(ctx, 30*time.Minute)
	defer stop()
	p, err := r.prepare(ctx, b.temp)
	if err != nil || r.broken {
		return p, err
	}
	// Go list -export and go build would compile much that no import needs.
	if _, err := b.vet(ctx, p, blind); err != nil {
		return p, fmt.Errorf("it does not compile: %w", err)
	}
	return p, nil
}

func limited(ctx context.Context, d time.Duration) (context.Context, context.CancelFunc) {
	return context.WithTimeoutCause(ctx, d, fmt.Errorf("not done after %v", d))
}

func (r *result) fail(format string, args ...any) {
	r.failures = append(r.failures, fmt.Sprintf(format, args...))
}

// possible is an error that says what r lacks here.
func (r row) possible(ctx context.Context) error {
	if !r.cgo {
		return nil
	}
	out, err := execute(ctx, "", nil, "go", "env", "CGO_ENABLED").output()
	if err == nil && strings.TrimSpace(string(out)) != "1" {
		return skipped{"needs cgo, and CGO_ENABLED is not 1: install a C compiler"}
	}
	return err
}

// refuses makes sure that pimvet does not call a program clean that does not
// compile, and says why.
func refuses(ctx context.Context, p program, exe string) error {
	for _, args := range [][]string{{}, {"calls"}, {"-json"}, {"-diff"}} {
		r := p.execute(ctx, nil, exe, append(args, p.patterns...)...)
		switch {
		case r.err != nil:
			return fmt.Errorf("%s: %w", r.command, r.err)
		case r.code != 2:
			return fmt.Errorf("%s: exit status %d, expected 2", r.command, r.code)
		case !strings.Contains(string(r.stderr), "undefined: undeclared"):
			return fmt.Errorf("%s does not say what is wrong: %s", r.command, tail(r.stderr))
		case len(r.stdout) > 0:
			return fmt.Errorf("%s: printed a result: %s", r.command, tail(r.stdout))
		}
	}
	return nil
}
