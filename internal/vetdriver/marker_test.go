package vetdriver

import (
	"errors"
	"fmt"
	"go/ast"
	"go/token"
	"go/types"

	"golang.org/x/tools/go/analysis"
)

// marker reports string literals by what they say: "old" is to become "new",
// "lonely" has no fix, "clash" has two fixes that contradict each other, "fail"
// and "panic" make the analyzer do so, "garble" makes the tool print what it
// should not. "told" is to become what the constant told of the package says, if
// there is one.
var marker = &analysis.Analyzer{
	Name: "marker",
	Doc:  "reports string literals that ask for it",
	URL:  "https://example.com/marker",
	Run: func(pass *analysis.Pass) (any, error) {
		var err error
		for _, f := range pass.Files {
			ast.Inspect(f, func(n ast.Node) bool {
				if lit, ok := n.(*ast.BasicLit); ok && lit.Kind == token.STRING {
					err = errors.Join(err, mark(pass, lit))
				}
				return true
			})
		}
		return nil, err
	},
}

func mark(pass *analysis.Pass, lit *ast.BasicLit) error {
	switch lit.Value {
	case `"old"`:
		pass.Report(replace(lit, `"new"`))
	case `"lonely"`:
		pass.ReportRangef(lit, "lonely")
	case `"told"`:
		if told, ok := pass.Pkg.Scope().Lookup("told").(*types.Const); ok {
			d := replace(lit, told.Val().ExactString())
			d.Message = "should be as told"
			pass.Report(d)
		}
	case `"clash"`:
		pass.Report(replace(lit, `"this"`))
		pass.Report(replace(lit, `"that"`))
	case `"fail"`:
		return errors.New("asked to fail")
	case `"garble"`:
		fmt.Println("what is this")
	case `"panic"`:
		panic("asked to panic")
	}
	return nil
}

func replace(lit *ast.BasicLit, text string) analysis.Diagnostic {
	return analysis.Diagnostic{
		Pos: lit.Pos(), End: lit.End(), Category: "word", Message: "should be " + text,
		SuggestedFixes: []analysis.SuggestedFix{{
			Message:   "replace it",
			TextEdits: []analysis.TextEdit{{Pos: lit.Pos(), End: lit.End(), NewText: []byte(text)}},
		}},
	}
}
