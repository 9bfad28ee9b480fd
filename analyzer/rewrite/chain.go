package rewrite

import (
	"go/ast"
	"go/token"
	"go/types"
	"strings"

	"golang.org/x/tools/go/analysis"
)

// A link is one call of a chain of request builders.
type link struct {
	sel  *ast.SelectorExpr
	call *ast.CallExpr
}

// chain edits a chain of request builders: client.A().ByID(id).B().Post(ctx, nil).
// Methods are found by walking the builder types, so that any SDK of this
// shape will do; the names in it are those of the path's segments.
func (rw *rewriter) chain() []analysis.TextEdit {
	call, ok := rw.call.Node.(*ast.CallExpr)
	if !ok {
		return nil
	}
	root, links := unchain(call)
	if len(links) < 2 || !rw.plainArguments(call) {
		return nil
	}
	runs := rw.unversioned()
	var edits []analysis.TextEdit
	t := rw.pass.TypesInfo.TypeOf(root)
	for i, r := range runs {
		if len(links) < len(r.old)+1 {
			return nil
		}
		names, next := walk(t, r.new)
		if names == nil || !spells(links[:len(r.old)], r.old) {
			return nil
		}
		if len(r.old) > 0 {
			edits = appendRename(edits, links[0].sel.Sel.Pos(), links[len(r.old)-1].sel.Sel.End(), selectors(links[:len(r.old)]), names)
		}
		links, t = links[len(r.old):], next
		if i == len(runs)-1 {
			break
		}
		by, next := keyMethod(t)
		if by == "" || len(links) < 2 || len(links[0].call.Args) != 1 {
			return nil
		}
		edits = appendRename(edits, links[0].sel.Sel.Pos(), links[0].sel.Sel.End(), selectors(links[:1]), []string{by})
		links, t = links[1:], next
	}
	if len(links) != 1 {
		return nil
	}
	verb := method(t, strings.ToLower(rw.next.Method))
	if verb == nil || verb.Name() != links[0].sel.Sel.Name {
		return nil
	}
	result, ok := rw.results(call, verb)
	if !ok {
		return nil
	}
	return append(result, edits...)
}

// unversioned are the runs without a version in front: it is part of the
// client's base URL.
func (rw *rewriter) unversioned() []run {
	runs := append([]run{}, rw.runs...)
	first := runs[0]
	if len(first.old) > 0 && len(first.new) > 0 {
		runs[0] = run{first.old[1:], first.new[1:]}
	}
	return runs
}

// unchain cuts x.A().B(c).D() into x and its links.
func unchain(call *ast.CallExpr) (root ast.Expr, links []link) {
	var e ast.Expr = call
	for {
		c, ok := ast.Unparen(e).(*ast.CallExpr)
		if !ok {
			return e, links
		}
		sel, ok := c.Fun.(*ast.SelectorExpr)
		if !ok {
			return e, links
		}
		links = append([]link{{sel, c}}, links...)
		e = sel.X
	}
}

// plainArguments reports whether the last call passes nothing that depends on
// the operation: a context and nil.
func (rw *rewriter) plainArguments(call *ast.CallExpr) bool {
	for _, a := range call.Args {
		tv := rw.pass.TypesInfo.Types[a]
		if !tv.IsNil() && !strings.HasSuffix(tv.Type.String(), "context.Context") {
			return false
		}
	}
	return true
}

// spells reports whether links are the methods for segments.
func spells(links []link, segments []string) bool {
	for i, s := range segments {
		if !strings.EqualFold(links[i].sel.Sel.Name, s) || len(links[i].call.Args) != 0 {
			return false
		}
	}
	return true
}

// walk follows the methods for segments from t, and returns their names and
// the type at the end.
func walk(t types.Type, segments []string) ([]string, types.Type) {
	names := []string{}
	for _, s := range segments {
		m := method(t, s)
		if m == nil || m.Signature().Params().Len() != 0 || m.Signature().Results().Len() != 1 {
			return nil, nil
		}
		names = append(names, m.Name())
		t = m.Signature().Results().At(0).Type()
	}
	return names, t
}

// method is the method of t whose name is name but for case.
func method(t types.Type, name string) *types.Func {
	set := types.NewMethodSet(t)
	for sel := range set.Methods() {
		if f, ok := sel.Obj().(*types.Func); ok && f.Exported() && strings.EqualFold(f.Name(), name) {
			return f
		}
	}
	return nil
}

// keyMethod is the method of a collection's builder t that selects an item.
func keyMethod(t types.Type) (string, types.Type) {
	found, result := "", types.Type(nil)
	for sel := range types.NewMethodSet(t).Methods() {
		f, ok := sel.Obj().(*types.Func)
		if !ok || !strings.HasPrefix(f.Name(), "By") || !strings.HasSuffix(f.Name(), "Id") {
			continue
		}
		sig := f.Signature()
		if sig.Params().Len() != 1 || sig.Results().Len() != 1 || !types.Identical(sig.Params().At(0).Type(), types.Typ[types.String]) {
			continue
		}
		if found != "" {
			return "", nil
		}
		found, result = f.Name(), sig.Results().At(0).Type()
	}
	return found, result
}

func selectors(links []link) []string {
	var names []string
	for _, l := range links {
		names = append(names, l.sel.Sel.Name)
	}
	return names
}

func appendRename(edits []analysis.TextEdit, from, to token.Pos, old, next []string) []analysis.TextEdit {
	o, n := strings.Join(old, "()."), strings.Join(next, "().")
	if o == n {
		return edits
	}
	return append(edits, analysis.TextEdit{Pos: from, End: to, NewText: []byte(n)})
}

// results makes the statement around call fit the results of verb. A result
// that is used stays only if its type does.
func (rw *rewriter) results(call *ast.CallExpr, verb *types.Func) ([]analysis.TextEdit, bool) {
	old, _ := rw.pass.TypesInfo.TypeOf(call.Fun).(*types.Signature)
	next := verb.Signature()
	if old == nil || !sameParams(old, next) {
		return nil, false
	}
	if types.Identical(old.Results(), next.Results()) {
		return nil, !rw.answerChanges()
	}
	stmt, _ := enclosing[ast.Stmt](rw, call)
	switch stmt := stmt.(type) {
	case *ast.ExprStmt, *ast.GoStmt, *ast.DeferStmt:
		return nil, true
	case *ast.AssignStmt:
		if len(stmt.Rhs) != 1 || stmt.Rhs[0] != call || len(stmt.Lhs) != 2 || !isBlank(stmt.Lhs[0]) {
			return nil, false
		}
		if next.Results().Len() == 2 {
			return nil, true
		}
		if stmt.Tok == token.DEFINE && isBlank(stmt.Lhs[1]) {
			return nil, false
		}
		return []analysis.TextEdit{{Pos: stmt.Lhs[0].Pos(), End: stmt.Lhs[1].Pos()}}, next.Results().Len() == 1
	}
	return nil, false
}

// sameParams reports whether a call with a context and nils suits both.
func sameParams(a, b *types.Signature) bool {
	if a.Params().Len() != b.Params().Len() {
		return false
	}
	for i := range a.Params().Len() {
		x, y := a.Params().At(i).Type(), b.Params().At(i).Type()
		_, px := x.Underlying().(*types.Pointer)
		_, py := y.Underlying().(*types.Pointer)
		if !types.Identical(x, y) && !(px && py) {
			return false
		}
	}
	return true
}

func isBlank(e ast.Expr) bool {
	id, ok := e.(*ast.Ident)
	return ok && id.Name == "_"
}
