package rewrite

import (
	"bytes"
	"go/ast"
	"go/constant"
	"go/printer"
	"go/token"
	"go/types"
	"strconv"
	"strings"

	"golang.org/x/tools/go/analysis"

	"github.com/pimigrate/pimigrate/analyzer/rewrite/internal/code"
)

// mapObject reads a map literal and the statements that set keys of it later.
func (rw *rewriter) mapObject(lit *ast.CompositeLit, t *types.Map, sets []*ast.AssignStmt) (*jsonObject, string) {
	sp := mapNotation{rw: rw}
	switch _, open := t.Elem().Underlying().(*types.Interface); {
	case marshals(rw.pass.TypesInfo.TypeOf(lit)) || !open && !code.IsText(t.Elem()):
		return nil, "its body is a map of another kind"
	case open && lit.Type != nil:
		sp.typ = rw.print(lit.Type)
	case open:
		sp.typ = "map[string]any"
	}
	o := &jsonObject{notation: sp, lit: lit, end: lit.Rbrace}
	for _, e := range lit.Elts {
		kv := e.(*ast.KeyValueExpr)
		m := &jsonMember{key: spanOf(kv.Key), certain: true}
		if !rw.readName(m, kv.Key) {
			return nil, rw.noConstant(kv.Key)
		}
		rw.readValue(m, kv.Value)
		o.members = append(o.members, m)
	}
	for _, set := range sets {
		key := set.Lhs[0].(*ast.IndexExpr).Index
		m := &jsonMember{key: spanOf(key), set: set, certain: rw.runTogether(set, lit)}
		if !rw.readName(m, key) {
			return nil, rw.noConstant(key)
		}
		rw.readValue(m, set.Rhs[0])
		o.members = append(o.members, m)
	}
	return o, ""
}

// readName sets the name of m to the constant key.
func (rw *rewriter) readName(m *jsonMember, key ast.Expr) bool {
	v := rw.pass.TypesInfo.Types[key].Value
	if v == nil || v.Kind() != constant.String {
		return false
	}
	m.name = constant.StringVal(v)
	return true
}

func (rw *rewriter) noConstant(key ast.Expr) string {
	return "a key of its body is no constant in " + rw.where(key)
}

// runTogether reports whether the statements around a and b run together or not
// at all, short of a return between them.
func (rw *rewriter) runTogether(a, b ast.Node) bool {
	block1, _ := enclosing[*ast.BlockStmt](rw, a)
	block2, _ := enclosing[*ast.BlockStmt](rw, b)
	case1, _ := enclosing[*ast.CaseClause](rw, a)
	case2, _ := enclosing[*ast.CaseClause](rw, b)
	comm1, _ := enclosing[*ast.CommClause](rw, a)
	comm2, _ := enclosing[*ast.CommClause](rw, b)
	return block1 == block2 && case1 == case2 && comm1 == comm2
}

// print is the source of n as gofmt has it.
func (rw *rewriter) print(n ast.Node) string {
	var out bytes.Buffer
	if err := printer.Fprint(&out, rw.pass.Fset, n); err != nil {
		return ""
	}
	return out.String()
}

// A mapNotation writes objects as map literals of type typ; if that is "" they
// hold no objects.
type mapNotation struct {
	rw  *rewriter
	typ string
}

func (sp mapNotation) text(s string) string             { return strconv.Quote(s) }
func (sp mapNotation) member(name, value string) string { return strconv.Quote(name) + ": " + value }

func (sp mapNotation) object(members []string) string {
	if sp.typ == "" {
		return ""
	}
	return sp.typ + "{" + strings.Join(members, ", ") + "}"
}

// source is the value of m, if it does not matter when it is computed and no
// comment would have to move along.
func (sp mapNotation) source(o *jsonObject, m *jsonMember, _ token.Pos) string {
	if m.expr == nil || sp.rw.elementsOf(o.lit.(*ast.CompositeLit)).hasComment(m.key.from) {
		return ""
	}
	fixed := true
	ast.Inspect(m.expr, func(n ast.Node) bool {
		switch n := n.(type) {
		case *ast.CallExpr, *ast.FuncLit:
			fixed = false
		case *ast.UnaryExpr:
			fixed = fixed && n.Op != token.ARROW
		}
		return fixed
	})
	if text := sp.rw.print(m.expr); fixed && !strings.Contains(text, "\n") {
		return text
	}
	return ""
}

func (sp mapNotation) edits(o *jsonObject, c objectChanges) ([]analysis.TextEdit, string) {
	list := sp.rw.elementsOf(o.lit.(*ast.CompositeLit))
	var out []analysis.TextEdit
	for _, m := range o.members {
		ch, stays := c.of[m]
		switch {
		case stays:
			out = append(out, m.edits(ch, strconv.Quote(ch.name))...)
		case m.set != nil:
			lines, ok := sp.rw.statementLines(m.set)
			if !ok {
				return nil, "the line that sets the body's " + m.name + " does more"
			}
			out = append(out, analysis.TextEdit{Pos: lines.from, End: lines.to})
		default:
			list.drop(m.key.from)
		}
	}
	var added []string
	for _, a := range c.added {
		added = append(added, sp.member(a.name, a.value))
	}
	return append(out, list.edits(added)...), ""
}

// edits changes m, whose name becomes what key spells.
func (m *jsonMember) edits(ch memberChange, key string) []analysis.TextEdit {
	var out []analysis.TextEdit
	if ch.name != m.name {
		out = append(out, substitution(m.key.from, m.key.to, key)...)
	}
	switch {
	case ch.text != "":
		out = append(out, substitution(m.value.from, m.value.to, ch.before+ch.text+ch.after)...)
	case ch.before != "":
		out = append(out, substitution(m.value.from, m.value.from, ch.before)...)
		out = append(out, substitution(m.value.to, m.value.to, ch.after)...)
	}
	return out
}
