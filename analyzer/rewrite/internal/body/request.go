package body

import (
	"go/ast"
	"go/types"

	"golang.org/x/tools/go/types/typeutil"

	"github.com/pimigrate/pimigrate/analyzer/httpcall"
)

// This file finds the argument that a request carries as its body.

// maxWrappers bounds the functions of the package between a call and the
// library's function that takes the body.
const maxWrappers = 5

// notBuilt is the refusal of a body that comes from somewhere else.
const notBuilt = "its body is not built here"

// from is where the body of the call comes from.
func (b *Body) from() flow {
	call, ok := b.Call.Node.(*ast.CallExpr)
	if !ok {
		return flow{why: notBuilt}
	}
	arg := b.argOf(call, maxWrappers)
	if arg == nil {
		return flow{why: notBuilt}
	}
	return b.origin(arg)
}

// argOf is the argument of call, or of the calls before it in its chain, that
// the request carries, or nil.
func (b *Body) argOf(call *ast.CallExpr, depth int) ast.Expr {
	f := typeutil.StaticCallee(b.Pass.TypesInfo, call)
	if f == nil || depth == 0 {
		return nil
	}
	if n, ok := httpcall.BodyArg(f); ok && n < len(call.Args) {
		return call.Args[n]
	}
	if d := b.Decls[f.Origin()]; d != nil {
		n := b.paramOf(d, depth)
		if n < 0 || n >= len(call.Args) || f.Signature().Variadic() {
			return nil
		}
		return call.Args[n]
	}
	if before := b.receiver(call); before != nil {
		return b.argOf(before, depth-1)
	}
	return nil
}

// receiver is the call that returns the receiver of call, or nil.
func (b *Body) receiver(call *ast.CallExpr) *ast.CallExpr {
	sel, ok := ast.Unparen(call.Fun).(*ast.SelectorExpr)
	if !ok {
		return nil
	}
	from := b.origin(sel.X)
	before, _ := from.expr.(*ast.CallExpr)
	if from.why != "" {
		return nil
	}
	return before
}

// hasFixedLength reports whether the function of the call spells out how long a
// body is: the edited one is not.
func (b *Body) hasFixedLength() bool {
	fixed := false
	ast.Inspect(b.Call.Func, func(n ast.Node) bool {
		a, ok := n.(*ast.AssignStmt)
		if !ok || len(a.Lhs) != len(a.Rhs) {
			return true
		}
		for i, l := range a.Lhs {
			sel, ok := ast.Unparen(l).(*ast.SelectorExpr)
			if ok && sel.Sel.Name == "ContentLength" && httpcall.AspectOf(b.Pass.TypesInfo.TypeOf(sel.X)) == httpcall.Request {
				fixed = fixed || b.Pass.TypesInfo.Types[a.Rhs[i]].Value != nil
			}
		}
		return true
	})
	return fixed
}

// paramOf is the number of the parameter of a function of this package that
// its request carries, or -1. A function with several requests has none.
func (b *Body) paramOf(d *ast.FuncDecl, depth int) int {
	var arg ast.Expr
	for _, c := range b.Pass.ResultOf[httpcall.Analyzer].(*httpcall.Result).Calls {
		call, ok := c.Node.(*ast.CallExpr)
		if !ok || c.Func != d {
			continue
		}
		a := b.argOf(call, depth-1)
		if a == nil || arg != nil && arg != a {
			return -1
		}
		arg = a
	}
	if arg == nil {
		return -1
	}
	from := b.origin(arg)
	id, ok := from.expr.(*ast.Ident)
	if !ok || from.why != "" || len(from.sets) > 0 {
		return -1
	}
	params := b.Pass.TypesInfo.Defs[d.Name].(*types.Func).Signature().Params()
	for i := range params.Len() {
		if b.Pass.TypesInfo.Uses[id] == params.At(i) {
			return i
		}
	}
	return -1
}
