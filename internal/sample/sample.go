package sample

import (
	"fmt"
	"go/token"
	"slices"
	"strings"

	"golang.org/x/tools/go/analysis"
	"golang.org/x/tools/go/analysis/checker"
	"golang.org/x/tools/go/packages"

	"github.com/pimigrate/pimigrate/analyzer"
	"github.com/pimigrate/pimigrate/analyzer/rule"
)

// A Sample is a program before and after the edit, or why there is none.
type Sample struct {
	Before  string `json:"before"`
	After   string `json:"after,omitempty"`
	Refusal string `json:"refusal,omitempty"` // completes "not edited: "
}

// Of runs the analyzer with the rules of set on a program that calls op, which
// is deprecated.
func Of(set *rule.Set, op *rule.Operation) (*Sample, error) {
	before := program(set, op)
	pkg, err := typeCheck(before)
	if err != nil {
		return nil, fmt.Errorf("check a program that calls %s: %w", op.ID, err)
	}
	graph, err := checker.Analyze([]*analysis.Analyzer{analyzer.New(set)}, []*packages.Package{pkg}, nil)
	if err != nil {
		return nil, fmt.Errorf("analyze a program that calls %s: %w", op.ID, err)
	}
	root := graph.Roots[0]
	if root.Err != nil {
		return nil, fmt.Errorf("analyze a program that calls %s: %w", op.ID, root.Err)
	}
	for _, d := range root.Diagnostics {
		tail := " [" + op.ID + "]"
		if d.Category != "call" || !strings.HasSuffix(d.Message, tail) {
			continue
		}
		if len(d.SuggestedFixes) > 0 {
			return &Sample{Before: before, After: apply(pkg.Fset, before, d.SuggestedFixes[0].TextEdits)}, nil
		}
		_, why, ok := strings.Cut(strings.TrimSuffix(d.Message, tail), "; not edited: ")
		if !ok {
			why = "nothing replaces it"
		}
		return &Sample{Before: before, Refusal: why}, nil
	}
	// Another operation of the set has the request, or a server that cannot be
	// spelled hides it.
	return &Sample{Before: before, Refusal: "a call that is spelled like this is not recognized"}, nil
}

func apply(fset *token.FileSet, source string, edits []analysis.TextEdit) string {
	edits = slices.Clone(edits)
	slices.SortFunc(edits, func(a, b analysis.TextEdit) int { return int(b.Pos - a.Pos) })
	for _, e := range edits {
		source = source[:fset.Position(e.Pos).Offset] + string(e.NewText) + source[fset.Position(e.End).Offset:]
	}
	return source
}
