package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"io"
	"io/fs"
	"os"

	"github.com/pimigrate/pimigrate/internal/baseline"
	"github.com/pimigrate/pimigrate/internal/gitchange"
	"github.com/pimigrate/pimigrate/internal/report"
	"github.com/pimigrate/pimigrate/internal/vetdriver"
)

// A scope says which findings count: those that a baseline does not have, and
// those in lines that are new since a revision.
type scope struct {
	file  string // of the baseline
	write bool   // the baseline anew
	rev   string

	known *baseline.Baseline // nil without
}

func (s *scope) define(fs *flag.FlagSet) {
	fs.StringVar(&s.file, "baseline", "", "")
	fs.BoolVar(&s.write, "write-baseline", false, "")
	fs.StringVar(&s.rev, "new-from-rev", "", "")
}

func (s *scope) check(o *options) error {
	switch {
	case s.write && s.file == "":
		return errors.New("-write-baseline needs -baseline FILE: the file to write")
	case s.write && (o.fix || o.diff || s.rev != ""):
		return errors.New("-write-baseline takes in all findings: it cannot be combined with -fix, -diff or -new-from-rev")
	}
	return nil
}

// open reads what findings are compared with, before anything is analyzed. A
// baseline that is to be written need not be there.
func (s *scope) open(ctx context.Context, dir string) error {
	var err error
	if s.file != "" {
		if s.known, err = baseline.Read(s.file); err != nil && !(s.write && errors.Is(err, fs.ErrNotExist)) {
			return err
		}
	}
	if s.rev != "" {
		_, err = gitchange.Since(ctx, dir, s.rev)
		return err
	}
	return nil
}

// filter returns which findings of a report count. Lines are compared anew: a
// run of -fix has changed some.
func (s *scope) filter(ctx context.Context, r *report.Report, dir string) (func(report.Finding) bool, error) {
	var lines *gitchange.Lines
	if s.rev != "" {
		var err error
		if lines, err = gitchange.Since(ctx, dir, s.rev); err != nil {
			return nil, err
		}
	}
	return func(f report.Finding) bool {
		return (s.known == nil || !s.known.Has(f)) && (lines == nil || lines.Touch(r.Path(f.File), f.Line, f.EndLine))
	}, nil
}

// chosen tells the driver which findings to edit: those that count.
func (o *options) chosen(ctx context.Context) func(*vetdriver.Result) ([]bool, error) {
	if o.scope.known == nil && o.scope.rev == "" {
		return nil
	}
	return func(found *vetdriver.Result) ([]bool, error) {
		r, err := o.newReport(found)
		if err != nil {
			return nil, err
		}
		counts, err := o.scope.filter(ctx, r, o.dir)
		if err != nil {
			return nil, err
		}
		var out []bool
		for _, f := range r.Findings {
			out = append(out, counts(f))
		}
		return out, nil
	}
}

// save writes the baseline of all findings.
func (s *scope) save(r *report.Report, found *vetdriver.Result, stderr io.Writer) error {
	b := baseline.New(r.Findings, s.known, looked(r, found))
	data, err := b.Encode()
	if err != nil {
		return err
	}
	if err := writeFile(s.file, func(w io.Writer) error { _, err := w.Write(data); return err }); err != nil {
		return fmt.Errorf("writing the baseline: %w", err)
	}
	fmt.Fprintf(stderr, "pimvet: %s has %s now\n", s.file, report.Count(len(b.Findings), "known finding", "known findings"))
	return nil
}

// printStale says which known findings are gone.
func (s *scope) printStale(w io.Writer, r *report.Report, found *vetdriver.Result) {
	if s.known == nil {
		return
	}
	stale := s.known.Stale(r.Findings, looked(r, found))
	for _, e := range stale {
		fmt.Fprintf(w, "pimvet: %s: stale: %s has no %s any more\n", s.file, r.Shown(e.File), e.Rule)
	}
	if len(stale) > 0 {
		fmt.Fprintf(w, "pimvet: run with -baseline %s -write-baseline to take %s out\n", s.file, report.Count(len(stale), "stale entry", "stale entries"))
	}
}

// looked returns which files a run knows all about: it has looked at them, or
// they are gone.
func looked(r *report.Report, found *vetdriver.Result) func(file string) bool {
	return func(file string) bool {
		name := r.Shown(file)
		_, err := os.Stat(name)
		return found.Files[name] || errors.Is(err, fs.ErrNotExist)
	}
}
