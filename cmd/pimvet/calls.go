package main

import (
	"bufio"
	"context"
	"encoding/json"
	"errors"
	"flag"
	"fmt"
	"io"
	"strings"

	"github.com/pimigrate/pimigrate/analyzer/inventory"
	"github.com/pimigrate/pimigrate/internal/report"
	"github.com/pimigrate/pimigrate/internal/vetdriver"
)

// inventoryFlag makes the tool run the inventory instead of the linter.
const inventoryFlag = "-httpcalls"

// A callList is what `pimvet calls -json` prints.
type callList struct {
	Packages int        `json:"packages"`
	Calls    []callSite `json:"calls"`
}

type callSite struct {
	File    string   `json:"file"`
	Line    int      `json:"line"`
	Column  int      `json:"column"`
	Methods []string `json:"methods"` // empty if unknown
	URLs    []string `json:"urls"`    // empty if nothing is known
	How     string   `json:"how"`
}

// listCalls prints the HTTP requests that the packages can send.
func listCalls(ctx context.Context, args []string, stdout, stderr io.Writer) int {
	o, err := parseFlags(args, inventory.Analyzer)
	switch {
	case errors.Is(err, flag.ErrHelp):
		return status(stderr, false, printHelp(stdout))
	case err == nil && (o.fix || o.diff || o.version || !o.outputs.plain()):
		err = errors.New("calls takes the flags -json, -C and -tags")
	}
	if err != nil {
		fmt.Fprintf(stderr, "pimvet calls: %v\nusage: pimvet calls [-json] [-C dir] [-tags list] [packages]\n", err)
		return failed
	}
	d, err := o.driver(stderr)
	if err != nil {
		return status(stderr, false, err)
	}
	d.Flags = append(d.Flags, inventoryFlag)
	r, err := d.Lint(ctx)
	if err != nil {
		return status(stderr, false, err)
	}
	list := &callList{Packages: r.Packages, Calls: []callSite{}}
	for _, f := range r.Findings {
		list.Calls = append(list.Calls, site(f))
	}
	if o.outputs.list[0].format == "json" {
		return status(stderr, false, printObject(stdout, list))
	}
	return status(stderr, false, list.printText(stdout))
}

func site(f vetdriver.Finding) callSite {
	methods, rest, _ := strings.Cut(f.Message, "\t")
	urls, how, _ := strings.Cut(rest, "\t")
	return callSite{f.File, f.Line, f.Column, alternatives(methods), alternatives(urls), how}
}

func alternatives(s string) []string {
	if s == "-" {
		return []string{}
	}
	return strings.Split(s, " | ")
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
		fmt.Fprintf(out, "%s:%d:%d: %s %s %s\n", c.File, c.Line, c.Column, method, url, how)
	}
	fmt.Fprintf(out, "pimvet: %s, %s, %d unresolved\n",
		report.Count(l.Packages, "package", "packages"), report.Count(len(l.Calls), "request", "requests"), unresolved)
	if err := out.Flush(); err != nil {
		return fmt.Errorf("writing the list: %w", err)
	}
	return nil
}

func printObject(w io.Writer, v any) error {
	enc := json.NewEncoder(w)
	enc.SetEscapeHTML(false) // code and URLs: keep < and & readable
	enc.SetIndent("", "  ")
	if err := enc.Encode(v); err != nil {
		return fmt.Errorf("writing the report: %w", err)
	}
	return nil
}
