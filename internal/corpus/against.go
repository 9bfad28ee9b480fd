package main

import (
	"context"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/pimigrate/pimigrate/internal/report"
)

// against prints what two binaries say differently of r.
func (b *bench) against(ctx context.Context, r row, other string, w io.Writer) error {
	if r.broken {
		return nil
	}
	if err := r.possible(ctx); err != nil {
		fmt.Fprintf(w, "  %s: skipped: %v\n", r.name, err)
		return nil
	}
	p, err := b.compiled(ctx, r)
	defer os.RemoveAll(p.dir)
	if err != nil {
		return err
	}
	ctx, stop := limited(ctx, b.timeout)
	defer stop()
	var said [2][]string
	for i, exe := range []string{other, b.pimvet} {
		l, err := inspect(ctx, p, exe)
		if err != nil {
			return err
		}
		said[i] = l.lines()
	}
	gone, come := difference(said[0], said[1]), difference(said[1], said[0])
	for _, line := range gone {
		fmt.Fprintf(w, "- %s: %s\n", r.name, line)
	}
	for _, line := range come {
		fmt.Fprintf(w, "+ %s: %s\n", r.name, line)
	}
	_, err = fmt.Fprintf(w, "  %s: %s the same, %d gone, %d new\n",
		r.name, report.Count(len(said[1])-len(come), "line", "lines"), len(gone), len(come))
	return err
}

// absolute is the full name of a binary: it runs in other directories.
func absolute(exe string) (string, error) {
	name, err := filepath.Abs(exe)
	if err == nil {
		_, err = os.Stat(name)
	}
	if err != nil {
		return "", fmt.Errorf("find the binary to compare with: %w", err)
	}
	return name, nil
}

// lines are the calls and findings of l, sorted.
func (l listing) lines() []string {
	var out []string
	for _, c := range l.calls {
		out = append(out, fmt.Sprintf("%s: calls %s %s (%s)", c.Position, list(c.Methods), list(c.URLs), c.How))
	}
	for _, f := range l.findings {
		out = append(out, fmt.Sprintf("%s:%d:%d: found %s: %s", f.File, f.Line, f.Column, f.Rule, f.Message))
	}
	slices.Sort(out)
	return out
}

func list(words []string) string {
	if len(words) == 0 {
		return "?"
	}
	return strings.Join(words, " | ")
}

// difference is what a has and b has not, or not as often. Both are sorted.
func difference(a, b []string) []string {
	var out []string
	for _, s := range a {
		for len(b) > 0 && b[0] < s {
			b = b[1:]
		}
		if len(b) > 0 && b[0] == s {
			b = b[1:]
			continue
		}
		out = append(out, s)
	}
	return out
}
