package main

import (
	_ "embed"
	"fmt"
	"strings"

	"github.com/pimigrate/pimigrate/internal/report"
)

//go:embed testdata/known.tsv
var knownText string

// A known finding is true, or is there for a reason.
type known struct{ row, file, rule, reason string }

// parseKnown reads lines of four fields separated by tabs, below a head line.
func parseKnown(text string) ([]known, error) {
	var out []known
	for i, line := range strings.Split(strings.TrimSpace(text), "\n")[1:] {
		f := strings.Split(line, "\t")
		if len(f) != 4 || f[3] == "" {
			return nil, fmt.Errorf("known.tsv: line %d does not have row, file, rule and reason", i+2)
		}
		out = append(out, known{f[0], f[1], f[2], f[3]})
	}
	return out, nil
}

// unexplained are the findings of a row that no known one explains, and the
// known ones that explain none.
func unexplained(list []known, row string, findings []report.Finding) (news []report.Finding, stale []known) {
	used := map[known]bool{}
	for _, f := range findings {
		i := knownAt(list, row, f)
		if i < 0 {
			news = append(news, f)
			continue
		}
		used[list[i]] = true
	}
	for _, k := range list {
		if k.row == row && !used[k] {
			stale = append(stale, k)
		}
	}
	return news, stale
}

func knownAt(list []known, row string, f report.Finding) int {
	for i, k := range list {
		if k.row == row && k.file == f.File && k.rule == f.Rule {
			return i
		}
	}
	return -1
}
