package main

import (
	"bytes"
	"context"
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"os/signal"
	"path/filepath"

	"github.com/pimigrate/pimigrate/analyzer/rule"
)

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	defer stop()
	ok, err := measureAll(ctx, os.Args[1:], os.Stdout, os.Stderr)
	if err != nil {
		fmt.Fprintf(os.Stderr, "accuracy: %v\n", err)
	}
	if !ok || err != nil {
		os.Exit(1)
	}
}

// measureAll prints the table and reports whether all is as it should be.
func measureAll(ctx context.Context, args []string, stdout, stderr io.Writer) (bool, error) {
	fs := flag.NewFlagSet("accuracy", flag.ExitOnError)
	pimvet := fs.String("pimvet", "", "pimvet `binary` to measure")
	output := fs.String("o", "", "write the details to this `file` instead of standard error")
	heavy := fs.Bool("heavy", false, "measure clients that take minutes and gigabytes, too")
	if err := fs.Parse(args); err != nil {
		return false, err
	}
	b, err := newBench(ctx, *pimvet)
	if err != nil {
		return false, err
	}
	defer os.RemoveAll(b.temp)
	var details bytes.Buffer
	b.details = &details
	err = b.all(*heavy)
	// What was measured before an error helps to understand it.
	if werr := write(*output, stderr, details.Bytes()); err == nil {
		err = werr
	}
	if err != nil {
		return false, err
	}
	for _, f := range b.fails {
		fmt.Fprintf(stderr, "accuracy: %s\n", f)
	}
	return len(b.fails) == 0, errors.Join(writeTable(stdout, b.rows), writeEdits(stdout, b.edits))
}

// write writes data to a file, or to w if there is none.
func write(file string, w io.Writer, data []byte) error {
	var err error
	if file == "" {
		_, err = w.Write(data)
	} else {
		err = os.WriteFile(file, data, 0o644)
	}
	if err != nil {
		return fmt.Errorf("write details: %w", err)
	}
	return nil
}

func newBench(ctx context.Context, pimvet string) (*bench, error) {
	b := &bench{
		ctx: ctx, cached: map[string][]call{}, editions: map[string]*rule.Set{}, ran: map[string]bool{},
	}
	var err error
	if b.pimvet, err = findPimvet(pimvet); err != nil {
		return nil, err
	}
	if b.dir, err = moduleDir(ctx); err != nil {
		return nil, err
	}
	if b.known, err = readKnown(filepath.Join("testdata", "known.tsv")); err != nil {
		return nil, err
	}
	if b.temp, err = os.MkdirTemp("", "accuracy"); err != nil {
		return nil, fmt.Errorf("make a directory for programs: %w", err)
	}
	return b, nil
}

// all runs the measurements one after the other: each uses all processors.
func (b *bench) all(heavy bool) error {
	b.printf("client\tfunction\tanswer key\tfound\treason\n")
	for _, c := range corpora {
		if c.heavy && !heavy {
			b.printf("%s: skipped: needs -heavy\n", c.name)
			continue
		}
		if err := b.one(c.name, c.measure); err != nil {
			return err
		}
	}
	for _, t := range truths {
		if err := b.one(t.name, t.measure); err != nil {
			return err
		}
	}
	for _, m := range migrations {
		if !heavy {
			b.printf("%s: skipped: needs -heavy\n", m.name)
			continue
		}
		if err := b.one(m.name, m.measure); err != nil {
			return err
		}
	}
	for _, e := range b.known.stale(b.ran) {
		b.fail("%s: testdata/known.tsv explains a disagreement that is gone: %s %s, found %s", e.corpus, e.fn, e.key, e.found)
	}
	return nil
}

func (b *bench) one(name string, measure func(*bench) error) error {
	err := measure(b)
	if errors.Is(err, errSkip) {
		b.printf("%s: %v\n", name, err)
		return nil
	}
	if err != nil {
		return fmt.Errorf("%s: %w", name, err)
	}
	b.ran[name] = true
	return nil
}
