package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"io"
	"path/filepath"

	"github.com/pimigrate/pimigrate/analyzer"
	"github.com/pimigrate/pimigrate/internal/report"
	"github.com/pimigrate/pimigrate/internal/version"
	"github.com/pimigrate/pimigrate/internal/vetdriver"
)

// lint is the command without a name: it reports findings, or fixes them.
func lint(ctx context.Context, args []string, stdout, stderr io.Writer) int {
	o, err := parseFlags(args, analyzer.Analyzer)
	if errors.Is(err, flag.ErrHelp) {
		return status(stderr, false, printHelp(stdout))
	}
	if err != nil {
		fmt.Fprintf(stderr, "pimvet: %v\nusage: pimvet [flags] [packages]\nRun 'pimvet -h' for flags and examples.\n", err)
		return failed
	}
	if o.version {
		return status(stderr, false, o.printVersion(stdout))
	}
	d, err := o.driver(stderr)
	if err == nil {
		err = o.scope.open(ctx, o.dir)
	}
	if err != nil {
		return status(stderr, false, err)
	}
	d.Select = o.chosen(ctx)
	switch {
	case o.diff:
		return diff(ctx, d, stdout, stderr)
	case o.fix:
		return fix(ctx, d, o, stdout, stderr)
	}
	return lintOnly(ctx, d, o, stdout, stderr)
}

func lintOnly(ctx context.Context, d *vetdriver.Driver, o *options, stdout, stderr io.Writer) int {
	found, err := d.Lint(ctx)
	if found == nil {
		return status(stderr, false, err)
	}
	return o.report(ctx, found, err, stdout, stderr)
}

func fix(ctx context.Context, d *vetdriver.Driver, o *options, stdout, stderr io.Writer) int {
	fixed, err := d.Fix(ctx)
	printSkipped(stderr, fixed.Skipped)
	if err == nil || fixed.Changed > 0 {
		fmt.Fprintf(stderr, "pimvet: changed %s\n", report.Count(fixed.Changed, "file", "files"))
	}
	if err != nil {
		return status(stderr, false, err)
	}
	printUnedited(stderr, fixed.Findings, fixed.Skipped)
	return o.report(ctx, fixed.Result, nil, stdout, stderr)
}

// report writes what was found in all formats asked for, even if it is only a
// part because of err.
func (o *options) report(ctx context.Context, found *vetdriver.Result, err error, stdout, stderr io.Writer) int {
	r, failure := o.newReport(found)
	if failure != nil {
		return status(stderr, false, errors.Join(failure, err))
	}
	if o.scope.write && err == nil {
		return status(stderr, false, o.scope.save(r, found, stderr))
	}
	if err == nil {
		o.scope.printStale(stderr, r, found)
	}
	counts, failure := o.scope.filter(ctx, r, o.dir)
	if failure == nil {
		r.Keep(counts)
		failure = o.outputs.write(r, stdout, stderr)
	}
	printUnbuilt(stderr, found.Unbuilt, o.builds.configurations())
	return status(stderr, o.judge.fails(r), errors.Join(failure, err))
}

func (o *options) newReport(found *vetdriver.Result) (*report.Report, error) {
	return report.New(found, report.Options{Sets: o.judge.rules.Sets, AsOf: o.judge.day, Version: version.Module(), Dir: o.dir})
}

// diff prints nothing when it fails: half a patch must not reach git apply.
func diff(ctx context.Context, d *vetdriver.Driver, stdout, stderr io.Writer) int {
	patch, err := d.Diff(ctx)
	if err != nil {
		return status(stderr, false, err)
	}
	for _, f := range patch.Files {
		if filepath.IsAbs(f.Name) {
			fmt.Fprintf(stderr, "pimvet: %s is outside of the current directory: for a patch that applies, run pimvet in a directory above it, with -C\n", f.Name)
		}
		if _, err := stdout.Write(f.Text); err != nil {
			return status(stderr, false, fmt.Errorf("writing the patch: %w", err))
		}
	}
	printSkipped(stderr, patch.Skipped)
	printUnedited(stderr, patch.Findings, patch.Skipped)
	printUnbuilt(stderr, patch.Unbuilt, d.Configurations)
	return status(stderr, len(patch.Files) > 0, nil)
}
