package main

import (
	"context"
	"flag"
	"fmt"
	"os"
	"os/signal"
	"path/filepath"
	"strings"
)

// platforms are those that archives are published for.
const platforms = "darwin/amd64,darwin/arm64,linux/amd64,linux/arm64,windows/amd64,windows/arm64"

func main() {
	out := flag.String("o", filepath.Join("bin", "release"), "write the archives into this `directory`")
	targets := flag.String("targets", platforms, "comma-separated `list` of GOOS/GOARCH")
	flag.Parse()
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	defer stop()
	if err := run(ctx, *out, *targets); err != nil {
		fmt.Fprintf(os.Stderr, "release: %v\n", err)
		os.Exit(1)
	}
}

// run builds, checks and sums the archives. The directory has no others then.
func run(ctx context.Context, out, targets string) error {
	tmp, err := os.MkdirTemp("", "release")
	if err != nil {
		return err
	}
	defer os.RemoveAll(tmp)
	s, err := checkout(ctx, filepath.Join(tmp, "source"))
	if err != nil {
		return err
	}
	if err := empty(out); err != nil {
		return err
	}
	var names []string
	for target := range strings.SplitSeq(targets, ",") {
		goos, goarch, ok := strings.Cut(target, "/")
		if !ok {
			return fmt.Errorf("-targets: %q is no GOOS/GOARCH", target)
		}
		p := platform{goos, goarch}
		name, err := s.release(ctx, p, filepath.Join(tmp, goos+"_"+goarch), out)
		if err != nil {
			return fmt.Errorf("%s: %w", target, err)
		}
		names = append(names, name)
	}
	return writeSums(out, names)
}

// empty makes out a directory without archives of an earlier run.
func empty(out string) error {
	old, err := filepath.Glob(filepath.Join(out, "pimigrate_*"))
	if err != nil {
		return err
	}
	for _, name := range old {
		if err := os.Remove(name); err != nil {
			return err
		}
	}
	return os.MkdirAll(out, 0o755)
}
