package httpcall

import (
	"go/ast"
	"go/token"
	"go/types"
	"slices"
)

// This file is about the initializers of package variables. They send requests,
// too: most often from a function literal, as the commands of a program do that
// are variables, or the entries of a table.
//
// To those who look at a call, an initializer is a function that returns the
// value of the variable: whoever gets at the variable calls it.

// An initial is a use of a function outside of all functions.
type initial struct {
	pos token.Pos
	fn  *types.Func // of this package, or nil: a function that sends
}

// linkInitializers makes senders of the functions that use a variable whose
// initializer can send. It reports whether any was added.
func (x *index) linkInitializers() bool {
	for _, u := range x.initials {
		if u.fn != nil && !x.senders[u.fn] {
			continue
		}
		i := slices.IndexFunc(x.pass.TypesInfo.InitOrder, func(i *types.Initializer) bool { return holds(i.Rhs, u.pos) })
		if i < 0 {
			continue
		}
		init := x.pass.TypesInfo.InitOrder[i]
		if !slices.Contains(x.sending, init) {
			x.sending = append(x.sending, init)
		}
	}
	changed := false
	for f, vars := range x.vars {
		if !x.senders[f] && slices.ContainsFunc(vars, x.isSending) {
			x.senders[f], changed = true, true
		}
	}
	return changed
}

func holds(n ast.Node, pos token.Pos) bool { return n.Pos() <= pos && pos < n.End() }

// isSending reports whether the initializer of v can send a request.
func (x *index) isSending(v *types.Var) bool {
	return slices.ContainsFunc(x.sending, func(i *types.Initializer) bool { return slices.Contains(i.Lhs, v) })
}

// callsInInit are the calls in the initializers of package variables.
func (a *analyzer) callsInInit() []*Call {
	fn := a.pkg.Func("init")
	if len(a.index.sending) == 0 || a.base != nil || a.summarize(fn) == nil {
		return nil
	}
	specs := map[*ast.ValueSpec]*ast.FuncDecl{}
	var out []*Call
	for _, s := range a.frameOf(fn).sites {
		v := a.index.varSpec(sitePos(s.instr))
		if v == nil {
			continue
		}
		if specs[v] == nil {
			specs[v] = initOf(v)
		}
		if c := a.call(specs[v], s); c != nil {
			out = append(out, c)
		}
	}
	return out
}

// varSpec is the declaration of package variables around pos, or nil.
func (x *index) varSpec(pos token.Pos) *ast.ValueSpec {
	for _, f := range x.pass.Files {
		if pos < f.FileStart || f.FileEnd <= pos {
			continue
		}
		for _, d := range f.Decls {
			g, ok := d.(*ast.GenDecl)
			if !ok || g.Tok != token.VAR || !holds(g, pos) {
				continue
			}
			for _, s := range g.Specs {
				if v, ok := s.(*ast.ValueSpec); ok && holds(s, pos) {
					return v
				}
			}
		}
	}
	return nil
}

// initOf is v as a function that returns what the variables are set to.
func initOf(v *ast.ValueSpec) *ast.FuncDecl {
	return &ast.FuncDecl{
		Name: v.Names[0],
		Type: &ast.FuncType{Func: v.Pos(), Params: &ast.FieldList{}},
		Body: &ast.BlockStmt{Lbrace: v.Pos(), Rbrace: v.End() - 1, List: []ast.Stmt{
			&ast.ReturnStmt{Return: v.Values[0].Pos(), Results: v.Values},
		}},
	}
}
