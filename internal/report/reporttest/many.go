package reporttest

import (
	"fmt"
	"strings"
	"testing"

	"github.com/pimigrate/pimigrate/analyzer/rule"
	"github.com/pimigrate/pimigrate/internal/report"
	"github.com/pimigrate/pimigrate/internal/vetdriver"
)

// perFile is how many findings Many puts into a file.
const perFile = 50

// Many is the report on a program with n calls, of all retired operations in
// turn, every other one with an edit. It becomes the current directory.
func Many(t testing.TB, n int) *report.Report {
	t.Helper()
	var archive strings.Builder
	result := &vetdriver.Result{Packages: n / perFile}
	matches := retired()
	size := 0 // of the file so far
	for i := range n {
		m := matches[i%len(matches)]
		file, line := fmt.Sprintf("service%d/api/calls%d.go", i/perFile%40, i/perFile), i%perFile+1
		if line == 1 {
			fmt.Fprintf(&archive, "-- %s --\n", file)
			size = 0
		}
		const call = "\trsp, err := client.Do(ctx, "
		text := call + fmt.Sprintf("%q, %q, body%d)\n", m.Path, m.Method, i)
		archive.WriteString(text)
		start := size + len(call) + 1
		size += len(text)
		f := vetdriver.Finding{File: file, Line: line, Column: len(call) + 1, EndLine: line, EndColumn: len(text), Category: "call", Edits: []vetdriver.Edit{}}
		if f.Message = m.Message(fmt.Sprintf("not edited: rsp.Body is read at line %d", line+7)); i%2 == 0 && len(m.Deprecation.Replacements) > 0 {
			f.Message = m.Message("")
			next := m.Successor(m.Deprecation.Replacements[0])
			f.Edits = append(f.Edits, vetdriver.Edit{File: file, Start: start, End: start + len(m.Path), New: next.Path})
		}
		result.Findings = append(result.Findings, f)
	}
	Dir(t, archive.String())
	r, err := report.New(result, report.Options{Sets: []*rule.Set{rule.PIM()}, AsOf: AsOf, Version: "v1.2.3"})
	if err != nil {
		t.Fatal(err)
	}
	return r
}

// retired are matches of all retired operations for PIM.
func retired() []rule.Match {
	var out []rule.Match
	set := rule.PIM()
	for _, op := range set.Operations {
		if op.Deprecation == nil {
			continue
		}
		if m, ok := set.Match(op.Method, "{}"+op.Path); ok && m.ID == op.ID {
			out = append(out, m)
		}
	}
	return out
}
