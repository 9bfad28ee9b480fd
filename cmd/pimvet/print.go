package main

import (
	"bufio"
	_ "embed"
	"fmt"
	"go/parser"
	"go/token"
	"io"
	"runtime"
	"runtime/debug"

	"github.com/pimigrate/pimigrate/internal/vetdriver"
)

func printText(w io.Writer, r *vetdriver.Result) error {
	out := bufio.NewWriter(w)
	files, categories := map[string]bool{}, map[string]int{}
	for _, f := range r.Findings {
		files[f.File] = true
		categories[f.Category]++
		fmt.Fprintf(out, "%s:%d:%d: %s\n", f.File, f.Line, f.Column, f.Message)
	}
	fmt.Fprintf(out, "pimvet: %s, %s", count(r.Packages, "package", "packages"), calls(categories["call"]))
	for _, other := range []string{"mention", "permission"} {
		if n := categories[other]; n > 0 {
			fmt.Fprintf(out, ", %s", count(n, other, other+"s"))
		}
	}
	if len(files) > 0 {
		fmt.Fprintf(out, " in %s", count(len(files), "file", "files"))
	}
	fmt.Fprintln(out)
	if err := out.Flush(); err != nil {
		return fmt.Errorf("writing the report: %w", err)
	}
	return nil
}

// printSkipped says which edits were not applied and why.
func printSkipped(w io.Writer, skipped []vetdriver.Skip) {
	for _, s := range skipped {
		fmt.Fprintf(w, "pimvet: %s:%d:%d: not applied: %s\n", s.File, s.Line, s.Column, s.Reason)
	}
}

func calls(n int) string {
	if n == 0 {
		return "no calls of retired operations"
	}
	return count(n, "call of a retired operation", "calls of retired operations")
}

func count(n int, one, many string) string {
	if n == 1 {
		return "1 " + one
	}
	return fmt.Sprintf("%d %s", n, many)
}

//go:embed doc.go
var docFile string

// printHelp prints the package comment, so that there is one text only.
func printHelp(w io.Writer) error {
	f, err := parser.ParseFile(token.NewFileSet(), "doc.go", docFile, parser.ParseComments|parser.PackageClauseOnly)
	if err != nil {
		return fmt.Errorf("reading the help text: %w", err)
	}
	_, err = io.WriteString(w, f.Doc.Text())
	return err
}

func printVersion(w io.Writer) error {
	version := "(unknown)"
	if info, ok := debug.ReadBuildInfo(); ok && info.Main.Version != "" {
		version = info.Main.Version
	}
	_, err := fmt.Fprintf(w, "pimvet %s %s\n", version, runtime.Version())
	return err
}
