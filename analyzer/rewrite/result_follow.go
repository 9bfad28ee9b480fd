package rewrite

import (
	"cmp"
	"go/ast"
	"go/types"
	"slices"

	"golang.org/x/tools/go/analysis"
	"golang.org/x/tools/go/ast/astutil"

	"github.com/pimigrate/pimigrate/analyzer/rewrite/internal/code"
)

// follow edits a function that returns the results of the call as its own, in
// ret: it returns only the error from now on. That is possible if the function
// has no use outside of the package, and nobody looks at the answer.
//
// A driver that looks at a package without its tests, too, as go vet does not,
// may offer this where a test needs the answer.
func (rw *rewriter) follow(ret *ast.ReturnStmt) outcome {
	whole := rw.refuseAt(ret, "it is returned as a whole, and the successor only returns an error",
		"the callers of this function get an answer that the successor does not send")
	fn, _ := rw.pass.TypesInfo.Defs[rw.Call.Func.Name].(*types.Func)
	_, inLiteral := code.Enclosing[*ast.FuncLit](rw.Call.Func, ret)
	if fn == nil || inLiteral || fn.Exported() || len(rw.pass.IgnoredFiles) > 0 || rw.required(fn) || !answerAndError(rw.Call.Func) {
		return whole
	}
	return together(
		func() outcome { return outcome{edits: onlyError(rw.Call.Func.Type.Results)} },
		func() outcome { return rw.otherReturns(ret) },
		func() outcome { return rw.callers(fn) },
	)
}

// required reports whether an interface may require fn as it is.
func (rw *rewriter) required(fn *types.Func) bool {
	if fn.Signature().Recv() == nil {
		return false
	}
	for id, obj := range rw.pass.TypesInfo.Defs {
		other, ok := obj.(*types.Func)
		if ok && other != fn && id.Name == fn.Name() && other.Signature().Recv() != nil && types.IsInterface(other.Signature().Recv().Type()) {
			return true
		}
	}
	return false
}

// answerAndError reports whether d returns two values without names.
func answerAndError(d *ast.FuncDecl) bool {
	results := d.Type.Results
	return results != nil && len(results.List) == 2 && results.List[0].Names == nil
}

// onlyError makes results, which are two, the second one.
func onlyError(results *ast.FieldList) []analysis.TextEdit {
	last := results.List[1].Type
	return append(code.Substitution(results.Opening, last.Pos(), ""), code.Substitution(last.End(), results.Closing+1, "")...)
}

// otherReturns drops the answer from the other return statements of the
// function, which must return nil.
func (rw *rewriter) otherReturns(ret *ast.ReturnStmt) outcome {
	var o outcome
	ast.Inspect(rw.Call.Func.Body, func(n ast.Node) bool {
		switch n := n.(type) {
		case *ast.FuncLit:
			return false
		case *ast.ReturnStmt:
			switch {
			case n == ret:
			case len(n.Results) == 2 && rw.isNil(n.Results[0]):
				o.edits = append(o.edits, code.Substitution(n.Results[0].Pos(), n.Results[1].Pos(), "")...)
			default:
				o = rw.refuseAt(n, "an answer is returned on "+rw.where(n)+", too", "this is not nil")
			}
		}
		return o.refusal == ""
	})
	return o
}

// callers makes the calls of fn take only the error. All have to stand in one
// file: there are programs that apply only those edits of a finding which are
// in its file.
func (rw *rewriter) callers(fn *types.Func) outcome {
	var uses []*ast.Ident
	for id, obj := range rw.pass.TypesInfo.Uses {
		if obj == fn {
			uses = append(uses, id)
		}
	}
	slices.SortFunc(uses, func(a, b *ast.Ident) int { return cmp.Compare(a.Pos(), b.Pos()) })
	var all outcome
	for _, id := range uses {
		o, ok := rw.caller(id)
		where := "on " + rw.where(id)
		if code.File(rw.pass, id.Pos()) != code.File(rw.pass, rw.Call.Func.Pos()) {
			ok, where = false, "in "+rw.where(id)
		}
		if !ok {
			return rw.refuseAt(id, fn.Name()+" returns it as a whole and is used "+where,
				"this gets an answer that the successor does not send")
		}
		all.edits = append(all.edits, o.edits...)
	}
	return all
}

// caller makes the statement around the use id of the function take only the
// error. It fails if id is not called or the answer is used.
func (rw *rewriter) caller(id *ast.Ident) (outcome, bool) {
	path, _ := astutil.PathEnclosingInterval(code.File(rw.pass, id.Pos()), id.Pos(), id.End())
	var fun ast.Node = id
	if sel, ok := path[1].(*ast.SelectorExpr); ok && sel.Sel == id {
		fun, path = sel, path[1:]
	}
	call, ok := path[1].(*ast.CallExpr)
	if !ok || call.Fun != fun {
		return outcome{}, false
	}
	switch stmt := path[2].(type) {
	case *ast.ExprStmt, *ast.GoStmt, *ast.DeferStmt:
		return outcome{}, true
	case *ast.AssignStmt:
		if len(stmt.Lhs) == 2 && code.IsBlank(stmt.Lhs[0]) {
			return rw.take(taking{stmt.Lhs, stmt}, nil), true
		}
	}
	return outcome{}, false
}
