package rewrite

import (
	"go/ast"
	"go/token"
	"go/types"
	"strings"
)

// A link is one call of a chain of request builders.
type link struct {
	sel  *ast.SelectorExpr
	call *ast.CallExpr
}

// A chain is the calls client.A().ByID(id).B().Post(ctx, nil), one for each
// segment and parameter of the path, also where local variables hold a part of
// it. Only the names of the first calls, which select, come from the path; the
// builder types say which methods there are.
type chain struct {
	root  ast.Expr // what the first link is called on
	links []link
}

// unchain cuts x.A().B(c).D() into x and its links.
func unchain(call *ast.CallExpr) (root ast.Expr, links []link) {
	var e ast.Expr = call
	for {
		c, ok := ast.Unparen(e).(*ast.CallExpr)
		if !ok {
			return e, links
		}
		sel, ok := c.Fun.(*ast.SelectorExpr)
		if !ok {
			return e, links
		}
		links = append([]link{{sel, c}}, links...)
		e = sel.X
	}
}

// chainOf is the chain that ends in call, through variables that are set once.
func (rw *rewriter) chainOf(call *ast.CallExpr) chain {
	root, links := unchain(call)
	for {
		value := rw.builtOnce(root)
		if value == nil {
			return chain{root, links}
		}
		front, more := unchain(value)
		if len(more) == 0 {
			return chain{root, links}
		}
		root, links = front, append(more, links...)
	}
}

// builtOnce is the call whose result the local variable e has for all its
// life, or nil.
func (rw *rewriter) builtOnce(e ast.Expr) *ast.CallExpr {
	v := rw.localVar(e)
	if v == nil || rw.reassigned(v) {
		return nil
	}
	value, _ := rw.initial(v).(*ast.CallExpr)
	return value
}

// localVar is the variable of the function that e names, or nil.
func (rw *rewriter) localVar(e ast.Expr) *types.Var {
	id, ok := ast.Unparen(e).(*ast.Ident)
	if !ok {
		return nil
	}
	v, ok := rw.pass.TypesInfo.Uses[id].(*types.Var)
	if !ok || v.IsField() || v.Parent() == v.Pkg().Scope() {
		return nil
	}
	return v
}

// initial is what the declaration of v gives it, if that names no type; nil
// for a parameter.
func (rw *rewriter) initial(v *types.Var) ast.Expr {
	var value ast.Expr
	ast.Inspect(rw.Call.Func, func(n ast.Node) bool {
		switch n := n.(type) {
		case *ast.AssignStmt:
			for i, l := range n.Lhs {
				if id, ok := l.(*ast.Ident); ok && len(n.Lhs) == len(n.Rhs) && rw.pass.TypesInfo.Defs[id] == v {
					value = ast.Unparen(n.Rhs[i])
				}
			}
		case *ast.ValueSpec:
			for i, id := range n.Names {
				if n.Type == nil && len(n.Names) == len(n.Values) && rw.pass.TypesInfo.Defs[id] == v {
					value = ast.Unparen(n.Values[i])
				}
			}
		}
		return true
	})
	return value
}

// reassigned reports whether v is assigned to, or its address taken, after its
// declaration.
func (rw *rewriter) reassigned(v *types.Var) bool {
	again := false
	is := func(e ast.Expr) bool { return rw.localVar(e) == v }
	ast.Inspect(rw.Call.Func, func(n ast.Node) bool {
		switch n := n.(type) {
		case *ast.AssignStmt:
			for _, l := range n.Lhs {
				again = again || is(l)
			}
		case *ast.RangeStmt:
			again = again || n.Key != nil && is(n.Key) || n.Value != nil && is(n.Value)
		case *ast.UnaryExpr:
			again = again || n.Op == token.AND && is(n.X)
		}
		return true
	})
	return again
}

// uses are the places of the function that name v, but for its declaration.
func (rw *rewriter) uses(v types.Object) []*ast.Ident {
	var out []*ast.Ident
	ast.Inspect(rw.Call.Func, func(n ast.Node) bool {
		if id, ok := n.(*ast.Ident); ok && rw.pass.TypesInfo.Uses[id] == v {
			out = append(out, id)
		}
		return true
	})
	return out
}

// endsChain reports whether the callee is what a chain of request builders
// ends in: a method named for the HTTP method that takes a context and, in the
// end, a pointer to a struct of options. A generator that splits a method in
// two for the sake of compatibility adds As and the type of the answer; one
// that makes the request without sending it ends in RequestInformation.
func (rw *rewriter) endsChain() bool {
	f := rw.Call.Callee
	if f == nil || f.Signature().Recv() == nil {
		return false
	}
	params := f.Signature().Params()
	if params.Len() < 2 || params.At(0).Type().String() != "context.Context" {
		return false
	}
	last, ok := params.At(params.Len() - 1).Type().Underlying().(*types.Pointer)
	if !ok || structOf(last).NumFields() == 0 {
		return false
	}
	verb := rw.Match.Method[:1] + strings.ToLower(rw.Match.Method[1:])
	rest, ok := strings.CutPrefix(f.Name(), verb)
	return ok && (rest == "" || strings.HasPrefix(rest, "As")) || strings.HasSuffix(f.Name(), verb+"RequestInformation")
}
