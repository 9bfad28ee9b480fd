package answer

import (
	"fmt"
	"go/ast"
	"go/constant"
	"go/token"
	"go/types"
	"strconv"
	"strings"

	"golang.org/x/tools/go/analysis"
)

// leaf is where the constant s is spelled: a literal, or the name of a constant
// of another package.
func (t *follower) leaf(f *frame, e ast.Expr) (term, bool) {
	return t.leafVia(term{e: e, f: f}, nil)
}

// leafVia is leaf. It hands the constants, variables and parameters between e
// and the leaf to via.
func (t *follower) leafVia(s term, via func(types.Object)) (term, bool) {
	for range 8 {
		s.e = ast.Unparen(s.e)
		switch e := s.e.(type) {
		case *ast.BasicLit:
			return s, true
		case *ast.CallExpr:
			if !t.info.Types[e.Fun].IsType() || len(e.Args) != 1 {
				return s, false
			}
			s.e = e.Args[0]
		case *ast.SelectorExpr:
			c, ok := t.info.Uses[e.Sel].(*types.Const)
			return s, ok && c.Pkg() != t.Pass.Pkg
		case *ast.Ident:
			obj := t.info.Uses[e]
			if c, ok := obj.(*types.Const); ok && c.Pkg() != t.Pass.Pkg {
				return s, true // by a dot import
			}
			next, ok := t.behind(s.f, obj)
			if !ok {
				return s, false
			}
			if via != nil {
				via(obj)
			}
			s.e, s.f = next.e, next.f
		default:
			return s, false
		}
	}
	return s, false
}

// behind is what obj has its value from.
func (t *follower) behind(f *frame, obj types.Object) (term, bool) {
	if b := f.bound[obj]; b.arg != nil {
		return term{e: b.arg, f: b.from}, true
	}
	e := t.Definition(obj)
	return term{e: e, f: f}, e != nil
}

// move makes the constant s, seen from f, the new status. It fails if that is
// not known to be meant for this request only.
func (t *follower) move(f *frame, s term) bool {
	if len(t.Is) > 1 {
		t.problem(s.e, fmt.Sprintf("%d is what is expected", t.old.Status), ", and the successor has several",
			"decide which statuses are a success")
		return false
	}
	via := s.via
	leaf, ok := t.leafVia(s, func(o types.Object) { via = append(via, o) })
	if !ok || !t.canRespell(leaf.e) {
		return false
	}
	if where := leaf.f.foreign; where != "" {
		t.problem(leaf.e, fmt.Sprintf("%s expects %d", where, t.old.Status), ", for other requests too",
			fmt.Sprintf("the successor answers %d", t.next.Status))
		return false
	}
	t.via = append(t.via, via...)
	t.moved[leaf.e] = true
	return true
}

// canRespell reports whether leaf spells a status in a known way.
func (t *follower) canRespell(leaf ast.Expr) bool {
	return t.respell(leaf) != nil
}

// respell is the edit that makes leaf, which spells the old status, spell the
// new one in the same way.
func (t *follower) respell(leaf ast.Expr) []analysis.TextEdit {
	text := ""
	switch e := leaf.(type) {
	case *ast.BasicLit:
		text = t.respellLiteral(e)
	case *ast.SelectorExpr:
		text = StatusConstant(t.info.Uses[e.Sel].Pkg(), t.next.Status)
		leaf = e.Sel
	case *ast.Ident:
		text = t.dotImported(e)
	}
	if text == "" {
		return nil
	}
	return []analysis.TextEdit{{Pos: leaf.Pos(), End: leaf.End(), NewText: []byte(text)}}
}

// dotImported is the constant for the new status of the package that e, the
// name of one, is from; "" if something hides it there.
func (t *follower) dotImported(e *ast.Ident) string {
	pkg := t.info.Uses[e].Pkg()
	name := StatusConstant(pkg, t.next.Status)
	if _, obj := t.Pass.Pkg.Scope().Innermost(e.Pos()).LookupParent(name, e.Pos()); obj == nil || obj.Pkg() != pkg {
		return ""
	}
	return name
}

func (t *follower) respellLiteral(e *ast.BasicLit) string {
	old, next := strconv.Itoa(t.old.Status), strconv.Itoa(t.next.Status)
	if e.Kind == token.INT && e.Value == old {
		return next
	}
	if e.Kind != token.STRING {
		return ""
	}
	quote := e.Value[:1]
	switch e.Value {
	case quote + old + quote:
		return quote + next + quote
	case quote + statusLine(t.old.Status) + quote:
		return quote + statusLine(t.next.Status) + quote
	}
	return ""
}

// StatusConstant is the name that pkg has for status, "" if it has none.
func StatusConstant(pkg *types.Package, status int) string {
	for _, name := range pkg.Scope().Names() {
		c, ok := pkg.Scope().Lookup(name).(*types.Const)
		if ok && strings.HasPrefix(name, "Status") && c.Exported() && constant.Compare(constant.ToInt(c.Val()), token.EQL, constant.MakeInt64(int64(status))) {
			return name
		}
	}
	return ""
}
