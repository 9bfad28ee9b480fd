package code

import (
	"go/ast"
	"go/token"
	"go/types"
	"slices"
)

// Definition is the expression that the constant or variable obj of this
// package gets its value from, nil if there are several or none, or if other
// constants repeat it.
func (c *Package) Definition(obj types.Object) ast.Expr {
	switch obj.(type) {
	case *types.Const, *types.Var:
	default:
		return nil
	}
	if obj.Pkg() != c.Pass.Pkg {
		return nil
	}
	e, ok := c.values[obj]
	if !ok {
		e = c.soleValue(obj)
		c.values[obj] = e
	}
	return e
}

func (c *Package) soleValue(obj types.Object) ast.Expr {
	var found ast.Expr
	count := 0
	c.Assignments(obj, func(n ast.Node, e ast.Expr, _, of int) {
		count++
		if spec, ok := n.(*ast.ValueSpec); ok && c.Repeated(spec) {
			return
		}
		if of == 1 && n != nil && n.Pos() <= obj.Pos() && obj.Pos() < n.End() {
			found = e // where it is declared
		}
	})
	if count != 1 {
		return nil
	}
	return found
}

// Repeated reports whether a constant after spec has no value of its own, so
// that it has that of spec.
func (c *Package) Repeated(spec *ast.ValueSpec) bool {
	repeated := false
	ast.Inspect(File(c.Pass, spec.Pos()), func(n ast.Node) bool {
		d, ok := n.(*ast.GenDecl)
		if !ok || d.Tok != token.CONST {
			return true
		}
		if i := slices.Index(d.Specs, ast.Spec(spec)); i >= 0 && i+1 < len(d.Specs) {
			repeated = len(d.Specs[i+1].(*ast.ValueSpec).Values) == 0
		}
		return true
	})
	return repeated
}

// OfPart is what Assignments says of an assignment to a part of the variable.
const OfPart = -1

// A VisitAssigned is called for an assignment n: of result i of e, which has as
// many as of says. Of the zero value there are none; where e is nil it is not
// known.
type VisitAssigned func(n ast.Node, e ast.Expr, i, of int)

// Assignments calls f for each assignment to obj.
func (c *Package) Assignments(obj types.Object, f VisitAssigned) {
	scope := c.Scope(obj)
	if scope == nil {
		f(nil, nil, 0, 1)
		return
	}
	is := func(e ast.Expr) bool {
		id, ok := ast.Unparen(e).(*ast.Ident)
		return ok && c.Pass.TypesInfo.ObjectOf(id) == obj
	}
	ast.Inspect(scope, func(n ast.Node) bool {
		switch n := n.(type) {
		case *ast.AssignStmt:
			if n.Tok == token.ASSIGN || n.Tok == token.DEFINE {
				assignEach(n, n.Lhs, n.Rhs, is, f)
			} else if is(n.Lhs[0]) {
				f(n, nil, 0, 1)
			}
		case *ast.ValueSpec:
			assignEach(n, Expressions(n.Names), n.Values, is, f)
		case *ast.RangeStmt:
			if n.Key != nil && is(n.Key) || n.Value != nil && is(n.Value) {
				f(n, nil, 0, 1)
			}
		case *ast.IncDecStmt, *ast.UnaryExpr:
			if slices.ContainsFunc(written(n), is) {
				f(n, nil, 0, 1)
			}
		}
		return true
	})
}

// assignEach calls f for what is says among lhs, in lhs = rhs.
func assignEach(n ast.Node, lhs, rhs []ast.Expr, is func(ast.Expr) bool, f VisitAssigned) {
	for i, l := range lhs {
		switch {
		case root(l) != ast.Unparen(l) && is(root(l)):
			f(n, nil, 0, OfPart)
		case !is(l):
		case len(rhs) == len(lhs):
			f(n, rhs[i], 0, 1)
		case len(rhs) == 1:
			f(n, rhs[0], i, len(lhs))
		default:
			f(n, nil, 0, 0)
		}
	}
}

func Expressions(names []*ast.Ident) []ast.Expr {
	out := make([]ast.Expr, len(names))
	for i, n := range names {
		out[i] = n
	}
	return out
}

// written are the Expressions that n assigns to, or takes the address of.
func written(n ast.Node) []ast.Expr {
	switch n := n.(type) {
	case *ast.AssignStmt:
		return n.Lhs
	case *ast.IncDecStmt:
		return []ast.Expr{n.X}
	case *ast.UnaryExpr:
		if n.Op == token.AND {
			return []ast.Expr{n.X}
		}
	}
	return nil
}

// root is the variable that e is, or is a part of.
func root(e ast.Expr) ast.Expr {
	for {
		switch x := ast.Unparen(e).(type) {
		case *ast.IndexExpr:
			e = x.X
		case *ast.SelectorExpr:
			e = x.X
		default:
			return x
		}
	}
}

// Scope is what holds all Assignments of obj: a function, or a file for what is
// declared outside of functions and written nowhere else. It is nil for
// parameters.
func (c *Package) Scope(obj types.Object) ast.Node {
	for _, file := range c.Pass.Files {
		if obj.Pos() < file.FileStart || file.FileEnd <= obj.Pos() {
			continue
		}
		for _, d := range file.Decls {
			if d.Pos() > obj.Pos() || obj.Pos() >= d.End() {
				continue
			}
			if fn, ok := d.(*ast.FuncDecl); ok {
				return fn.Body
			}
			if obj.Exported() || !c.isFixed(obj) {
				return nil
			}
			return d
		}
	}
	return nil
}

// isFixed reports whether obj, declared outside of functions, is a constant or
// is not assigned to.
func (c *Package) isFixed(obj types.Object) bool {
	if _, ok := obj.(*types.Const); ok {
		return true
	}
	for _, d := range c.Decls {
		fixed := true
		ast.Inspect(d.Body, func(n ast.Node) bool {
			for _, w := range written(n) {
				id, ok := root(w).(*ast.Ident)
				fixed = fixed && !(ok && c.Pass.TypesInfo.Uses[id] == obj)
			}
			return fixed
		})
		if !fixed {
			return false
		}
	}
	return true
}
