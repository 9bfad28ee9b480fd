package main

import (
	"context"
	"flag"
	"fmt"
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
	"github.com/pimigrate/pimigrate/internal/ruleset"
	"github.com/pimigrate/pimigrate/internal/vetdriver"
)

// A command does what its arguments say and returns an exit status.
type command func(ctx context.Context, args []string, stdout, stderr io.Writer) int

// subcommands are named by the first argument. Any other first argument is a
// flag or a package of lint.
var subcommands = map[string]command{
	"calls":       listCalls,
	"compile":     compileRules,
	"explain":     explainRule,
	"overlay":     scaffoldOverlay,
	"permissions": listPermissions,
	"rules":       listRules,
}

func main() {
	args := os.Args[1:]
	if runByGo(args) {
		runAsTool(args)
	}
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	context.AfterFunc(ctx, stop) // a second interrupt ends the program at once
	run, args := choose(args)
	os.Exit(run(ctx, args, os.Stdout, os.Stderr))
}

// runAsTool does what the go command asks for and ends the process.
func runAsTool(args []string) {
	vetdriver.DelayGC()
	rules, err := ruleset.Load(os.Getenv(ruleset.Env))
	// When it asks for flags, the go command drops what is said on stderr. It
	// asks for the version next, and passes that on.
	if err != nil && args[len(args)-1] != "-flags" {
		fmt.Fprintf(os.Stderr, "pimvet: %v\n", err)
		os.Exit(failed)
	}
	vetdriver.DefineFlags(flag.CommandLine, rules.Digest)
	linter := analyzer.Analyzer
	if rules.Digest != nil {
		linter = analyzer.New(rules.Sets...)
	}
	unitchecker.Main(analyzers(args, linter)...)
}

// analyzers are those that the go command asks for: the linter, unless the
// inventory is chosen. When it asks for flags it is told those of both.
func analyzers(args []string, linter *analysis.Analyzer) []*analysis.Analyzer {
	switch {
	case slices.Contains(args, "-flags"):
		return []*analysis.Analyzer{linter, inventory.Analyzer}
	case slices.ContainsFunc(args, func(a string) bool { return a == inventoryFlag || a == inventoryFlag+"=true" }):
		return []*analysis.Analyzer{inventory.Analyzer}
	}
	return []*analysis.Analyzer{linter}
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
