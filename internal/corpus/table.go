package main

import (
	"cmp"
	"fmt"
	"io"
	"slices"
	"text/tabwriter"
	"time"
)

// slowest is how many packages the list below the table has.
const slowest = 10

// writeTables prints what rows cost and what of their requests is known.
func writeTables(w io.Writer, results []result) error {
	t := tabwriter.NewWriter(w, 0, 0, 2, ' ', tabwriter.AlignRight)
	fmt.Fprintln(t, "packages\ttime\tratio\tpeak\trow in all\t  row")
	var all cost
	var wall time.Duration
	for _, r := range results {
		writeCost(t, r.cost, r.wall, r.title())
		all.units = append(all.units, r.cost.units...)
		wall += r.wall
	}
	var did, nothing time.Duration
	for _, r := range results {
		a, b := r.cost.cpu()
		did, nothing = did+a, nothing+b
	}
	writeCells(t, len(all.units), did, nothing, all.peak(), wall, "all")
	fmt.Fprintln(t)
	writeSlowest(t, results)
	fmt.Fprintln(t)
	fmt.Fprintln(t, "requests\tresolved\tparameter\tfield\tcomputed\ttests\tresolved\t  row")
	var sum requests
	for _, r := range results {
		sum.add(r.requests)
		writeRequests(t, r.requests, r.row)
	}
	writeRequests(t, sum, "all")
	if err := t.Flush(); err != nil {
		return fmt.Errorf("print tables: %w", err)
	}
	return nil
}

// title is the name of the row, and what went wrong with it.
func (r result) title() string {
	switch {
	case r.skipped != "":
		return r.row + ": skipped: " + r.skipped
	case len(r.failures) > 0:
		return fmt.Sprintf("%s: FAILED: %d", r.row, len(r.failures))
	}
	return r.row
}

func writeCost(w io.Writer, c cost, wall time.Duration, title string) {
	did, nothing := c.cpu()
	writeCells(w, len(c.units), did, nothing, c.peak(), wall, title)
}

func writeCells(w io.Writer, n int, did, nothing time.Duration, peak int64, wall time.Duration, title string) {
	fmt.Fprintf(w, "%d\t%.1f s\t%.1f\t%d MB\t%.0f s\t  %s\n", n, did.Seconds(), times(did, nothing), peak/1024, wall.Seconds(), title)
}

// writeSlowest lists the packages that took the most time.
func writeSlowest(w io.Writer, results []result) {
	type line struct {
		unit
		ratio float64
		row   string
	}
	var lines []line
	for _, r := range results {
		for _, u := range r.cost.units {
			lines = append(lines, line{u, r.cost.ratio(u), r.row})
		}
	}
	slices.SortStableFunc(lines, func(a, b line) int { return cmp.Compare(b.CPU, a.CPU) })
	fmt.Fprintln(w, "time\tratio\tpeak\t  slowest package")
	for _, l := range lines[:min(slowest, len(lines))] {
		fmt.Fprintf(w, "%.1f s\t%.1f\t%d MB\t  %s (%s)\n", l.CPU.Seconds(), l.ratio, l.Peak/1024, l.ID, l.row)
	}
}

func writeRequests(w io.Writer, n requests, title string) {
	if n.sites+n.inTests == 0 {
		return
	}
	fmt.Fprintf(w, "%d\t%s\t%s\t%s\t%s\t%d\t%s\t  %s\n", n.sites, share(n.resolved, n.sites), share(n.parameter, n.sites),
		share(n.field, n.sites), share(n.computed, n.sites), n.inTests, share(n.resolvedInTestFiles, n.inTests), title)
}

func share(n, of int) string {
	if of == 0 {
		return "-"
	}
	return fmt.Sprintf("%.1f %%", 100*float64(n)/float64(of))
}

// writePackages writes each package as a line of fields separated by tabs.
func writePackages(w io.Writer, results []result) error {
	if _, err := fmt.Fprintln(w, "row\tpackage\timported\twall s\ttime s\tratio\tpeak MB"); err != nil {
		return err
	}
	for _, r := range results {
		for _, u := range r.cost.units {
			_, err := fmt.Fprintf(w, "%s\t%s\t%t\t%.2f\t%.2f\t%.1f\t%d\n", r.row, u.ID, u.Deps, u.Wall.Seconds(), u.CPU.Seconds(), r.cost.ratio(u), u.Peak/1024)
			if err != nil {
				return err
			}
		}
	}
	return nil
}
