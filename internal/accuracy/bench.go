package main

import (
	"context"
	"fmt"
	"io"
	"path/filepath"
	"strconv"
	"strings"

	"github.com/pimigrate/pimigrate/analyzer/rule"
)

// A bench runs the measurements and collects what they say.
type bench struct {
	ctx     context.Context
	pimvet  string
	dir     string // of this module
	temp    string // to write programs in
	details io.Writer
	known   *known

	cached      map[string][]call    // by packages
	editions    map[string]*rule.Set // of GitHub's description
	staticcheck string               // its executable, once built

	rows   []row
	edits  []edited
	checks []check
	ran    map[string]bool // corpora
	fails  []string
}

// A check is a count that is no row of the table.
type check struct {
	n    int
	what string
}

func (b *bench) checked(n int, format string, args ...any) {
	b.checks = append(b.checks, check{n, fmt.Sprintf(format, args...)})
}

func (b *bench) add(r row) {
	b.rows = append(b.rows, r)
	if r.recall() < r.floor {
		b.fail("%s: recall is %.1f %%, the floor is %.1f %%", r.name, r.recall(), r.floor)
	}
	if r.wrong > r.maxWrong {
		b.fail("%s: %d wrong", r.name, r.wrong)
	}
}

func (b *bench) fail(format string, args ...any) {
	b.fails = append(b.fails, fmt.Sprintf(format, args...))
}

func (b *bench) printf(format string, args ...any) {
	fmt.Fprintf(b.details, format, args...)
}

// inventory lists the calls of packages, once for all who ask.
func (b *bench) inventory(packages ...string) ([]call, error) {
	name := strings.Join(packages, " ")
	if calls, ok := b.cached[name]; ok {
		return calls, nil
	}
	calls, err := inventory(b.ctx, b.pimvet, b.dir, packages)
	if err == nil {
		b.cached[name] = calls
	}
	return calls, err
}

func (b *bench) packageDir(path string) (string, error) {
	out, err := run(b.ctx, b.dir, "go", "list", "-find", "-f", "{{.Dir}}", path)
	return strings.TrimSpace(string(out)), err
}

func inDir(calls []call, dir string) []call {
	var out []call
	for _, c := range calls {
		if filepath.Dir(c.File) == dir {
			out = append(out, c)
		}
	}
	return out
}

// report lists disagreements; one that is not known is a failure.
func (b *bench) report(ds []disagreement) {
	for _, d := range ds {
		reason := d.reason
		if reason == "" {
			reason = "not in testdata/known.tsv"
			b.fail("%s: new disagreement: %s", d.corpus, d.fn)
		}
		b.printf("%s\t%s\t%s\t%s\t%s\n", d.corpus, d.fn, d.key, d.found, reason)
	}
}

// pim counts what the linter's own rules find in a client. Only one that calls
// the old API may have any.
func (b *bench) pim(name string, calls []call, allowed bool) string {
	n := 0
	for _, c := range calls {
		op, ok := c.retired(rule.PIM())
		if !ok {
			continue
		}
		n++
		if !allowed {
			b.fail("%s: %s:%d is reported as %s", name, filepath.Base(c.File), c.Line, op.ID)
		}
	}
	return strconv.Itoa(n)
}
