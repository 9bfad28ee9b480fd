// Command benchsdk compares what it takes to build programs:
//
//	benchsdk [-rows FILE] DIR...
//
// Each directory is a main package. It is built in a build cache of its own, in
// which only the standard library is compiled. For each the program prints
// wall and CPU seconds, the peak memory of the largest process and the size of
// the executable, and how many times that is of the first one.
package main

import (
	"context"
	"flag"
	"fmt"
	"os"
	"os/exec"
	"os/signal"
	"path/filepath"
	"strings"
	"text/tabwriter"
	"time"

	"github.com/pimigrate/pimigrate/internal/bench/row"
	"github.com/pimigrate/pimigrate/internal/peak"
)

func main() {
	rows := flag.String("rows", "", "append rows for the table of all benchmarks to this `file`")
	flag.Parse()
	if flag.NArg() < 1 {
		fmt.Fprintln(os.Stderr, "usage: benchsdk [-rows FILE] DIR...")
		os.Exit(2)
	}
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	defer stop()
	if err := run(ctx, *rows, flag.Args()); err != nil {
		fmt.Fprintln(os.Stderr, "benchsdk:", err)
		os.Exit(1)
	}
}

func run(ctx context.Context, rows string, dirs []string) error {
	var costs []cost
	for _, dir := range dirs {
		c, err := measure(ctx, dir)
		if err != nil {
			return fmt.Errorf("build %s: %w", dir, err)
		}
		costs = append(costs, c)
	}
	w := tabwriter.NewWriter(os.Stdout, 0, 0, 2, ' ', tabwriter.AlignRight)
	fmt.Fprintln(w, "program\twall\tcpu\tpeak\texecutable\twall ratio\tcpu ratio\tpeak ratio\t")
	for i, c := range costs {
		f := costs[0]
		fmt.Fprintf(w, "%s\t%.1f s\t%.1f s\t%d MB\t%d MB\t%.1f\t%.1f\t%.1f\t\n", filepath.Base(dirs[i]),
			c.wall.Seconds(), c.cpu.Seconds(), c.peak>>10, c.size>>20,
			c.wall.Seconds()/f.wall.Seconds(), c.cpu.Seconds()/f.cpu.Seconds(), float64(c.peak)/float64(f.peak))
	}
	if err := w.Flush(); err != nil {
		return err
	}
	return row.Append(rows, compare(dirs, costs)...)
}

// compare compares each program but the last with the last, the vendor's.
func compare(dirs []string, costs []cost) []row.Row {
	var rows []row.Row
	last := len(costs) - 1
	beside := filepath.Base(dirs[last])
	for i, c := range costs[:last] {
		name := filepath.Base(dirs[i])
		rows = append(rows, row.Row{
			What: "build: time", Ours: row.Value{Of: name, Amount: c.wall.Seconds(), Unit: "s"},
			Beside: row.Value{Of: beside, Amount: costs[last].wall.Seconds(), Unit: "s"},
		}, row.Row{
			What: "build: peak memory", Ours: row.Value{Of: name, Amount: float64(c.peak >> 10), Unit: "MB"},
			Beside: row.Value{Of: beside, Amount: float64(costs[last].peak >> 10), Unit: "MB"},
		})
	}
	return rows
}

// A cost is what one build took.
type cost struct {
	wall, cpu time.Duration
	peak      int64 // kilobytes
	size      int64 // of the executable, bytes
}

func measure(ctx context.Context, dir string) (cost, error) {
	work, err := os.MkdirTemp("", "benchsdk")
	if err != nil {
		return cost{}, err
	}
	defer os.RemoveAll(work)
	b := builder{ctx: ctx, dir: dir, env: append(os.Environ(), "GOCACHE="+filepath.Join(work, "cache"))}
	std, err := b.command("list", "-deps", "-f", "{{if .Standard}}{{.ImportPath}}{{end}}", ".").Output()
	if err != nil {
		return cost{}, fmt.Errorf("list its packages: %w", err)
	}
	if out, err := b.command(append([]string{"build"}, strings.Fields(string(std))...)...).CombinedOutput(); err != nil {
		return cost{}, fmt.Errorf("the standard library: %w\n%s", err, out)
	}
	exe := filepath.Join(work, "program")
	build := b.command("build", "-o", exe, ".")
	start := time.Now()
	if out, err := build.CombinedOutput(); err != nil {
		return cost{}, fmt.Errorf("%w\n%s", err, out)
	}
	wall := time.Since(start)
	info, err := os.Stat(exe)
	if err != nil {
		return cost{}, err
	}
	return cost{wall, build.ProcessState.UserTime() + build.ProcessState.SystemTime(), peak.Kilobytes(build.ProcessState), info.Size()}, nil
}

// A builder runs the go command in one directory.
type builder struct {
	ctx context.Context
	dir string
	env []string
}

func (b builder) command(args ...string) *exec.Cmd {
	cmd := exec.CommandContext(b.ctx, "go", args...)
	cmd.Dir, cmd.Env = b.dir, b.env
	return cmd
}
