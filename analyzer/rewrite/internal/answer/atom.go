package answer

import (
	"go/ast"
	"go/constant"
	"go/token"
	"strconv"
	"strings"

	"github.com/pimigrate/pimigrate/analyzer/httpcall"
)

// An atom is a part of a condition that compares the status.
type atom struct {
	at      ast.Expr
	status  value
	choices []term // what it is compared with
	equal   bool   // for equality: else it cannot be edited
}

// atoms are the comparisons of the status in e.
func (t *follower) atoms(f *frame, e ast.Expr) []atom {
	var out []atom
	ast.Inspect(e, func(n ast.Node) bool {
		switch n := n.(type) {
		case *ast.FuncLit:
			return false
		case *ast.BinaryExpr:
			out = append(out, t.comparison(f, n)...)
		case *ast.CallExpr:
			if list, of, ok := t.membership(f, n); ok {
				out = append(out, atom{n, of, list, true})
			}
		case *ast.IndexExpr:
			if lit, at := t.literal(f, n.X); lit != nil && t.value(f, n.Index).aspect == httpcall.Status {
				out = append(out, atom{n, t.value(f, n.Index), keys(lit, at), true})
			}
		}
		return true
	})
	return out
}

func (t *follower) comparison(f *frame, e *ast.BinaryExpr) []atom {
	if !compares(e.Op) {
		return nil
	}
	x, y := t.value(f, e.X), t.value(f, e.Y)
	other := e.Y
	if !t.isStatus(x) {
		x, y, other = y, x, e.X
	}
	if !t.isStatus(x) {
		return nil
	}
	a := atom{e, x, y.list, e.Op == token.EQL || e.Op == token.NEQ && y.list == nil}
	if a.choices == nil {
		a.choices = []term{{e: other, f: f}}
	}
	return []atom{a}
}

func (t *follower) isStatus(v value) bool {
	return v.aspect == httpcall.Status || v.aspect == httpcall.StatusLine
}

func keys(lit *ast.CompositeLit, at term) []term {
	var out []term
	for _, e := range lit.Elts {
		if kv, ok := e.(*ast.KeyValueExpr); ok {
			out = append(out, term{kv.Key, at.f, at.via})
		}
	}
	return out
}

// mentions reports whether e compares the status with the new one.
func (t *follower) mentions(f *frame, e ast.Expr) bool {
	for _, a := range t.atoms(f, e) {
		for _, c := range a.choices {
			if a.equal && sameConstant(t.value(c.f, c.e).was, a.status.is) {
				return true
			}
		}
	}
	return false
}

// treated is where the function of f, outside of at, compares the status with
// the new one, or nil.
func (t *follower) treated(f *frame, at ast.Node) ast.Node {
	var found ast.Node
	t.quietly(func() { found = t.treatedIn(f, at) })
	return found
}

func (t *follower) treatedIn(f *frame, at ast.Node) (found ast.Node) {
	ast.Inspect(f.body, func(n ast.Node) bool {
		switch n := n.(type) {
		case *ast.BinaryExpr:
			if n.Pos() >= at.Pos() && n.End() <= at.End() {
				return false
			}
			if found == nil && compares(n.Op) && t.mentions(f, n) {
				found = n
			}
		case *ast.SwitchStmt:
			for _, c := range n.Body.List {
				if c := c.(*ast.CaseClause); found == nil && n.Tag != nil && t.isStatus(t.value(f, n.Tag)) && t.names(f, n.Tag, c) {
					found = c
				}
			}
		}
		return found == nil
	})
	return found
}

// membership reports whether c asks if the status is one of list.
func (t *follower) membership(f *frame, c *ast.CallExpr) (list []term, of value, ok bool) {
	fn := t.Callee(c)
	if fn == nil {
		return nil, value{}, false
	}
	if row, known := httpcall.AnswerFuncOf(fn); known && row.Statuses > 0 {
		if t.value(f, c.Args[0]).aspect != httpcall.Response {
			return nil, value{}, false
		}
		return t.rest(f, c, row.Statuses), t.ofAspect(httpcall.Status), true
	}
	switch name := fn.FullName(); {
	case name == "slices.Contains" && t.value(f, c.Args[1]).aspect == httpcall.Status:
		list = t.elements(f, c.Args[0])
		return list, t.value(f, c.Args[1]), list != nil
	case isPartOf[name] && t.value(f, c.Args[0]).aspect == httpcall.StatusLine:
		return []term{{e: c.Args[1], f: f}}, value{
			aspect: httpcall.StatusLine,
			was:    constant.MakeString(strconv.Itoa(t.old.Status)),
			is:     constant.MakeString(strconv.Itoa(t.next.Status)),
		}, true
	}
	return nil, value{}, false
}

// isPartOf are the functions that look for a part of a text.
var isPartOf = map[string]bool{"strings.HasPrefix": true, "strings.Contains": true}

// hasPart is whether the status line has the text of v in it.
func (t *follower) hasPart(fn string, line, part value) value {
	if part.was == nil || part.was.Kind() != constant.String {
		return value{}
	}
	has := strings.Contains
	if strings.HasSuffix(fn, "HasPrefix") {
		has = strings.HasPrefix
	}
	return value{
		was: constant.MakeBool(has(constant.StringVal(line.was), constant.StringVal(part.was))),
		is:  constant.MakeBool(has(constant.StringVal(line.is), constant.StringVal(part.is))),
	}
}
