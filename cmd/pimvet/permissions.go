package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"io"

	"github.com/pimigrate/pimigrate/analyzer/inventory"
	"github.com/pimigrate/pimigrate/internal/permission"
	"github.com/pimigrate/pimigrate/internal/report"
)

// listPermissions prints what the requests of the packages need, today and
// after the migration.
func listPermissions(ctx context.Context, args []string, stdout, stderr io.Writer) int {
	o, err := parseFlags(args, inventory.Analyzer)
	switch {
	case errors.Is(err, flag.ErrHelp):
		return status(stderr, false, printHelp(stdout))
	case err == nil && !o.lists():
		err = errors.New("permissions takes the flags -json, -C, -platforms, -tags and those for rules")
	}
	if err != nil {
		return usage(stderr, "permissions", "[-json] [-C dir] [-platforms list] [-tags list]... "+ruleUsage+" [packages]", err)
	}
	list, err := o.inventory(ctx, stderr)
	if list == nil {
		return status(stderr, false, err)
	}
	r := permission.New(list.Packages, list.Calls, o.judge.rules.Sets)
	if o.outputs.json() {
		return status(stderr, false, errors.Join(printObject(stdout, r), err))
	}
	if failure := r.WriteText(stdout); failure != nil {
		return status(stderr, false, errors.Join(failure, err))
	}
	_, failure := fmt.Fprintf(stdout, "pimvet: %s, %s, %s in tests left out\n", report.Count(r.Packages, "package", "packages"),
		report.Count(r.Requests, "request", "requests"), report.Count(r.Tests, "request", "requests"))
	return status(stderr, false, errors.Join(failure, err))
}
