package textflow

import (
	"go/ast"
	"go/types"

	"golang.org/x/tools/go/ast/edge"
	"golang.org/x/tools/go/types/typeutil"

	"github.com/pimigrate/pimigrate/analyzer/httpcall"
)

// This file follows texts into functions, and out of them.

// receiver is the number of the receiver among the arguments of a call.
const receiver = -1

// maxEntries bounds how many functions deep a text is followed.
const maxEntries = 8

// reports are functions that tell people what happened, by their package or,
// where that has others, their full names. What they say of a request is as
// true of its successor.
var reports = map[string]bool{
	"log": true, "log/slog": true, "testing": true,
	"fmt.Errorf": true, "errors.New": true,
}

// argument follows the value of c, the argument number n of call.
func (f *follower) argument(c carrier, call *ast.CallExpr, n int) *Stray {
	if f.sends(call, f.lit) {
		if s := f.asked(f.code.DeclAround(call), 0); s != nil {
			return s
		}
		return f.looked(c, call, n, 0)
	}
	if f.pass.TypesInfo.Types[call.Fun].IsType() {
		return f.value(c.in(call))
	}
	switch callee := typeutil.Callee(f.pass.TypesInfo, call).(type) {
	case *types.Builtin:
		if callee.Name() == "append" {
			return f.value(c.in(call))
		}
	case *types.Func:
		callee = callee.Origin()
		if d := f.code.Decls[callee]; d != nil {
			return f.parameter(c, call, d, callee, n)
		}
		if callee.Pkg() != nil && (reports[callee.Pkg().Path()] || reports[callee.FullName()]) && !c.shared {
			return nil
		}
		return f.library(c, call, callee, n)
	}
	return &Stray{call, Used}
}

// parameter follows the value of c into the function called.
func (f *follower) parameter(c carrier, call *ast.CallExpr, d *ast.FuncDecl, callee *types.Func, n int) *Stray {
	v := parameterOf(callee, n)
	e := &entry{call: call, decl: d, outer: c.entry, depth: 1}
	if c.entry != nil {
		e.depth = c.entry.depth + 1
	}
	if e.depth > maxEntries {
		return &Stray{call, Used}
	}
	c.entry = e
	return f.variable(c, v)
}

// parameterOf is the parameter of fn for argument number n.
func parameterOf(fn *types.Func, n int) *types.Var {
	if n == receiver {
		return fn.Signature().Recv()
	}
	params := fn.Signature().Params()
	return params.At(min(n, params.Len()-1))
}

// library follows the value of c through a function of another package.
func (f *follower) library(c carrier, call *ast.CallExpr, callee *types.Func, n int) *Stray {
	returns, into := httpcall.TextFlow(callee)
	if into >= 0 {
		args := call.Args
		if sel, ok := ast.Unparen(call.Fun).(*ast.SelectorExpr); ok && callee.Signature().Recv() != nil {
			args, n = append([]ast.Expr{sel.X}, args...), n+1
		}
		if n != into {
			whole := c
			whole.fields = [maxDepth]*types.Var{}
			if s := f.stored(whole, args[into]); s != nil {
				return s
			}
		}
		if !returns {
			return nil
		}
	}
	if !returns {
		return &Stray{call, Used}
	}
	c = c.in(call)
	c.fields = [maxDepth]*types.Var{}
	return f.value(c)
}

// returned follows a value to the callers of the function around.
func (f *follower) returned(c carrier, ret *ast.ReturnStmt, i int) *Stray {
	cur, _ := f.root.FindNode(ret)
	for around := range cur.Enclosing((*ast.FuncDecl)(nil), (*ast.FuncLit)(nil)) {
		d, ok := around.Node().(*ast.FuncDecl)
		if !ok {
			break // nobody can tell who calls it
		}
		return f.result(c, d, max(i, c.result))
	}
	return &Stray{ret, Used}
}

// result follows result i of the function that d declares.
func (f *follower) result(c carrier, d *ast.FuncDecl, i int) *Stray {
	if e := c.entry; e != nil && e.decl == d {
		c = c.in(e.call)
		c.result, c.entry = i, e.outer
		return f.value(c)
	}
	fn := f.pass.TypesInfo.Defs[d.Name].(*types.Func)
	if f.mayBeCalledUnseen(fn) {
		return &Stray{d.Name, Returned}
	}
	if f.code.Unbuilt(fn) {
		return &Stray{d.Name, Unbuilt}
	}
	c.shared, c.entry = true, nil
	for _, id := range f.uses[fn] {
		call := f.callOf(id)
		if call == nil {
			return &Stray{id, Used}
		}
		to := c.in(call)
		to.result = i
		if s := f.value(to); s != nil {
			return s
		}
	}
	return nil
}

// namedResult is the function, and the number of its result, that obj is, if
// the function returns it without saying so.
func (t *Tracer) namedResult(obj types.Object) (*ast.FuncDecl, int) {
	v, ok := obj.(*types.Var)
	if !ok || v.Kind() != types.ResultVar {
		return nil, 0
	}
	for fn, d := range t.code.Decls {
		for i := range fn.Signature().Results().Len() {
			if fn.Signature().Results().At(i) == v {
				return d, i
			}
		}
	}
	return nil, 0
}

// mayBeCalledUnseen reports whether fn can be called from other packages, or
// through an interface.
func (t *Tracer) mayBeCalledUnseen(fn *types.Func) bool {
	if fn.Signature().Recv() == nil {
		return t.visible(fn)
	}
	if fn.Exported() {
		return true
	}
	for id, obj := range t.pass.TypesInfo.Defs {
		m, ok := obj.(*types.Func)
		if ok && id.Name == fn.Name() && m.Signature().Recv() != nil && types.IsInterface(m.Signature().Recv().Type()) {
			return true
		}
	}
	return false
}

// callOf is the call of the function that id names, or nil if it is used in
// another way.
func (t *Tracer) callOf(id *ast.Ident) *ast.CallExpr {
	cur, _ := t.root.FindNode(id)
	for {
		switch cur.ParentEdgeKind() {
		case edge.SelectorExpr_Sel, edge.IndexExpr_X, edge.IndexListExpr_X, edge.ParenExpr_X:
			cur = cur.Parent()
			continue
		case edge.CallExpr_Fun:
			return cur.Parent().Node().(*ast.CallExpr)
		}
		return nil
	}
}
