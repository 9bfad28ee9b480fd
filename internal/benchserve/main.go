// Command benchserve compares the emulator with a server written by hand and with
// Prism, a mock server that works from the same document:
//
//	benchserve [-rounds N] [-duration D] [-connections N] [-prism DIR] [-rows FILE] -pimd FILE -plain FILE DOCUMENT
//
// All serve the same request for a role over loopback, one after the other, in rounds. For
// each it prints the median of requests per second, the peak of its memory, and how the
// emulator's rate compares: the median of what it was in each round, as what else the
// machine does changes between rounds. The load comes from wrk, or where that is not installed
// from a loop in Go. Emulator and plain have to answer the same object; Prism answers
// what the document has for an example.
package main

import (
	"context"
	"flag"
	"fmt"
	"os"
	"os/exec"
	"os/signal"
	"path/filepath"
	"slices"
	"text/tabwriter"
	"time"

	"github.com/pimigrate/pimigrate/internal/bench/row"
)

// A bench is what the flags say.
type bench struct {
	rounds, connections int
	duration            time.Duration
	load                load
	rows                string // file
	servers             []*server
}

func main() {
	var b bench
	flag.IntVar(&b.rounds, "rounds", 15, "how often each server is measured")
	flag.IntVar(&b.connections, "connections", 16, "connections that send requests")
	flag.DurationVar(&b.duration, "duration", time.Second, "how long one measurement takes")
	prism := flag.String("prism", "", "folder that @stoplight/prism-cli is installed in; empty: without it")
	flag.StringVar(&b.rows, "rows", "", "append rows for the table of all benchmarks to this `file`")
	pimd := flag.String("pimd", "", "the program pimd")
	plain := flag.String("plain", "", "the server written by hand, folder plain")
	flag.Parse()
	if flag.NArg() != 1 || *pimd == "" || *plain == "" {
		flag.Usage()
		os.Exit(2)
	}
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	defer stop()
	if err := b.main(ctx, *pimd, *plain, *prism, flag.Arg(0)); err != nil {
		fmt.Fprintln(os.Stderr, "benchserve:", err)
		os.Exit(1)
	}
}

func (b *bench) main(ctx context.Context, pimd, plain, prism, document string) error {
	work, err := os.MkdirTemp("", "benchserve")
	if err != nil {
		return err
	}
	defer os.RemoveAll(work)
	seed, err := writeSeed(work)
	if err != nil {
		return err
	}
	b.load, b.servers = newLoad(), []*server{
		{name: "emulator", command: func(at string) *exec.Cmd {
			return exec.CommandContext(ctx, pimd, "emulate", "-addr", at, "-admin", "off", "-seed", seed)
		}},
		{name: "by hand", command: func(at string) *exec.Cmd { return exec.CommandContext(ctx, plain, at, seed) }},
	}
	if prism != "" {
		b.servers = append(b.servers, &server{name: "Prism", command: prismCommand(ctx, prism, document)})
	}
	defer b.stop()
	return b.run(ctx)
}

func (b *bench) run(ctx context.Context) error {
	for _, s := range b.servers {
		if err := s.start(ctx); err != nil {
			return fmt.Errorf("start %s: %w", s.name, err)
		}
	}
	if err := sameAnswer(ctx, b.servers[0], b.servers[1]); err != nil {
		return err
	}
	for round := range b.rounds {
		for i := range b.servers {
			if err := b.servers[(i+round)%len(b.servers)].measure(ctx, b.load, b.connections, b.duration); err != nil {
				return err
			}
		}
	}
	return b.print()
}

func (b *bench) print() error {
	fmt.Printf("GET %s, %d rounds of %s, %d connections, load from %s, medians\n\n", path, b.rounds, b.duration, b.connections, b.load.name)
	w := tabwriter.NewWriter(os.Stdout, 0, 0, 2, ' ', tabwriter.AlignRight)
	fmt.Fprintln(w, "server\trequests/s\tlowest\thighest\tprocessor time a request\tpeak memory\temulator's rate to this\t")
	for _, s := range b.servers {
		peak, err := s.peak()
		if err != nil {
			return err
		}
		fmt.Fprintf(w, "%s\t%.0f\t%.0f\t%.0f\t%.0f µs\t%d MB\t%.2f\t\n", s.name, median(s.rates), slices.Min(s.rates), slices.Max(s.rates), median(s.costs), peak>>10, median(ratios(b.servers[0].rates, s.rates)))
	}
	if err := w.Flush(); err != nil {
		return err
	}
	return row.Append(b.rows, b.compare()...)
}

// bounds are the least rates of the emulator beside the servers.
var bounds = map[string]float64{"by hand": 0.8, "Prism": 15}

func (b *bench) compare() []row.Row {
	var rows []row.Row
	for _, s := range b.servers[1:] {
		rows = append(rows, row.Row{
			What: "serve a request: rate", Ours: row.Value{Of: "emulator", Amount: median(b.servers[0].rates), Unit: "/s"},
			Beside: row.Value{Of: s.name, Amount: median(s.rates), Unit: "/s"}, Least: bounds[s.name],
		})
	}
	return rows
}

func (b *bench) stop() {
	for _, s := range b.servers {
		s.stop()
	}
}

// ratios are those of two servers' rates, round by round.
func ratios(a, b []float64) []float64 {
	out := make([]float64, len(a))
	for i := range a {
		out[i] = a[i] / b[i]
	}
	return out
}

// median of a list that is not empty.
func median(list []float64) float64 {
	list = slices.Sorted(slices.Values(list))
	return (list[(len(list)-1)/2] + list[len(list)/2]) / 2
}

// prismCommand runs Prism as fast as it goes: one line of its log for each request
// would be most of its work.
func prismCommand(ctx context.Context, dir, document string) func(at string) *exec.Cmd {
	return func(at string) *exec.Cmd {
		script := filepath.Join(dir, "node_modules", "@stoplight", "prism-cli", "dist", "index.js")
		return exec.CommandContext(ctx, "node", script, "mock", document, "--host", "127.0.0.1", "--port", portOf(at), "--verboseLevel", "silent")
	}
}
