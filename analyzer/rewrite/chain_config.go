package rewrite

import (
	"go/ast"
	"go/token"
	"go/types"
)

// chainArguments makes the arguments of call fit next: a context, the body if
// there is one, and a struct that configures the request, mostly nil.
func (rw *rewriter) chainArguments(call *ast.CallExpr, next *types.Signature) outcome {
	old := rw.pass.TypesInfo.TypeOf(call.Fun).(*types.Signature)
	if len(call.Args) != old.Params().Len() {
		return refuse("its arguments are the results of a call")
	}
	if len(call.Args) != next.Params().Len() {
		return refuse("the request body changes")
	}
	var steps []func() outcome
	for i, arg := range call.Args {
		from, to := old.Params().At(i).Type(), next.Params().At(i).Type()
		steps = append(steps, func() outcome { return rw.chainArgument(arg, from, to) })
	}
	return together(steps...)
}

func (rw *rewriter) chainArgument(arg ast.Expr, from, to types.Type) outcome {
	_, isBody := from.Underlying().(*types.Interface)
	isBody = isBody && from.String() != "context.Context"
	switch {
	case isBody && (!types.Identical(from, to) || rw.replacement.Changes["body"] != ""):
		return refuse("the body becomes a " + rw.typeString(to))
	case types.Identical(from, to), rw.isNil(arg):
		return outcome{}
	}
	return rw.carry(arg, to, false)
}

// carry makes e, a configuration or the options of the query in one, be of
// type to: a literal, or a local variable that is set to one and used here
// only.
func (rw *rewriter) carry(e ast.Expr, to types.Type, query bool) outcome {
	lit := rw.literal(e)
	if lit == nil {
		return refuse(types.ExprString(e) + " is made for the retired operation")
	}
	all := rw.typeName(lit.Type, to)
	if all.refusal != "" {
		return all
	}
	for _, elt := range lit.Elts {
		kv, ok := elt.(*ast.KeyValueExpr)
		if !ok {
			return refuse("the fields of the configuration have no names")
		}
		o := rw.carryField(kv, structOf(to), query)
		if o.refusal != "" {
			return o
		}
		all.edits = append(all.edits, o.edits...)
	}
	return all
}

// carryField makes the field kv of a configuration one of the struct to. The
// options of the query may mean something else to the successor.
func (rw *rewriter) carryField(kv *ast.KeyValueExpr, to *types.Struct, query bool) outcome {
	name := kv.Key.(*ast.Ident).Name
	from, f := rw.pass.TypesInfo.TypeOf(kv.Key), fieldFor(to, name, "")
	switch {
	case f == nil:
		return refuse("the successor has no option " + name)
	case rw.isNil(kv.Value):
		return outcome{}
	case query && !rw.keepsMeaning(from):
		return rename(name)
	case types.Identical(from, f.Type()):
		return outcome{}
	case named(from) == nil || named(f.Type()) == nil:
		return refuse("the type of the option " + name + " changes")
	}
	return rw.carry(kv.Value, f.Type(), true)
}

// literal is the composite literal that e is, points to, or is the name of.
func (rw *rewriter) literal(e ast.Expr) *ast.CompositeLit {
	e = address(e)
	if v := rw.localVar(e); v != nil {
		if rw.onlyUse(v) != e {
			return nil
		}
		e = address(rw.initial(v))
	}
	lit, _ := e.(*ast.CompositeLit)
	return lit
}

// address is x for &x, e otherwise.
func address(e ast.Expr) ast.Expr {
	e = ast.Unparen(e)
	if u, ok := e.(*ast.UnaryExpr); ok && u.Op == token.AND {
		return ast.Unparen(u.X)
	}
	return e
}

// onlyUse is the one identifier of the function that refers to v, or nil if
// there are more or it is assigned to.
func (rw *rewriter) onlyUse(v types.Object) ast.Node {
	var uses []*ast.Ident
	assigned := false
	ast.Inspect(rw.Call.Func.Body, func(x ast.Node) bool {
		switch x := x.(type) {
		case *ast.Ident:
			if rw.pass.TypesInfo.Uses[x] == v {
				uses = append(uses, x)
			}
		case *ast.AssignStmt:
			for _, l := range x.Lhs {
				if id, ok := l.(*ast.Ident); ok && rw.pass.TypesInfo.Uses[id] == v {
					assigned = true
				}
			}
		}
		return true
	})
	if len(uses) != 1 || assigned {
		return nil
	}
	return uses[0]
}
