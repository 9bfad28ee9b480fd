// Command benchvet compares what pimvet costs with what other analyses cost:
//
//	benchvet -pimvet bin/pimvet [-rounds 3] DIR [PACKAGES]
//
// For each tool it prints wall and CPU seconds and the peak memory of the
// largest process, cold and warm, and the ratio to a vet tool that does
// nothing but has facts. Cold means a build cache of its own, in which the
// packages are compiled but nothing is analyzed; warm is the second run in the
// same cache. Tools run in turn, and the median of the rounds is printed.
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
)

func main() {
	pimvet := flag.String("pimvet", "bin/pimvet", "the linter's executable")
	rounds := flag.Int("rounds", 3, "how often each tool runs")
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
	if err := run(ctx, *pimvet, *rounds, flag.Arg(0), packages); err != nil {
		fmt.Fprintln(os.Stderr, "benchvet:", err)
		os.Exit(1)
	}
}

func run(ctx context.Context, pimvet string, rounds int, dir string, packages []string) error {
	work, err := os.MkdirTemp("", "benchvet")
	if err != nil {
		return err
	}
	defer os.RemoveAll(work)
	tools, err := buildTools(ctx, pimvet, work)
	if err != nil {
		return err
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
	return nil
}

// A tool is one of the analyses compared.
type tool struct {
	name       string
	exe        string // a vet tool, if args is nil
	args       []string
	cold, warm []usage
}

func buildTools(ctx context.Context, pimvet, work string) ([]*tool, error) {
	pimvet, err := filepath.Abs(pimvet)
	if err != nil {
		return nil, err
	}
	nop, staticcheck := filepath.Join(work, "nop"), filepath.Join(work, "staticcheck")
	for out, pkg := range map[string]string{nop: "./internal/benchvet/nop", staticcheck: "honnef.co/go/tools/cmd/staticcheck"} {
		cmd := exec.CommandContext(ctx, "go", "build", "-o", out, pkg)
		cmd.Stderr = os.Stderr
		if err := cmd.Run(); err != nil {
			return nil, fmt.Errorf("build %s: %w", pkg, err)
		}
	}
	vet, err := exec.CommandContext(ctx, "go", "tool", "-n", "vet").Output()
	if err != nil {
		return nil, fmt.Errorf("ask for the vet tool: %w", err)
	}
	return []*tool{
		{name: "nothing, with facts", exe: nop},
		{name: "pimvet", exe: pimvet},
		{name: "go vet", exe: strings.TrimSpace(string(vet))},
		{name: "staticcheck SA1019", args: []string{staticcheck, "-checks", "SA1019"}},
	}, nil
}
