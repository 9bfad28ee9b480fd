package body

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
func (b *Body) mapObject(lit *ast.CompositeLit, t *types.Map, sets []*ast.AssignStmt) (*jsonObject, string) {
	sp := mapNotation{body: b}
	switch _, open := t.Elem().Underlying().(*types.Interface); {
	case marshals(b.Pass.TypesInfo.TypeOf(lit)) || !open && !code.IsText(t.Elem()):
		return nil, "its body is a map of another kind"
	case open && lit.Type != nil:
		sp.typ = b.print(lit.Type)
	case open:
		sp.typ = "map[string]any"
	}
	o := &jsonObject{notation: sp, lit: lit, end: lit.Rbrace}
	for _, e := range lit.Elts {
		kv := e.(*ast.KeyValueExpr)
		m := &jsonMember{key: spanOf(kv.Key), certain: true}
		if !b.readName(m, kv.Key) {
			return nil, b.noConstant(kv.Key)
		}
		b.readValue(m, kv.Value)
		o.members = append(o.members, m)
	}
	for _, set := range sets {
		key := set.Lhs[0].(*ast.IndexExpr).Index
		m := &jsonMember{key: spanOf(key), set: set, certain: b.runTogether(set, lit)}
		if !b.readName(m, key) {
			return nil, b.noConstant(key)
		}
		b.readValue(m, set.Rhs[0])
		o.members = append(o.members, m)
	}
	return o, ""
}

// readName sets the name of m to the constant key.
func (b *Body) readName(m *jsonMember, key ast.Expr) bool {
	v := b.Pass.TypesInfo.Types[key].Value
	if v == nil || v.Kind() != constant.String {
		return false
	}
	m.name = constant.StringVal(v)
	return true
}

func (b *Body) noConstant(key ast.Expr) string {
	return "a key of its body is no constant in " + code.Where(b.Pass.Fset, key, b.Call.Node)
}

// runTogether reports whether the statements around x and y run together or not
// at all, short of a return between them.
func (b *Body) runTogether(x, y ast.Node) bool {
	block1, _ := code.Enclosing[*ast.BlockStmt](b.Call.Func, x)
	block2, _ := code.Enclosing[*ast.BlockStmt](b.Call.Func, y)
	case1, _ := code.Enclosing[*ast.CaseClause](b.Call.Func, x)
	case2, _ := code.Enclosing[*ast.CaseClause](b.Call.Func, y)
	comm1, _ := code.Enclosing[*ast.CommClause](b.Call.Func, x)
	comm2, _ := code.Enclosing[*ast.CommClause](b.Call.Func, y)
	return block1 == block2 && case1 == case2 && comm1 == comm2
}

// print is the source of n as gofmt has it.
func (b *Body) print(n ast.Node) string {
	var out bytes.Buffer
	if err := printer.Fprint(&out, b.Pass.Fset, n); err != nil {
		return ""
	}
	return out.String()
}

// A mapNotation writes objects as map literals of type typ; if that is "" they
// hold no objects.
type mapNotation struct {
	body *Body
	typ  string
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
	if m.expr == nil || sp.body.elementsOf(o.lit.(*ast.CompositeLit)).hasComment(m.key.from) {
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
	if text := sp.body.print(m.expr); fixed && !strings.Contains(text, "\n") {
		return text
	}
	return ""
}

func (sp mapNotation) edits(o *jsonObject, c objectChanges) ([]analysis.TextEdit, string) {
	list := sp.body.elementsOf(o.lit.(*ast.CompositeLit))
	var out []analysis.TextEdit
	for _, m := range o.members {
		ch, stays := c.of[m]
		switch {
		case stays:
			out = append(out, m.edits(ch, strconv.Quote(ch.name))...)
		case m.set != nil:
			lines, ok := sp.body.statementLines(m.set)
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
		out = append(out, code.Substitution(m.key.from, m.key.to, key)...)
	}
	switch {
	case ch.text != "":
		out = append(out, code.Substitution(m.value.from, m.value.to, ch.before+ch.text+ch.after)...)
	case ch.before != "":
		out = append(out, code.Substitution(m.value.from, m.value.from, ch.before)...)
		out = append(out, code.Substitution(m.value.to, m.value.to, ch.after)...)
	}
	return out
}
