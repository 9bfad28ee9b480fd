package rewrite

import (
	"fmt"
	"go/ast"
	"go/types"
	"slices"

	"golang.org/x/tools/go/analysis"
)

// holders are the uses of variables that s goes through: each holds a builder
// between the client and the request.
func (rw *rewriter) holders(s spelling) []*ast.Ident {
	var out []*ast.Ident
	for _, l := range slices.Concat(s.runs...)[1:] {
		if id, ok := ast.Unparen(l.sel.X).(*ast.Ident); ok {
			out = append(out, id)
		}
	}
	return out
}

// A company is the findings whose chains go through the same variables, which
// can only move together: each of them brings the edits of all.
type company struct {
	outcome
	members []*rewriter
	seen    map[*types.Var]bool
}

// accompany is the edits of o, for a chain that goes through holders, and of
// the other chains that do.
func (rw *rewriter) accompany(o outcome, holders []*ast.Ident) outcome {
	c := &company{outcome: o, members: []*rewriter{rw}, seen: map[*types.Var]bool{}}
	rw.join(c, holders)
	return c.outcome
}

// join adds to c all chains that go through holders.
func (rw *rewriter) join(c *company, holders []*ast.Ident) {
	for _, h := range holders {
		v := rw.localVar(h)
		if c.seen[v] {
			continue
		}
		c.seen[v] = true
		for _, use := range rw.uses(v) {
			if c.refusal == "" && use != h {
				rw.add(c, v, use)
			}
		}
	}
}

// add adds to c the chain that goes through use of v.
func (rw *rewriter) add(c *company, v *types.Var, use *ast.Ident) {
	other, links := rw.chainThrough(use)
	where := fmt.Sprintf("%s is used on %s, too", v.Name(), rw.where(use))
	if other == nil {
		c.outcome = rw.refuseAt(use, where, "this takes the builder of the retired operation")
		return
	}
	if slices.ContainsFunc(c.members, func(m *rewriter) bool { return m.Call == other.Call }) {
		return
	}
	other.alone = true
	o := other.move()
	value := rw.initial(v)
	switch {
	case o.refusal != "":
		c.outcome = rw.refuseAt(use, where, "this stays: "+o.refusal)
		return
	case !sameIn(value, o.edits, c.edits):
		c.outcome = rw.refuseAt(use, where, "this moves to another builder")
		return
	}
	c.edits = tidy(append(c.edits, o.edits...))
	c.members = append(c.members, other)
	s, _ := links.spell(other.runs)
	other.join(c, other.holders(s))
}

// chainThrough is the finding whose chain goes through use.
func (rw *rewriter) chainThrough(use *ast.Ident) (*rewriter, chain) {
	for i, f := range rw.findings {
		if f.Call.Func != rw.Call.Func {
			continue
		}
		other, ok := rw.rewriter(i)
		if !ok || !other.endsChain() {
			continue
		}
		call, ok := other.Call.Node.(*ast.CallExpr)
		if !ok {
			continue
		}
		c := other.chainOf(call)
		if slices.ContainsFunc(c.links, func(l link) bool { return ast.Unparen(l.sel.X) == ast.Expr(use) }) {
			return other, c
		}
	}
	return nil, chain{}
}

// sameIn reports whether a and b edit n in the same way.
func sameIn(n ast.Node, a, b []analysis.TextEdit) bool {
	return slices.EqualFunc(editsIn(n, a), editsIn(n, b), sameEdit)
}

func editsIn(n ast.Node, edits []analysis.TextEdit) []analysis.TextEdit {
	return slices.DeleteFunc(tidy(slices.Clone(edits)), func(e analysis.TextEdit) bool { return e.Pos < n.Pos() || n.End() < e.End })
}
