package html

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
	"time"

	"github.com/pimigrate/pimigrate/internal/report"
)

// A chart is a table with a bar in each line. The numbers beside the bars are
// what those read who do not see them.
type chart struct {
	Title, Head string
	Filter      string // which filter a line sets, if any
	Bars        []bar
}

// A bar is a line of a chart. Its widths are parts of the longest bar.
type bar struct {
	Key, Label, Note string
	tally
	Edited, Hand float64 // percent
}

// inView is how many lines of a chart are not folded.
const inView = 12

// Top are the lines in view, Rest those that are folded.
func (c chart) Top() []bar  { return c.Bars[:min(inView, len(c.Bars))] }
func (c chart) Rest() []bar { return c.Bars[min(inView, len(c.Bars)):] }

// bars counts findings by key, the most frequent first.
func bars(findings []report.Finding, key func(report.Finding) string) []bar {
	var out []bar
	index := map[string]int{}
	for _, f := range findings {
		k := key(f)
		i, ok := index[k]
		if !ok {
			i = len(out)
			index[k] = i
			out = append(out, bar{Key: k, Label: k})
		}
		out[i].add(f)
	}
	longest := 0
	for _, b := range out {
		longest = max(longest, b.All)
	}
	for i := range out {
		out[i].Edited = percent(out[i].Editable, longest)
		out[i].Hand = percent(out[i].ByHand(), longest)
	}
	slices.SortFunc(out, func(a, b bar) int { return cmp.Or(cmp.Compare(b.All, a.All), strings.Compare(a.Key, b.Key)) })
	return out
}

func percent(n, of int) float64 { return float64(n*1000/of) / 10 }

func byOperation(r *report.Report, findings []report.Finding) chart {
	c := chart{Title: "By operation", Head: "Operation", Filter: "rule"}
	c.Bars = bars(findings, func(f report.Finding) string { return f.Rule })
	for i, b := range c.Bars {
		c.Bars[i].Label = title(r.Rule(b.Key))
	}
	return c
}

// title is how a rule is headed.
func title(r report.Rule) string {
	if r.Path == "" {
		return r.ID
	}
	return r.Method + " " + r.Path
}

func byPackage(findings []report.Finding) chart {
	c := chart{Title: "By package", Head: "Directory", Filter: "package"}
	c.Bars = bars(findings, func(f report.Finding) string { return directory(f.File) })
	return c
}

// byDate counts by the day on which operations go, the earliest first, and those
// without one last.
func byDate(r *report.Report, findings []report.Finding) chart {
	c := chart{Title: "By date of retirement", Head: "Date"}
	c.Bars = bars(findings, func(f report.Finding) string { return r.Rule(f.Rule).Removed })
	slices.SortFunc(c.Bars, func(a, b bar) int {
		if (a.Key == "") != (b.Key == "") {
			return strings.Compare(b.Key, a.Key)
		}
		return strings.Compare(a.Key, b.Key)
	})
	for i := range c.Bars {
		if b := &c.Bars[i]; b.Key == "" {
			b.Label = "not announced"
		} else {
			b.Note = away(b.Key, r.AsOf)
		}
	}
	return c
}

// away is how far a day is from today, or empty if one of them is none.
func away(day, today string) string {
	then, err := time.Parse(time.DateOnly, day)
	now, err2 := time.Parse(time.DateOnly, today)
	if err != nil || err2 != nil {
		return ""
	}
	switch days := int(then.Sub(now).Hours() / 24); {
	case days == 0:
		return "today"
	case days < 0:
		return "past"
	default:
		return "in " + report.Count(days, "day", "days")
	}
}

// EditedWidth and HandWidth are written as an SVG attribute has them.
func (b bar) EditedWidth() string { return fmt.Sprintf("%.1f%%", b.Edited) }
func (b bar) HandWidth() string   { return fmt.Sprintf("%.1f%%", b.Hand) }
