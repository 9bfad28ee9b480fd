package textflow

import (
	"go/ast"
	"go/token"
	"go/types"
	"slices"

	"golang.org/x/tools/go/ast/edge"
	"golang.org/x/tools/go/ast/inspector"
	"golang.org/x/tools/go/types/typeutil"

	"github.com/pimigrate/pimigrate/analyzer/httpcall"
)

// This file looks into the functions that send the requests.

// looked is a place where the function called, given c as argument number n,
// looks at what the text says before it sends the request: it may do so
// differently for another text. Only parameters are looked at, not what is
// made of them.
func (f *follower) looked(c carrier, call *ast.CallExpr, n, depth int) *Stray {
	callee, _ := typeutil.Callee(f.pass.TypesInfo, call).(*types.Func)
	if callee == nil || f.code.Decls[callee.Origin()] == nil || depth > maxEntries {
		return nil
	}
	if s := f.asked(f.code.Decls[callee.Origin()], depth); s != nil {
		return s
	}
	for _, id := range f.uses[parameterOf(callee.Origin(), n)] {
		cur, _ := f.root.FindNode(id)
		if s := f.look(c, cur, depth+1); s != nil {
			return s
		}
	}
	return nil
}

// asked is a place in d that asks for the path of a request made there, and may
// do something else for another one. A request that d is given may be one to a
// server.
func (f *follower) asked(d *ast.FuncDecl, depth int) *Stray {
	if d == nil {
		return nil // the value of a package variable
	}
	cur, _ := f.root.FindNode(d)
	for at := range cur.Preorder((*ast.SelectorExpr)(nil)) {
		if !f.isPath(at.Node().(*ast.SelectorExpr)) {
			continue
		}
		if at.ParentEdgeKind() == edge.CallExpr_Fun {
			at = at.Parent()
		}
		if s := f.look(carrier{}, at, depth); s != nil {
			return s
		}
	}
	return nil
}

// isPath reports whether sel is a field or method of a request's URL that tells
// the path.
func (f *follower) isPath(sel *ast.SelectorExpr) bool {
	u, ok := ast.Unparen(sel.X).(*ast.SelectorExpr)
	if !ok || u.Sel.Name != "URL" || !slices.Contains([]string{"Path", "RawPath", "EscapedPath", "RequestURI", "String"}, sel.Sel.Name) {
		return false
	}
	if id, ok := ast.Unparen(u.X).(*ast.Ident); ok {
		if v, ok := f.pass.TypesInfo.Uses[id].(*types.Var); ok && v.Kind() == types.ParamVar {
			return false
		}
	}
	return httpcall.AspectOf(f.pass.TypesInfo.TypeOf(u.X)) == httpcall.Request
}

// look looks at the use at cur of what has the text of c.
func (f *follower) look(c carrier, cur inspector.Cursor, depth int) *Stray {
	kind, i := cur.ParentEdge()
	stray := &Stray{cur.Node(), Compared}
	switch parent := cur.Parent().Node().(type) {
	case *ast.SelectorExpr:
		return f.lookSelected(c, cur.Parent(), parent, depth)
	case *ast.BinaryExpr:
		if parent.Op != token.ADD && f.operand(carrier{}, parent) != nil {
			return stray
		}
	case *ast.SwitchStmt, *ast.CaseClause:
		return stray
	case *ast.IndexExpr:
		if kind == edge.IndexExpr_Index {
			return stray
		}
	case *ast.CallExpr:
		if fn, ok := typeutil.Callee(f.pass.TypesInfo, parent).(*types.Func); ok && asks(fn) {
			return stray
		}
		if kind == edge.CallExpr_Args {
			return f.looked(c, parent, i, depth)
		}
	}
	return nil
}

// lookSelected looks at what sel selects: the field with the text, or a method.
func (f *follower) lookSelected(c carrier, cur inspector.Cursor, sel *ast.SelectorExpr, depth int) *Stray {
	s := f.pass.TypesInfo.Selections[sel]
	if s == nil || c.fields[0] == nil {
		return nil
	}
	if s.Kind() != types.FieldVal {
		if call := f.callOf(sel.Sel); call != nil {
			return f.looked(c, call, receiver, depth)
		}
		return nil
	}
	for _, v := range fieldsOf(s) {
		if c.fields[0] != v {
			return nil
		}
		copy(c.fields[:], c.fields[1:])
		c.fields[maxDepth-1] = nil
	}
	return f.look(c, cur, depth)
}

// asks reports whether fn answers a question about texts.
func asks(fn *types.Func) bool {
	results := fn.Signature().Results()
	return fn.Pkg() != nil && slices.Contains([]string{"strings", "regexp", "slices", "path"}, fn.Pkg().Path()) &&
		results.Len() == 1 && types.Identical(results.At(0).Type(), types.Typ[types.Bool])
}
