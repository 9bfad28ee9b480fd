package main

import (
	"context"
	"flag"
	"fmt"
	"os"
	"os/signal"
)

const (
	recordFile = "docs/benchmarks.json"
	pageFile   = "docs/benchmarks.md"
)

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	defer stop()
	if err := command(ctx, os.Args[1:]); err != nil {
		fmt.Fprintln(os.Stderr, "bench:", err)
		os.Exit(1)
	}
}

func command(ctx context.Context, args []string) error {
	if len(args) == 0 {
		return fmt.Errorf("name a command: run, paste or age")
	}
	fs := flag.NewFlagSet("bench "+args[0], flag.ExitOnError)
	only := fs.String("only", "", "run only the benchmark of this `name` and keep what is recorded of the others")
	if err := fs.Parse(args[1:]); err != nil {
		return err
	}
	if fs.NArg() > 0 {
		return fmt.Errorf("%s takes no argument %q", args[0], fs.Arg(0))
	}
	old, err := readRecord(recordFile)
	if err != nil {
		return err
	}
	switch args[0] {
	case "run":
		return runAll(ctx, old, *only)
	case "paste":
		return paste(old)
	case "age":
		return age(ctx, old)
	}
	return fmt.Errorf("no command %q: choose run, paste or age", args[0])
}
