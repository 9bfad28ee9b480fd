package main

import (
	"context"
	"encoding/json"
	"fmt"
	"path/filepath"
	"strings"

	"github.com/pimigrate/pimigrate/internal/callsite"
	"github.com/pimigrate/pimigrate/internal/report"
)

// listing is what pimvet says of a program. File names are relative to it.
type listing struct {
	calls    []callsite.Site
	findings []report.Finding
}

// inspect lints p and lists its calls with the pimvet at exe.
func inspect(ctx context.Context, p program, exe string) (listing, error) {
	var l listing
	var calls struct{ Calls []callsite.Site }
	if err := p.decode(ctx, exe, &calls, "calls", "-json"); err != nil {
		return l, err
	}
	var lint report.Report
	if err := p.decode(ctx, exe, &lint, "-json", "-fail-on", "never"); err != nil {
		return l, err
	}
	for _, c := range calls.Calls {
		c.File = p.relative(c.File)
		l.calls = append(l.calls, c)
	}
	for _, f := range lint.Findings {
		f.File = p.relative(f.File)
		l.findings = append(l.findings, f)
	}
	return l, nil
}

// decode runs pimvet in p's directory and reads its JSON into v.
func (p program) decode(ctx context.Context, exe string, v any, args ...string) error {
	out, err := p.execute(ctx, nil, exe, append(args, p.patterns...)...).output()
	if err != nil {
		return err
	}
	if err := json.Unmarshal(out, v); err != nil {
		return fmt.Errorf("read the output of pimvet %s: %w", args[0], err)
	}
	return nil
}

func (p program) relative(file string) string {
	if rel, err := filepath.Rel(p.dir, file); err == nil && filepath.IsAbs(file) && !strings.HasPrefix(rel, "..") {
		return filepath.ToSlash(rel)
	}
	return file
}

// requests counts sites by what is known of their URLs.
type requests struct {
	sites, resolved              int // outside of tests
	parameter, field, computed   int // why others are not
	inTests, resolvedInTestFiles int
}

func count(calls []callsite.Site) requests {
	var n requests
	for _, c := range calls {
		known := len(c.URLs) > 0
		if strings.HasSuffix(c.File, "_test.go") {
			n.inTests++
			if known {
				n.resolvedInTestFiles++
			}
			continue
		}
		n.sites++
		switch {
		case known:
			n.resolved++
		case c.How == "parameter":
			n.parameter++
		case c.How == "field":
			n.field++
		default:
			n.computed++
		}
	}
	return n
}

func (n *requests) add(m requests) {
	n.sites += m.sites
	n.resolved += m.resolved
	n.parameter += m.parameter
	n.field += m.field
	n.computed += m.computed
	n.inTests += m.inTests
	n.resolvedInTestFiles += m.resolvedInTestFiles
}
