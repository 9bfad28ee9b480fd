package httpcall

import (
	"go/ast"
	"go/constant"
	"go/token"
	"go/types"
	"slices"
	"strings"
)

// This file chooses what to build, and in which order to evaluate it.

// closure adds to set everything reachable from it along edges.
func (x *index) closure(set map[*types.Func]bool, edges map[*types.Func][]*types.Func) {
	var work []*types.Func
	for f := range set {
		work = append(work, f)
	}
	for len(work) > 0 {
		f := work[len(work)-1]
		work = work[:len(work)-1]
		for _, g := range edges[f] {
			if !set[g] {
				set[g] = true
				work = append(work, g)
			}
		}
	}
}

// batchSize is how many test functions are built at a time.
const batchSize = 200

// core are the functions to build that others may need: all but tests that
// nothing calls. In a large client most code is tests.
func (x *index) core() map[*types.Func]bool {
	core := map[*types.Func]bool{}
	for _, d := range x.decls {
		obj, _ := x.pass.TypesInfo.Defs[d.Name].(*types.Func)
		if x.build[obj] && (len(x.users[obj]) > 0 || !strings.HasSuffix(x.pass.Fset.File(d.Pos()).Name(), "_test.go")) {
			core[obj] = true
		}
	}
	return core
}

// tests are the other functions to build, some at a time: nothing needs their
// SSA any more when they have been looked at. A test that does no more than
// call functions of the package is left out, unless open says of one of them
// that it is the caller who decides where its request goes.
func (x *index) tests(core map[*types.Func]bool, open func(*types.Func) bool) []map[*types.Func]bool {
	var out []map[*types.Func]bool
	for _, d := range x.decls {
		obj, _ := x.pass.TypesInfo.Defs[d.Name].(*types.Func)
		if !x.build[obj] || core[obj] || !x.direct[obj] && !slices.ContainsFunc(x.calls[obj], open) {
			continue
		}
		if len(out) == 0 || len(out[len(out)-1]) == batchSize {
			out = append(out, map[*types.Func]bool{})
		}
		out[len(out)-1][obj] = true
	}
	return out
}

// calleesFirst lists the functions to build so that callees come before their
// callers, cycles apart. It keeps its own stack: programs have long chains.
func (x *index) calleesFirst(set map[*types.Func]bool) []*types.Func {
	var out []*types.Func
	seen := map[*types.Func]bool{}
	type visit struct {
		fn   *types.Func
		next int // of its callees
	}
	for _, d := range x.decls {
		root, _ := x.pass.TypesInfo.Defs[d.Name].(*types.Func)
		if root == nil || !set[root] || seen[root] {
			continue
		}
		seen[root] = true
		stack := []visit{{fn: root}}
		for len(stack) > 0 {
			top := &stack[len(stack)-1]
			if callees := x.calls[top.fn]; top.next < len(callees) {
				callee := callees[top.next]
				top.next++
				if set[callee] && !seen[callee] {
					seen[callee] = true
					stack = append(stack, visit{fn: callee})
				}
				continue
			}
			out = append(out, top.fn)
			stack = stack[:len(stack)-1]
		}
	}
	return out
}

// spreadLoose adds exported functions that put paths together without a slash
// of their own: text from another function that has one, or, in a package that
// sends requests, text from a text.
func (x *index) spreadLoose() {
	seen := map[*types.Func]bool{}
	var add func(f *types.Func)
	add = func(f *types.Func) {
		if seen[f] || !returnsText(x.objs[f]) {
			return
		}
		seen[f] = true
		if f.Exported() && !x.build[f] {
			x.loose[f] = true
		}
		for _, user := range x.users[f] {
			add(user)
		}
	}
	for f, d := range x.objs {
		if returnsText(d) && x.hasSlash(d) {
			add(f)
		}
		if len(x.senders) > 0 && f.Exported() && !x.build[f] && fillsText(d) {
			x.loose[f] = true
		}
	}
	for f := range x.loose {
		x.build[f] = true
	}
	x.closure(x.build, x.calls)
}

// returnsText reports whether a result of d is a string or a URL.
func returnsText(d *ast.FuncDecl) bool {
	if d.Type.Results == nil || d.Type.TypeParams != nil {
		return false
	}
	return slices.ContainsFunc(d.Type.Results.List, func(r *ast.Field) bool {
		switch t := r.Type.(type) {
		case *ast.Ident:
			return t.Name == "string"
		case *ast.StarExpr:
			s, ok := t.X.(*ast.SelectorExpr)
			return ok && s.Sel.Name == "URL"
		}
		return false
	})
}

// fillsText reports whether d makes a text of one it is given, as the functions
// do that put a parameter into a path.
func fillsText(d *ast.FuncDecl) bool {
	return returnsText(d) && slices.ContainsFunc(d.Type.Params.List, func(p *ast.Field) bool {
		t, ok := p.Type.(*ast.Ident)
		return ok && t.Name == "string"
	})
}

// hasSlash reports whether d has a literal or a constant with a slash.
func (x *index) hasSlash(d *ast.FuncDecl) bool {
	found := false
	ast.Inspect(d.Body, func(n ast.Node) bool {
		switch n := n.(type) {
		case *ast.BasicLit:
			found = found || n.Kind == token.STRING && strings.Contains(n.Value, "/")
		case *ast.Ident:
			c, ok := x.pass.TypesInfo.Uses[n].(*types.Const)
			found = found || ok && c.Val().Kind() == constant.String && strings.Contains(constant.StringVal(c.Val()), "/")
		}
		return !found
	})
	return found
}

// constructors adds the functions that return a type that senders are given, or
// one of its parts: they give its fields the values that requests are made from.
// So do methods, as those that collect the segments of a path; those of generated
// builders are too many, and builder.go reads their names.
func (x *index) constructors() {
	given := map[*types.TypeName]bool{}
	x.given = given
	for f := range x.senders {
		if r := f.Signature().Recv(); r != nil {
			x.give(r.Type(), given)
		}
		for p := range f.Signature().Params().Variables() {
			x.give(p.Type(), given)
		}
	}
	if len(given) == 0 {
		return
	}
	for f := range x.objs {
		if f.Signature().Recv() != nil && x.generated(f.Pos()) {
			continue
		}
		for r := range f.Signature().Results().Variables() {
			if given[typeName(r.Type())] {
				x.build[f] = true
			}
		}
	}
}

// give adds the struct t or what t points to, if this package declares it, and
// the structs that its fields hold.
func (x *index) give(t types.Type, given map[*types.TypeName]bool) {
	tn := typeName(t)
	if tn == nil || tn.Pkg() != x.pass.Pkg || given[tn] {
		return
	}
	s := structOf(tn.Type())
	if s == nil {
		return
	}
	given[tn] = true
	for f := range s.Fields() {
		x.give(f.Type(), given)
	}
}
