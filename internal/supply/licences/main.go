package main

import (
	"context"
	"flag"
	"fmt"
	"io"
	"os"
	"os/signal"
	"slices"
	"strings"
)

// allowed are the licences, by SPDX's names, under which all that they ask for is to
// keep the notice with the code; the archives of a release do. The Unlicense asks for
// nothing.
var allowed = []string{"Apache-2.0", "BSD-2-Clause", "BSD-3-Clause", "ISC", "MIT", "Unlicense"}

func main() {
	dir := flag.String("C", ".", "`directory` of the module")
	flag.Parse()
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	defer stop()
	if err := run(ctx, *dir, flag.Args(), os.Stdout); err != nil {
		fmt.Fprintf(os.Stderr, "licences: %v\n", err)
		os.Exit(1)
	}
}

// run prints all modules before it fails.
func run(ctx context.Context, dir string, patterns []string, w io.Writer) error {
	modules, err := compiled(ctx, dir, patterns)
	if err != nil {
		return err
	}
	var refused []string
	for _, m := range modules {
		line := m.path + " " + m.version + " "
		names, err := m.licences()
		if err == nil {
			err = judge(names)
		}
		if err != nil {
			refused = append(refused, line+err.Error())
			continue
		}
		if _, err := fmt.Fprintln(w, line+strings.Join(names, " ")); err != nil {
			return err
		}
	}
	if refused != nil {
		return fmt.Errorf("not shipped before somebody has read them:\n\t%s", strings.Join(refused, "\n\t"))
	}
	return nil
}

func judge(names []string) error {
	for _, name := range names {
		if !slices.Contains(allowed, name) {
			return fmt.Errorf("has the licence %s, which is none of %s", name, strings.Join(allowed, ", "))
		}
	}
	return nil
}
