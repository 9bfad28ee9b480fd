package httpcall

import (
	"go/ast"
	"go/types"
	"slices"

	"golang.org/x/tools/go/ssa"
)

// This file is about requests that no client sends: a test makes one and hands
// it to a handler, with a recorder for the answer.

// served reports whether v, a request, is handed to a handler, by f.fn or by a
// function of the package that it calls.
func (f *frame) served(v ssa.Value) bool {
	seen := map[ssa.Value]bool{}
	var visit func(v ssa.Value) bool
	visit = func(v ssa.Value) bool {
		if v.Referrers() == nil || seen[v] {
			return false
		}
		seen[v] = true
		return slices.ContainsFunc(*v.Referrers(), func(r ssa.Instruction) bool {
			switch r := r.(type) {
			case ssa.CallInstruction:
				if c, ok := r.(*ssa.Call); ok && f.isSame(c) {
					return visit(c)
				}
				n := slices.Index(r.Common().Args, v)
				return n >= 0 && (isHandler(r.Common().Signature()) || f.serves(r.Common().StaticCallee(), n))
			case *ssa.Phi:
				return visit(r)
			}
			return false
		})
	}
	return visit(v)
}

// serves reports whether fn hands its parameter n, receiver first, to a handler.
func (f *frame) serves(fn *ssa.Function, n int) bool {
	if fn == nil {
		return false
	}
	obj, _ := fn.Object().(*types.Func)
	decl := f.index.objs[obj]
	if decl == nil || n >= len(fn.Params) {
		return false
	}
	param, found := fn.Params[n].Object(), false
	ast.Inspect(decl.Body, func(n ast.Node) bool {
		call, ok := n.(*ast.CallExpr)
		if !ok || found {
			return !found
		}
		sig, ok := types.Unalias(f.pass.TypesInfo.TypeOf(call.Fun)).Underlying().(*types.Signature)
		found = ok && isHandler(sig) && slices.ContainsFunc(call.Args, func(a ast.Expr) bool {
			id, ok := ast.Unparen(a).(*ast.Ident)
			return ok && f.pass.TypesInfo.Uses[id] == param
		})
		return !found
	})
	return found
}

// isHandler reports whether sig is that of a function that answers a request.
func isHandler(sig *types.Signature) bool {
	for p := range sig.Params().Variables() {
		if tn := typeName(p.Type()); tn != nil && fullName(tn) == httpAnswer {
			return true
		}
	}
	return false
}
