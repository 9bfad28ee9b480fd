// Command weigh prints what a program takes on that imports a package of this module:
//
//	weigh DIR...
//
// Each directory is a main package. For each it prints how many modules and packages of
// others it compiles, how many packages of this one, and the bytes of the executable
// without symbols, also beyond those of the first.
package main

import (
	"context"
	"fmt"
	"os"
	"os/exec"
	"os/signal"
	"path/filepath"
	"strings"
	"text/tabwriter"
)

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	defer stop()
	if err := run(ctx, os.Args[1:]); err != nil {
		fmt.Fprintln(os.Stderr, "weigh:", err)
		os.Exit(1)
	}
}

func run(ctx context.Context, dirs []string) error {
	w := tabwriter.NewWriter(os.Stdout, 0, 0, 2, ' ', tabwriter.AlignRight)
	fmt.Fprintln(w, "program\tmodules\ttheir packages\tpackages here\tbytes\tmore bytes\t")
	first := int64(-1)
	for _, dir := range dirs {
		c, err := weigh(ctx, dir)
		if err != nil {
			return fmt.Errorf("%s: %w", dir, err)
		}
		if first < 0 {
			first = c.bytes
		}
		fmt.Fprintf(w, "%s\t%d\t%d\t%d\t%d\t%d\t\n", filepath.Base(dir), len(c.modules), c.foreign, c.own, c.bytes, c.bytes-first)
	}
	return w.Flush()
}

// A cost is what one program takes on.
type cost struct {
	modules      map[string]bool // of others
	foreign, own int             // packages
	bytes        int64
}

func weigh(ctx context.Context, dir string) (cost, error) {
	c := cost{modules: map[string]bool{}}
	list := exec.CommandContext(ctx, "go", "list", "-deps", "-f", "{{with .Module}}{{.Path}} {{.Main}}{{end}}", "./"+dir)
	list.Stderr = os.Stderr
	out, err := list.Output()
	if err != nil {
		return c, fmt.Errorf("go list: %w", err)
	}
	for line := range strings.Lines(string(out)) {
		switch path, main, _ := strings.Cut(strings.TrimSpace(line), " "); {
		case path == "": // the standard library
		case main == "true":
			c.own++
		default:
			c.foreign++
			c.modules[path] = true
		}
	}
	tmp, err := os.MkdirTemp("", "weigh")
	if err != nil {
		return c, err
	}
	defer os.RemoveAll(tmp)
	exe := filepath.Join(tmp, "program")
	build := exec.CommandContext(ctx, "go", "build", "-trimpath", "-buildvcs=false", "-ldflags=-s -w", "-o", exe, "./"+dir)
	build.Env, build.Stderr = append(os.Environ(), "CGO_ENABLED=0"), os.Stderr
	if err := build.Run(); err != nil {
		return c, fmt.Errorf("go build: %w", err)
	}
	info, err := os.Stat(exe)
	if err != nil {
		return c, err
	}
	c.bytes = info.Size()
	return c, nil
}
