// Command benchvet compares what pimvet costs with what other analyses cost:
//
//	benchvet -pimvet bin/pimvet [-rounds 3] [-tools nothing,pimvet] [-rows FILE] DIR [PACKAGES]
//
// For each tool it prints wall and CPU seconds and the peak memory of the
// largest process, cold and warm, and the ratio to a vet tool that does
// nothing but has facts. Cold means a build cache of its own, in which the
// packages are compiled but nothing is analyzed; warm is the second run in the
// same cache. Tools run in turn, and the median of the rounds is printed. Below
// the table stands how many bytes of facts pimvet wrote.
//
// The compiled packages come from the user's build cache, which is not
// changed: its files are linked into the caches of the runs.
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

	"github.com/pimigrate/pimigrate/internal/bench/row"
)

func main() {
	pimvet := flag.String("pimvet", "bin/pimvet", "the linter's executable")
	rounds := flag.Int("rounds", 3, "how often each tool runs")
	names := flag.String("tools", strings.Join(toolNames, ","), "which tools to compare; the first is the floor")
	rows := flag.String("rows", "", "append rows for the table of all benchmarks to this `file`")
	flag.Parse()
	if flag.NArg() < 1 || *rounds < 1 {
		fmt.Fprintln(os.Stderr, "usage: benchvet [-pimvet FILE] [-rounds N] DIR [PACKAGES]")
		os.Exit(2)
	}
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	defer stop()
	packages := flag.Args()[1:]
	if len(packages) == 0 {
		packages = []string{"./..."}
	}
	if err := run(ctx, *pimvet, strings.Split(*names, ","), *rounds, *rows, flag.Arg(0), packages); err != nil {
		fmt.Fprintln(os.Stderr, "benchvet:", err)
		os.Exit(1)
	}
}

func run(ctx context.Context, pimvet string, names []string, rounds int, rows, dir string, packages []string) error {
	work, err := os.MkdirTemp("", "benchvet")
	if err != nil {
		return err
	}
	defer os.RemoveAll(work)
	var tools []*tool
	for _, name := range names {
		t, err := newTool(ctx, name, pimvet, work)
		if err != nil {
			return err
		}
		tools = append(tools, t)
	}
	b := &bench{dir: dir, packages: packages, work: work}
	if b.cache, err = b.compiled(ctx); err != nil {
		return err
	}
	for range rounds {
		for _, t := range tools {
			if err := b.round(ctx, t); err != nil {
				return fmt.Errorf("run %s: %w", t.name, err)
			}
		}
	}
	b.print(tools)
	return row.Append(rows, b.rows(tools)...)
}

// A tool is one of the analyses compared.
type tool struct {
	name       string
	exe        string // a vet tool, if args is nil
	args       []string
	cold, warm []usage
	facts      facts
}

var toolNames = []string{"nothing", "pimvet", "vet", "staticcheck"}

func newTool(ctx context.Context, name, pimvet, work string) (*tool, error) {
	switch name {
	case "nothing":
		exe, err := build(ctx, "./internal/benchvet/nop", work)
		return &tool{name: "nothing, with facts", exe: exe}, err
	case "pimvet":
		exe, err := filepath.Abs(pimvet)
		return &tool{name: "pimvet", exe: exe}, err
	case "vet":
		vet, err := exec.CommandContext(ctx, "go", "tool", "-n", "vet").Output()
		if err != nil {
			return nil, fmt.Errorf("ask for the vet tool: %w", err)
		}
		return &tool{name: "go vet", exe: strings.TrimSpace(string(vet))}, nil
	case "staticcheck":
		exe, err := build(ctx, "honnef.co/go/tools/cmd/staticcheck", work)
		return &tool{name: "staticcheck SA1019", args: []string{exe, "-checks", "SA1019"}}, err
	}
	return nil, fmt.Errorf("no tool %q: choose from %s", name, strings.Join(toolNames, ", "))
}

// build builds pkg into the directory work.
func build(ctx context.Context, pkg, work string) (string, error) {
	exe := filepath.Join(work, filepath.Base(pkg))
	cmd := exec.CommandContext(ctx, "go", "build", "-o", exe, pkg)
	cmd.Stderr = os.Stderr
	if err := cmd.Run(); err != nil {
		return "", fmt.Errorf("build %s: %w", pkg, err)
	}
	return exe, nil
}
