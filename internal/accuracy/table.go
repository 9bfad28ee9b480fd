package main

import (
	"fmt"
	"io"
	"text/tabwriter"

	benchrow "github.com/pimigrate/pimigrate/internal/bench/row"
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

// benchRows has the recall and the errors of each client, and beside what pimvet finds of
// deprecated calls what staticcheck does.
func (b *bench) benchRows() []benchrow.Row {
	var out []benchrow.Row
	for _, r := range b.rows {
		out = append(out,
			benchrow.Row{What: r.name + ": found of what is there", Ours: benchrow.Value{Of: "pimvet", Amount: r.recall(), Unit: "%"}, Least: r.floor},
			benchrow.Row{What: r.name + ": right of what is found", Ours: benchrow.Value{Of: "pimvet", Amount: r.precision(), Unit: "%"}, Least: 100})
		var found, of float64
		if n, err := fmt.Sscanf(r.sa1019, "%f of %f", &found, &of); err == nil && n == 2 {
			out = append(out, benchrow.Row{
				What: r.name, Ours: benchrow.Value{Of: "pimvet", Amount: float64(r.correct()), Unit: "calls"},
				Beside: benchrow.Value{Of: "SA1019", Amount: found, Unit: "calls"},
			})
		}
	}
	return out
}
