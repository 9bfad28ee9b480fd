package rewrite

import (
	"go/ast"
	"go/token"
	"go/types"
	"slices"

	"github.com/pimigrate/pimigrate/analyzer/httpcall"
	"github.com/pimigrate/pimigrate/analyzer/rewrite/internal/code"
)

// siblingResults makes the statement around call, which returns what next does
// from now on, fit that. A client returns an error, may return the HTTP
// response, and may return one more value: what it makes of the answer, which
// may be an envelope of the response.
func (rw *rewriter) siblingResults(call *ast.CallExpr, next *types.Tuple) outcome {
	old := rw.pass.TypesInfo.TypeOf(call.Fun).(*types.Signature).Results()
	was, rest := rw.decoded(old)
	is, nextRest := rw.decoded(next)
	switch {
	case !hasResponse(old) && !hasResponse(next):
		return rw.results(call, next)
	case !types.Identical(rest, nextRest), was == nil && is != nil, !leads(old, was), !leads(next, is):
		return refuse("the results change")
	case rw.dropped(call):
		return outcome{}
	}
	return together(func() outcome { return rw.takeDecoded(call, was, is) }, rw.answer)
}

func hasResponse(results *types.Tuple) bool {
	for v := range results.Variables() {
		if httpcall.AspectOf(v.Type()) == httpcall.Response {
			return true
		}
	}
	return false
}

// leads reports whether v, if it is one of results, is the first: so it is in
// all generators.
func leads(results *types.Tuple, v *types.Var) bool { return v == nil || results.At(0) == v }

// takeDecoded makes the statement around call take is in place of was.
func (rw *rewriter) takeDecoded(call *ast.CallExpr, was, is *types.Var) outcome {
	if was == nil {
		return outcome{}
	}
	stmt := rw.assignment(call)
	switch {
	case stmt == nil:
		return refuse("the results are passed on as they are")
	case httpcall.AspectOf(was.Type()) != httpcall.Response:
		return rw.takeObject(stmt, is)
	case is == nil:
		return refuse("the results change")
	case code.IsBlank(stmt.Lhs[0]):
		return outcome{}
	}
	id, ok := stmt.Lhs[0].(*ast.Ident)
	if !ok {
		return refuse("the answer is kept in " + types.ExprString(stmt.Lhs[0]))
	}
	t := &retyping{rewriter: rw, variable: rw.pass.TypesInfo.ObjectOf(id), from: was.Type(), to: is.Type()}
	return together(func() outcome { return t.declaration(id) }, t.readings)
}

// takeObject makes stmt take a decoded object beside the response, or none.
func (rw *rewriter) takeObject(stmt *ast.AssignStmt, is *types.Var) outcome {
	object, others := stmt.Lhs[0], stmt.Lhs[1:]
	if is != nil {
		return rw.unread(object, is.Type())
	}
	o := rw.unread(object, nil)
	o.edits = append(o.edits, code.Substitution(object.Pos(), others[0].Pos(), "")...)
	if stmt.Tok == token.DEFINE && !slices.ContainsFunc(others, rw.defines) {
		o.edits = append(o.edits, code.Substitution(stmt.TokPos, stmt.TokPos+token.Pos(len(":=")), "=")...)
	}
	return o
}

// decoded is the result that is made of the answer, if there is one, and the
// others: the response and the error.
func (rw *rewriter) decoded(results *types.Tuple) (found *types.Var, rest *types.Tuple) {
	var others []*types.Var
	for v := range results.Variables() {
		isResponse := httpcall.AspectOf(v.Type()) == httpcall.Response && !declaredWith(v.Type(), rw.Call.Callee)
		if found == nil && !isResponse && !types.Identical(v.Type(), types.Universe.Lookup("error").Type()) {
			found = v
			continue
		}
		others = append(others, v)
	}
	return found, types.NewTuple(others...)
}

// dropped reports whether call is a statement: nobody looks at its results.
func (rw *rewriter) dropped(call *ast.CallExpr) bool {
	switch stmt, _ := code.Enclosing[ast.Stmt](rw.Call.Func, call); stmt := stmt.(type) {
	case *ast.ExprStmt:
		return ast.Unparen(stmt.X) == call
	case *ast.GoStmt:
		return stmt.Call == call
	case *ast.DeferStmt:
		return stmt.Call == call
	}
	return false
}

// assignment is the statement that gives the results of call to variables, or
// nil.
func (rw *rewriter) assignment(call *ast.CallExpr) *ast.AssignStmt {
	stmt, _ := code.Enclosing[ast.Stmt](rw.Call.Func, call)
	a, ok := stmt.(*ast.AssignStmt)
	if !ok || len(a.Rhs) != 1 || ast.Unparen(a.Rhs[0]) != call {
		return nil
	}
	return a
}

// declaration makes the declaration of the variable, which is assigned to as
// id, one of the new type. It refuses if something else is assigned to it too.
func (t *retyping) declaration(id *ast.Ident) outcome {
	shared := refuse(id.Name + " is not a variable for this answer alone")
	switch {
	case t.assignedAgain(id):
		return shared
	case t.pass.TypesInfo.Defs[id] != nil:
		return outcome{} // by :=
	}
	spec := t.spec()
	if spec == nil {
		return shared
	}
	name := spec.Type
	if star, ok := name.(*ast.StarExpr); ok {
		name = star.X
	}
	if !samePointer(t.from, t.to) {
		return refuse("the type of " + id.Name + " changes")
	}
	return t.typeName(name, t.to)
}

// spec is the declaration var v T of the variable in the function, or nil.
func (t *retyping) spec() *ast.ValueSpec {
	var found *ast.ValueSpec
	ast.Inspect(t.Call.Func.Body, func(n ast.Node) bool {
		spec, ok := n.(*ast.ValueSpec)
		if ok && len(spec.Names) == 1 && len(spec.Values) == 0 && t.pass.TypesInfo.Defs[spec.Names[0]] == t.variable {
			found = spec
		}
		return true
	})
	return found
}

// assignedAgain reports whether the variable is assigned to, or its address
// taken, elsewhere than at id.
func (t *retyping) assignedAgain(id *ast.Ident) bool {
	is := func(e ast.Expr) bool {
		other, ok := ast.Unparen(e).(*ast.Ident)
		return ok && other != id && t.pass.TypesInfo.ObjectOf(other) == t.variable
	}
	again := false
	ast.Inspect(t.Call.Func.Body, func(n ast.Node) bool {
		switch n := n.(type) {
		case *ast.AssignStmt:
			for _, l := range n.Lhs {
				again = again || is(l)
			}
		case *ast.UnaryExpr:
			again = again || n.Op == token.AND && is(n.X)
		}
		return true
	})
	return again
}
