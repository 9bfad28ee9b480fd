package main

import (
	"context"
	_ "embed"
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"os/signal"
	"syscall"

	"github.com/pimigrate/pimigrate/internal/helptext"
)

// Exit statuses.
const (
	done   = 0
	failed = 2
)

// commands are named by the first argument.
var commands = map[string]func(ctx context.Context, args []string, stdout, stderr io.Writer) error{
	"emulate":  emulate,
	"bridge":   serveBridge,
	"coverage": coverage,
	"-version": printVersion,
	"version":  printVersion,
}

//go:embed doc.go
var docFile string

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	context.AfterFunc(ctx, stop) // a second interrupt ends the program at once
	os.Exit(run(ctx, os.Args[1:], os.Stdout, os.Stderr))
}

// run runs the command that the first argument names and returns an exit status.
func run(ctx context.Context, args []string, stdout, stderr io.Writer) int {
	err := dispatch(ctx, args, stdout, stderr)
	if errors.Is(err, flag.ErrHelp) {
		err = helptext.Print(stdout, docFile)
	}
	if err != nil {
		fmt.Fprintf(stderr, "pimd: %v\n", err)
		return failed
	}
	return done
}

func dispatch(ctx context.Context, args []string, stdout, stderr io.Writer) error {
	if len(args) == 0 {
		return errors.New("name a command: emulate, bridge or coverage; pimd -h prints the help")
	}
	switch args[0] {
	case "-h", "-help", "--help", "help":
		return flag.ErrHelp
	}
	command, ok := commands[args[0]]
	if !ok {
		return fmt.Errorf("there is no command %q; pimd -h prints the help", args[0])
	}
	return command(ctx, args[1:], stdout, stderr)
}

// parse reads flags, and refuses empty values, which come of a variable that is not
// set, and what is left.
func parse(fs *flag.FlagSet, args []string) error {
	fs.SetOutput(io.Discard)
	if err := fs.Parse(args); err != nil {
		return fmt.Errorf("%w; pimd -h prints the help", err)
	}
	if fs.NArg() > 0 {
		return fmt.Errorf("%s takes no arguments: %q", fs.Name(), fs.Arg(0))
	}
	var err error
	fs.Visit(func(f *flag.Flag) {
		if f.Value.String() == "" {
			err = errors.Join(err, fmt.Errorf("-%s: its value is empty", f.Name))
		}
	})
	return err
}
