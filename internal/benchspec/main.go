//go:build linux

// Command benchspec measures what it costs to lint against an API description:
//
//	benchspec -pimvet bin/pimvet [-packages 300] [-rounds 5] [-rows FILE] DESCRIPTION
//
// It compares compiling the description with what the OpenAPI parser alone takes
// for it. Then it makes a module of many small packages and lints it with the
// rules built in and with -spec, each in a state in which the go command has
// compiled the packages and analyzed none (cold), and again (warm). For each
// run it prints the time, how many processes the go command started to analyze
// a package, and how often a process opened the description: that is how one
// sees that it is not parsed once a package.
package main

import (
	"context"
	"flag"
	"fmt"
	"os"
	"os/signal"
	"path/filepath"
	"text/tabwriter"

	"github.com/pimigrate/pimigrate/internal/bench/row"
)

func main() {
	pimvet := flag.String("pimvet", "bin/pimvet", "the linter's executable")
	packages := flag.Int("packages", 300, "how many packages the module has")
	rounds := flag.Int("rounds", 5, "how often the description is parsed and compiled")
	rows := flag.String("rows", "", "append rows for the table of all benchmarks to this `file`")
	flag.Parse()
	if flag.NArg() != 1 || *rounds < 1 || *packages < 1 {
		fmt.Fprintln(os.Stderr, "usage: benchspec [-pimvet FILE] [-packages N] [-rounds N] DESCRIPTION")
		os.Exit(2)
	}
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	defer stop()
	if err := run(ctx, *pimvet, *packages, *rounds, *rows, flag.Arg(0)); err != nil {
		fmt.Fprintln(os.Stderr, "benchspec:", err)
		os.Exit(1)
	}
}

func run(ctx context.Context, pimvet string, packages, rounds int, rows, description string) error {
	if err := compareWithParser(description, rounds, rows); err != nil {
		return err
	}
	work, err := os.MkdirTemp("", "benchspec")
	if err != nil {
		return err
	}
	defer os.RemoveAll(work)
	b := &bench{work: work, packages: packages}
	if b.pimvet, err = filepath.Abs(pimvet); err != nil {
		return err
	}
	if b.description, err = filepath.Abs(description); err != nil {
		return err
	}
	if err := b.makeModule(ctx); err != nil {
		return err
	}
	fmt.Println()
	w := tabwriter.NewWriter(os.Stdout, 0, 0, 2, ' ', tabwriter.AlignRight)
	fmt.Fprintf(w, "%d packages\twall\tcpu\tfindings\ttool processes\tdescription opened\t\n", packages)
	var all []cost
	for _, r := range []struct {
		name string
		args []string
	}{
		{"built in, cold", nil},
		{"built in, warm", nil},
		{"-spec, cold", []string{"-spec", b.description}},
		{"-spec, warm", []string{"-spec", b.description}},
	} {
		c, err := b.lint(ctx, r.args...)
		if err != nil {
			return fmt.Errorf("%s: %w", r.name, err)
		}
		all = append(all, c)
		fmt.Fprintf(w, "%s\t%.2f s\t%.2f s\t%d\t%d\t%d\t\n", r.name, c.wall.Seconds(), c.cpu.Seconds(), c.findings, c.processes, c.opened)
	}
	if err := w.Flush(); err != nil {
		return err
	}
	return row.Append(rows, b.compare("cold", all[2], all[0]), b.compare("warm", all[3], all[1]), row.Row{
		What: fmt.Sprintf("lint %d packages, cold: how often the description is opened", packages),
		Ours: row.Value{Of: "pimvet -spec", Amount: float64(all[2].opened)}, Most: 1,
	})
}

// compare compares the time of a run with a description with that of one without.
func (b *bench) compare(state string, with, without cost) row.Row {
	return row.Row{
		What: fmt.Sprintf("lint %d packages, %s: time", b.packages, state), Ours: row.Value{Of: "pimvet -spec", Amount: with.wall.Seconds(), Unit: "s"},
		Beside: row.Value{Of: "pimvet", Amount: without.wall.Seconds(), Unit: "s"},
	}
}
