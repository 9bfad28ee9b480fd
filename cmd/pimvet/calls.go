package main

import (
	"bufio"
	"context"
	"errors"
	"flag"
	"fmt"
	"io"
	"strings"

	"github.com/pimigrate/pimigrate/analyzer/inventory"
	"github.com/pimigrate/pimigrate/internal/callsite"
	"github.com/pimigrate/pimigrate/internal/report"
)

// inventoryFlag makes the tool run the inventory instead of the linter.
const inventoryFlag = "-httpcalls"

// A callList is what `pimvet calls -json` prints.
type callList struct {
	Packages int             `json:"packages"`
	Calls    []callsite.Site `json:"calls"`
}

// listCalls prints the HTTP requests that the packages can send.
func listCalls(ctx context.Context, args []string, stdout, stderr io.Writer) int {
	o, err := parseFlags(args, inventory.Analyzer)
	switch {
	case errors.Is(err, flag.ErrHelp):
		return status(stderr, false, printHelp(stdout))
	case err == nil && !o.lists():
		err = errors.New("calls takes the flags -json, -C, -platforms and -tags")
	}
	if err != nil {
		return usage(stderr, "calls", "[-json] [-C dir] [-platforms list] [-tags list]... [packages]", err)
	}
	list, err := o.inventory(ctx, stderr)
	if list == nil {
		return status(stderr, false, err)
	}
	write := list.printText
	if o.outputs.json() {
		write = func(w io.Writer) error { return printObject(w, list) }
	}
	return status(stderr, false, errors.Join(write(stdout), err))
}

// lists reports whether the flags are such as make sense without findings.
func (o *options) lists() bool {
	return !o.fix && !o.diff && !o.version && o.outputs.plain() && o.scope == (scope{})
}

// inventory lists the requests that the packages can send. With an error, the
// list is of those that could be looked at; it is nil if there are none.
func (o *options) inventory(ctx context.Context, stderr io.Writer) (*callList, error) {
	d, err := o.driver(stderr)
	if err != nil {
		return nil, err
	}
	d.Flags = append(d.Flags, inventoryFlag)
	r, err := d.Lint(ctx)
	if r == nil {
		return nil, err
	}
	printUnbuilt(stderr, r.Unbuilt, d.Configurations)
	return &callList{Packages: r.Packages, Calls: callsite.All(r.Findings)}, err
}

func (l *callList) printText(w io.Writer) error {
	out := bufio.NewWriter(w)
	unresolved := 0
	for _, c := range l.Calls {
		method, url, how := strings.Join(c.Methods, " | "), strings.Join(c.URLs, " | "), "("+c.How+")"
		if method == "" {
			method = "?"
		}
		if url == "" {
			url, how = "?", "(unresolved: "+c.How+")"
			unresolved++
		}
		fmt.Fprintf(out, "%s: %s %s %s\n", c.Position, method, url, how)
	}
	fmt.Fprintf(out, "pimvet: %s, %s, %d unresolved\n",
		report.Count(l.Packages, "package", "packages"), report.Count(len(l.Calls), "request", "requests"), unresolved)
	if err := out.Flush(); err != nil {
		return fmt.Errorf("writing the list: %w", err)
	}
	return nil
}
