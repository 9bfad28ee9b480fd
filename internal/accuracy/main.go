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
	"strings"

	"github.com/pimigrate/pimigrate/analyzer/rule"
	benchrow "github.com/pimigrate/pimigrate/internal/bench/row"
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
	rows := fs.String("rows", "", "append rows for the table of all benchmarks to this `file`")
	only := fs.String("only", "", "measure only the clients whose `name` has this")
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
	err = b.all(*heavy, *only)
	// What was measured before an error helps to understand it.
	if werr := write(*output, stderr, details.Bytes()); err == nil {
		err = werr
	}
	if err != nil {
		return false, err
	}
	if err := benchrow.Append(*rows, b.benchRows()...); err != nil {
		return false, err
	}
	for _, f := range b.fails {
		fmt.Fprintf(stderr, "accuracy: %s\n", f)
	}
	return len(b.fails) == 0, errors.Join(writeTable(stdout, b.rows), writeChecks(stdout, b.checks), writeEdits(stdout, b.edits))
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

// A measurement is one that can be chosen by its name.
type measurement struct {
	name  string
	heavy bool
	run   func(*bench) error
}

func measurements() []measurement {
	var out []measurement
	for _, c := range corpora {
		out = append(out, measurement{c.name, c.heavy, c.measure})
	}
	for _, t := range truths {
		out = append(out, measurement{t.name, false, t.measure})
	}
	out = append(out, measurement{"godo, through an overlay", false, measureOverlay})
	for _, s := range shadows {
		out = append(out, measurement{s.name, false, s.measure})
	}
	for _, m := range migrations {
		out = append(out, measurement{m.name, true, m.measure})
	}
	return out
}

// all runs the measurements whose name has the word only, one after the other:
// each uses all processors.
func (b *bench) all(heavy bool, only string) error {
	b.printf("client\tfunction\tanswer key\tfound\treason\n")
	some := false
	for _, m := range measurements() {
		if !strings.Contains(m.name, only) {
			continue
		}
		some = true
		if m.heavy && !heavy {
			b.printf("%s: skipped: needs -heavy\n", m.name)
			continue
		}
		if err := b.one(m.name, m.run); err != nil {
			return err
		}
	}
	if !some {
		return fmt.Errorf("no measurement has a name with %q", only)
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
