package rewrite

import (
	"go/ast"
	"strings"

	"golang.org/x/tools/go/analysis"

	"github.com/pimigrate/pimigrate/analyzer/httpcall"
	"github.com/pimigrate/pimigrate/analyzer/rule"
)

// Fix returns the edit that moves call, whose URL is url and which m matches,
// to m's first replacement. It returns false if there is no safe edit.
func Fix(pass *analysis.Pass, call *httpcall.Call, url httpcall.Pattern, m rule.Match) (analysis.SuggestedFix, bool) {
	none := analysis.SuggestedFix{}
	if len(m.Deprecation.Replacements) == 0 {
		return none, false
	}
	r := m.Deprecation.Replacements[0]
	next := m.Successor(r)
	if m.HasBody || next.HasBody || next.Method != m.Method {
		return none, false
	}
	runs, ok := align(m.Path, next.Path, r.Parameters)
	if !ok {
		return none, false
	}
	rw := &rewriter{pass: pass, call: call, url: url, replacement: r, next: next, runs: runs}
	edits := rw.chain()
	if edits == nil {
		edits = rw.literals()
	}
	if len(edits) == 0 {
		return none, false
	}
	return analysis.SuggestedFix{Message: "Call " + next.Method + " " + next.Path, TextEdits: edits}, true
}

type rewriter struct {
	pass        *analysis.Pass
	call        *httpcall.Call
	url         httpcall.Pattern
	replacement rule.Replacement
	next        *rule.Operation
	runs        []run
}

// answerChanges reports whether the successor answers differently.
func (rw *rewriter) answerChanges() bool {
	c := rw.replacement.Changes
	return c["status"] != "" || c["body"] != ""
}

// A run is the static segments between two parameters of a path, before and
// after.
type run struct{ old, new []string }

// align cuts both paths at their parameters. It fails if the parameters are
// not the same ones in the same order.
func align(old, next string, parameters map[string]string) ([]run, bool) {
	oldRuns, oldNames := cut(old)
	newRuns, newNames := cut(next)
	if len(oldNames) != len(newNames) {
		return nil, false
	}
	for i, n := range newNames {
		if parameters[n] != "$request.path."+oldNames[i] {
			return nil, false
		}
	}
	runs := make([]run, len(oldRuns))
	for i := range runs {
		runs[i] = run{oldRuns[i], newRuns[i]}
	}
	return runs, true
}

// cut splits a path template into runs of static segments and the names of
// the parameters between them.
func cut(path string) (runs [][]string, names []string) {
	runs = [][]string{nil}
	for seg := range strings.SplitSeq(strings.Trim(path, "/"), "/") {
		if name, ok := strings.CutPrefix(seg, "{"); ok && strings.HasSuffix(name, "}") {
			names = append(names, strings.TrimSuffix(name, "}"))
			runs = append(runs, nil)
			continue
		}
		runs[len(runs)-1] = append(runs[len(runs)-1], seg)
	}
	return runs, names
}

// enclosing returns the innermost node of type T in the function of the call
// that contains n, n itself excluded.
func enclosing[T ast.Node](rw *rewriter, n ast.Node) (found T, ok bool) {
	ast.Inspect(rw.call.Func, func(x ast.Node) bool {
		if x == nil || x == n || x.Pos() > n.Pos() || x.End() < n.End() {
			return x != nil && x != n && x.Pos() <= n.Pos() && n.End() <= x.End()
		}
		if t, is := x.(T); is {
			found, ok = t, true
		}
		return true
	})
	return found, ok
}
