package main

import (
	"cmp"
	"fmt"
	"io"
	"maps"
	"slices"

	"github.com/pimigrate/pimigrate/internal/report"
	"github.com/pimigrate/pimigrate/internal/vetdriver"
)

// printUnedited says how many calls are not edited and why, the most frequent
// reason first, on lines of their own if there are several.
func printUnedited(w io.Writer, findings []vetdriver.Finding, skipped []vetdriver.Skip) {
	counts, kinds := map[string]int{}, map[place]string{}
	total := 0
	for _, s := range skipped {
		kinds[placeOf(s.Finding)] = s.Kind
	}
	for _, f := range findings {
		if why := unedited(f, kinds); why != "" {
			counts[why]++
			total++
		}
	}
	if total == 0 {
		return
	}
	reasons := slices.SortedFunc(maps.Keys(counts), func(a, b string) int {
		return cmp.Or(cmp.Compare(counts[b], counts[a]), cmp.Compare(a, b))
	})
	separator := "\n\t"
	if len(reasons) == 1 {
		separator = " "
	}
	fmt.Fprintf(w, "pimvet: %s not edited:", report.Count(total, "call", "calls"))
	for _, why := range reasons {
		fmt.Fprintf(w, "%s%d %s", separator, counts[why], why)
	}
	fmt.Fprintln(w)
}

// A place tells findings apart.
type place struct {
	file         string
	line, column int
	message      string
}

func placeOf(f vetdriver.Finding) place { return place{f.File, f.Line, f.Column, f.Message} }

// unedited is why the call of f is not edited, or empty.
func unedited(f vetdriver.Finding, skipped map[place]string) string {
	if f.Category != "call" {
		return ""
	}
	if kind, ok := skipped[placeOf(f)]; ok {
		return kind
	}
	if f.Withheld != "" {
		return "the build configurations do not agree"
	}
	if len(f.Edits) > 0 {
		return ""
	}
	return report.Reason(f.Message)
}
