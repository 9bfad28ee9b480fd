package main

import (
	"fmt"
	"io"
	"text/tabwriter"
)

// writeTable prints the rows, aligned.
func writeTable(w io.Writer, rows []row) error {
	t := tabwriter.NewWriter(w, 0, 0, 2, ' ', tabwriter.AlignRight)
	fmt.Fprintln(t, "methods\tsites\tresolved\tset aside\tcorrect\twrong\tmissed\tprecision\trecall\tPIM\tSA1019\t  client")
	for _, r := range rows {
		fmt.Fprintf(t, "%d\t%d\t%d\t%d\t%d\t%d\t%d\t%.1f %%\t%.1f %%\t%s\t%s\t  %s\n",
			r.answers, r.sites, r.resolved, r.aside, r.correct(), r.wrong, r.missed, r.precision(), r.recall(), r.pim, r.sa1019, r.name)
	}
	if err := t.Flush(); err != nil {
		return fmt.Errorf("print table: %w", err)
	}
	return nil
}

// writeChecks prints the counts that are no rows of the table.
func writeChecks(w io.Writer, checks []check) error {
	t := tabwriter.NewWriter(w, 0, 0, 2, ' ', tabwriter.AlignRight)
	for i, c := range checks {
		if i == 0 {
			fmt.Fprintln(t)
		}
		fmt.Fprintf(t, "%d\t  %s\n", c.n, c.what)
	}
	if err := t.Flush(); err != nil {
		return fmt.Errorf("print table: %w", err)
	}
	return nil
}
