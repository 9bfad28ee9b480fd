package main

import (
	"context"
	"flag"
	"io"
	"os"
	"os/signal"
	"strings"
	"syscall"

	"golang.org/x/tools/go/analysis/unitchecker"

	"github.com/pimigrate/pimigrate/analyzer"
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
var subcommands = map[string]command{}

func main() {
	args := os.Args[1:]
	if runByGo(args) {
		vetdriver.DefineFlags(flag.CommandLine)
		unitchecker.Main(analyzer.Analyzer) // does not return
	}
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	context.AfterFunc(ctx, stop) // a second interrupt ends the program at once
	run, args := choose(args)
	os.Exit(run(ctx, args, os.Stdout, os.Stderr))
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
