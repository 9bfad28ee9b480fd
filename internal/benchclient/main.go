// Command benchclient reads what "go test -bench Cancel" of the vendor's SDK beside ours
// printed (internal/vendortest) and hands its rows to the table of all benchmarks:
//
//	benchclient -rows FILE OUTPUT
//
// benchstat prints the same for people.
package main

import (
	"errors"
	"flag"
	"fmt"
	"os"
	"regexp"
	"slices"

	"golang.org/x/tools/benchmark/parse"

	"github.com/pimigrate/pimigrate/internal/bench/row"
)

func main() {
	rows := flag.String("rows", "", "append rows for the table of all benchmarks to this `file`")
	flag.Parse()
	if flag.NArg() != 1 {
		fmt.Fprintln(os.Stderr, "usage: benchclient [-rows FILE] OUTPUT")
		os.Exit(2)
	}
	if err := run(*rows, flag.Arg(0)); err != nil {
		fmt.Fprintln(os.Stderr, "benchclient:", err)
		os.Exit(1)
	}
}

func run(rows, output string) error {
	f, err := os.Open(output)
	if err != nil {
		return err
	}
	defer f.Close()
	set, err := parse.ParseSet(f)
	if err != nil {
		return fmt.Errorf("read %s: %w", output, err)
	}
	runs := byClient(set)
	var out []row.Row
	for _, transport := range []string{"loopback", "fake"} {
		ours, ok := runs[key{transport, "pim"}]
		if !ok {
			return errors.New("no benchmark of pim in " + output)
		}
		for _, client := range []string{"nethttp", "vendor"} {
			if beside, ok := runs[key{transport, client}]; ok {
				out = append(out, compare(transport, client, ours, beside)...)
			}
		}
	}
	return row.Append(rows, out...)
}

// A key names a benchmark.
type key struct{ transport, client string }

var name = regexp.MustCompile(`transport=(\w+)/client=(\w+)`)

func byClient(set parse.Set) map[key][]*parse.Benchmark {
	runs := map[key][]*parse.Benchmark{}
	for _, list := range set {
		for _, b := range list {
			if m := name.FindStringSubmatch(b.Name); m != nil {
				k := key{m[1], m[2]}
				runs[k] = append(runs[k], b)
			}
		}
	}
	return runs
}

func compare(transport, client string, ours, beside []*parse.Benchmark) []row.Row {
	var rows []row.Row
	for _, figure := range []struct {
		name, unit string
		of         func(*parse.Benchmark) float64
	}{
		{"time", "µs", func(b *parse.Benchmark) float64 { return b.NsPerOp / 1e3 }},
		{"memory", "kB", func(b *parse.Benchmark) float64 { return float64(b.AllocedBytesPerOp) / 1e3 }},
	} {
		rows = append(rows, row.Row{
			What: "cancel, transport " + transport + ": " + figure.name, Ours: row.Value{Of: "pim", Amount: median(ours, figure.of), Unit: figure.unit},
			Beside: row.Value{Of: client, Amount: median(beside, figure.of), Unit: figure.unit},
		})
	}
	return rows
}

func median(runs []*parse.Benchmark, of func(*parse.Benchmark) float64) float64 {
	var all []float64
	for _, b := range runs {
		all = append(all, of(b))
	}
	slices.Sort(all)
	return all[len(all)/2]
}
