package main

import (
	"context"
	"flag"
	"io"
	"os"
	"os/signal"
	"slices"
	"strings"
	"syscall"

	"golang.org/x/tools/go/analysis"
	"golang.org/x/tools/go/analysis/unitchecker"

	"github.com/pimigrate/pimigrate/analyzer"
	"github.com/pimigrate/pimigrate/analyzer/inventory"
	"github.com/pimigrate/pimigrate/internal/vetdriver"
)

// Exit statuses.
const (
	clean    = 0
	findings = 1
	failed   = 2
)

// A command does what its arguments say and returns an exit status.
type command func(ctx context.Context, args []string, stdout, stderr io.Writer) int

// subcommands are named by the first argument. Any other first argument is a
// flag or a package of lint.
var subcommands = map[string]command{
	"calls": listCalls,
}

func main() {
	args := os.Args[1:]
	if runByGo(args) {
		vetdriver.DelayGC()
		vetdriver.DefineFlags(flag.CommandLine)
		unitchecker.Main(analyzers(args)...) // does not return
	}
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	context.AfterFunc(ctx, stop) // a second interrupt ends the program at once
	run, args := choose(args)
	os.Exit(run(ctx, args, os.Stdout, os.Stderr))
}

// analyzers are those that the go command asks for: the linter, unless the
// inventory is chosen. When it asks for flags it is told those of both.
func analyzers(args []string) []*analysis.Analyzer {
	switch {
	case slices.Contains(args, "-flags"):
		return []*analysis.Analyzer{analyzer.Analyzer, inventory.Analyzer}
	case slices.ContainsFunc(args, func(a string) bool { return a == inventoryFlag || a == inventoryFlag+"=true" }):
		return []*analysis.Analyzer{inventory.Analyzer}
	}
	return []*analysis.Analyzer{analyzer.Analyzer}
}

// choose returns the command that the arguments name and what is left of them.
func choose(args []string) (command, []string) {
	if len(args) > 0 {
		if run, ok := subcommands[args[0]]; ok {
			return run, args[1:]
		}
	}
	return lint, args
}

// runByGo recognizes the three ways in which the go command runs a vet tool: to
// learn its version, to learn its flags, and to analyze one package.
func runByGo(args []string) bool {
	if len(args) == 0 {
		return false
	}
	last := args[len(args)-1]
	return last == "-V=full" || last == "-flags" || strings.HasSuffix(last, ".cfg")
}
