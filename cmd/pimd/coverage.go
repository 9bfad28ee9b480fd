package main

import (
	"context"
	"encoding/json"
	"flag"
	"fmt"
	"io"
	"text/tabwriter"

	"github.com/pimigrate/pimigrate/pimtest"
)

// coverage lists the operations and says which are emulated.
func coverage(_ context.Context, args []string, stdout, _ io.Writer) error {
	fs := flag.NewFlagSet("coverage", flag.ContinueOnError)
	asJSON := fs.Bool("json", false, "")
	if err := parse(fs, args); err != nil {
		return err
	}
	list := pimtest.Covers()
	if *asJSON {
		e := json.NewEncoder(stdout)
		e.SetIndent("", "  ")
		return e.Encode(list)
	}
	covered := 0
	w := tabwriter.NewWriter(stdout, 0, 0, 2, ' ', 0)
	for _, c := range list {
		word := "501"
		if c.Covered {
			word = "covered"
			covered++
		}
		fmt.Fprintf(w, "%s\t%s\t%s\t%s\n", word, c.Method, c.Path, c.Operation)
	}
	if err := w.Flush(); err != nil {
		return fmt.Errorf("writing the list: %w", err)
	}
	_, err := fmt.Fprintf(stdout, "%d of %d operations are covered\n", covered, len(list))
	return err
}
