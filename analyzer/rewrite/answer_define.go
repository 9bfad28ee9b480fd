package rewrite

import (
	"go/ast"
	"go/token"
	"go/types"
	"slices"

	"golang.org/x/tools/go/analysis"
	"golang.org/x/tools/go/types/typeutil"
)

// code is what followers look up in the package, whatever they follow.
type code struct {
	pass    *analysis.Pass
	decls   map[*types.Func]*ast.FuncDecl
	methods map[string]bool // names of the methods of interfaces
	uses    map[types.Object][]*ast.Ident
	values  map[types.Object]ast.Expr // of definition
}

func newCode(pass *analysis.Pass) *code {
	c := &code{
		pass: pass, decls: map[*types.Func]*ast.FuncDecl{}, methods: map[string]bool{},
		uses: map[types.Object][]*ast.Ident{}, values: map[types.Object]ast.Expr{},
	}
	for _, file := range pass.Files {
		for _, d := range file.Decls {
			if d, ok := d.(*ast.FuncDecl); ok && d.Body != nil {
				if fn, ok := pass.TypesInfo.Defs[d.Name].(*types.Func); ok {
					c.decls[fn] = d
				}
			}
		}
	}
	for id, obj := range pass.TypesInfo.Defs {
		if m, ok := obj.(*types.Func); ok && m.Signature().Recv() != nil && types.IsInterface(m.Signature().Recv().Type()) {
			c.methods[id.Name] = true
		}
	}
	for id, o := range pass.TypesInfo.Uses {
		if fn, ok := o.(*types.Func); ok {
			o = fn.Origin()
		}
		c.uses[o] = append(c.uses[o], id)
	}
	return c
}

// callee is the function that call calls, nil if it is not known.
func (c *code) callee(call *ast.CallExpr) *types.Func {
	fn, _ := typeutil.Callee(c.pass.TypesInfo, call).(*types.Func)
	if fn == nil {
		return nil
	}
	return fn.Origin()
}

// declAround is the function declaration that n stands in, or nil.
func (c *code) declAround(n ast.Node) *ast.FuncDecl {
	for _, file := range c.pass.Files {
		if n.Pos() < file.FileStart || file.FileEnd <= n.Pos() {
			continue
		}
		for _, d := range file.Decls {
			if d, ok := d.(*ast.FuncDecl); ok && d.Pos() <= n.Pos() && n.Pos() < d.End() {
				return d
			}
		}
	}
	return nil
}

// isPublic reports whether fn may be called without being named here: by another
// package, or through an interface.
func (c *code) isPublic(fn *types.Func) bool {
	return fn.Exported() && c.pass.Pkg.Name() != "main" || fn.Signature().Recv() != nil && c.methods[fn.Name()]
}

// definition is the expression that the constant or variable obj of this
// package gets its value from, nil if there are several or none.
func (c *code) definition(obj types.Object) ast.Expr {
	switch obj.(type) {
	case *types.Const, *types.Var:
	default:
		return nil
	}
	if obj.Pkg() != c.pass.Pkg {
		return nil
	}
	e, ok := c.values[obj]
	if !ok {
		e = c.soleValue(obj)
		c.values[obj] = e
	}
	return e
}

func (c *code) soleValue(obj types.Object) ast.Expr {
	var found ast.Expr
	count := 0
	c.assignments(obj, func(n ast.Node, e ast.Expr, _, of int) {
		count++
		if of == 1 && n != nil && n.Pos() <= obj.Pos() && obj.Pos() < n.End() {
			found = e // where it is declared
		}
	})
	if count != 1 {
		return nil
	}
	return found
}

// ofPart is what assignments says of an assignment to a part of the variable.
const ofPart = -1

// A visitAssigned is called for an assignment n: of result i of e, which has as
// many as of says. Of the zero value there are none; where e is nil it is not
// known.
type visitAssigned func(n ast.Node, e ast.Expr, i, of int)

// assignments calls f for each assignment to obj.
func (c *code) assignments(obj types.Object, f visitAssigned) {
	scope := c.scope(obj)
	if scope == nil {
		f(nil, nil, 0, 1)
		return
	}
	is := func(e ast.Expr) bool {
		id, ok := ast.Unparen(e).(*ast.Ident)
		return ok && c.pass.TypesInfo.ObjectOf(id) == obj
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
			assignEach(n, expressions(n.Names), n.Values, is, f)
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
func assignEach(n ast.Node, lhs, rhs []ast.Expr, is func(ast.Expr) bool, f visitAssigned) {
	for i, l := range lhs {
		switch {
		case root(l) != ast.Unparen(l) && is(root(l)):
			f(n, nil, 0, ofPart)
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

func expressions(names []*ast.Ident) []ast.Expr {
	out := make([]ast.Expr, len(names))
	for i, n := range names {
		out[i] = n
	}
	return out
}

// written are the expressions that n assigns to, or takes the address of.
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

// scope is what holds all assignments of obj: a function, or a file for what is
// declared outside of functions and written nowhere else. It is nil for
// parameters.
func (c *code) scope(obj types.Object) ast.Node {
	for _, file := range c.pass.Files {
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
func (c *code) isFixed(obj types.Object) bool {
	if _, ok := obj.(*types.Const); ok {
		return true
	}
	for _, d := range c.decls {
		fixed := true
		ast.Inspect(d.Body, func(n ast.Node) bool {
			for _, w := range written(n) {
				id, ok := root(w).(*ast.Ident)
				fixed = fixed && !(ok && c.pass.TypesInfo.Uses[id] == obj)
			}
			return fixed
		})
		if !fixed {
			return false
		}
	}
	return true
}
