package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"os/signal"
	"syscall"
	"time"
)

func main() {
	if tool := os.Getenv(toolEnv); tool != "" {
		os.Exit(shim(tool))
	}
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	if err := corpus(ctx, os.Args[1:], os.Stdout, os.Stderr); err != nil {
		fmt.Fprintf(os.Stderr, "corpus: %v\n", err)
		os.Exit(1)
	}
}

func corpus(ctx context.Context, args []string, stdout, stderr io.Writer) error {
	fs := flag.NewFlagSet("corpus", flag.ExitOnError)
	pimvet := fs.String("pimvet", "bin/pimvet", "the `binary` to run")
	other := fs.String("against", "", "compare with what this pimvet `binary` says instead of measuring")
	only := fs.String("only", "", "run these `rows`, separated by commas")
	output := fs.String("o", "", "write what each package took to this `file`")
	timeout := fs.Duration("timeout", 10*time.Minute, "when a row counts as a hang, once it is compiled")
	fs.Parse(args)
	chosen, err := choose(*only)
	if err != nil {
		return err
	}
	b, err := newBench(ctx, *pimvet, *timeout)
	if b != nil {
		defer os.RemoveAll(b.temp)
	}
	if err != nil {
		return err
	}
	if *other != "" {
		return b.compare(ctx, chosen, *other, stdout)
	}
	var results []result
	failed := 0
	for _, r := range chosen {
		res := b.run(ctx, r)
		for _, f := range res.failures {
			fmt.Fprintf(stderr, "corpus: %s: %s\n", r.name, f)
		}
		fmt.Fprintf(stderr, "corpus: %s, %.0f s\n", res.title(), res.wall.Seconds())
		failed += min(len(res.failures), 1)
		results = append(results, res)
	}
	err = errors.Join(writeTables(stdout, results), writeFile(*output, results))
	if err == nil && failed > 0 {
		err = fmt.Errorf("%d of %d rows failed", failed, len(chosen))
	}
	return err
}

func writeFile(name string, results []result) error {
	if name == "" {
		return nil
	}
	f, err := os.Create(name)
	if err != nil {
		return err
	}
	return errors.Join(writePackages(f, results), f.Close())
}

// compare prints the differences of all rows.
func (b *bench) compare(ctx context.Context, rows []row, other string, w io.Writer) error {
	exe, err := absolute(other)
	if err != nil {
		return err
	}
	for _, r := range rows {
		if err := b.against(ctx, r, exe, w); err != nil {
			return fmt.Errorf("%s: %w", r.name, err)
		}
	}
	return nil
}
