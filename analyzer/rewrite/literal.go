package rewrite

import (
	"go/ast"
	"go/token"
	"go/types"
	"slices"
	"strconv"
	"strings"

	"golang.org/x/tools/go/analysis"
)

// A segment is a path segment of the URL and where it stands, if it stands in
// one literal.
type segment struct {
	text     string
	lit      *ast.BasicLit
	from, to int // in the value of lit
}

// literals edits the URL where it stands in literals of the function.
func (rw *rewriter) literals() []analysis.TextEdit {
	if rw.answerChanges() && (rw.call.Callee != nil || rw.call.Built || rw.readsAnswer()) {
		return nil
	}
	segs, ok := rw.segments()
	if !ok {
		return nil
	}
	end := len(segs)
	var edits []analysis.TextEdit
	for i := len(rw.runs) - 1; i >= 0; i-- {
		r := rw.runs[i]
		start := end - len(r.old)
		if start < 0 {
			return nil
		}
		e, ok := rw.replaceRun(segs[start:end], r)
		if !ok {
			return nil
		}
		edits = append(edits, e...)
		end = start - 1 // the parameter
	}
	slices.SortFunc(edits, func(a, b analysis.TextEdit) int { return int(a.Pos - b.Pos) })
	return edits
}

// segments are the path segments of the URL from the left. It fails if the URL
// has a query, whose options may mean something else to the successor.
func (rw *rewriter) segments() ([]segment, bool) {
	var out []segment
	cur := segment{}
	whole := true // cur lies in one literal so far
	flush := func() {
		if cur.text != "" {
			if !whole {
				cur.lit = nil
			}
			out = append(out, cur)
		}
		cur, whole = segment{}, true
	}
	for _, p := range rw.url {
		if p.Hole {
			cur.text += "{}"
			whole = false
			continue
		}
		for i, c := range []byte(p.Text) {
			switch {
			case c == '?' || c == '#':
				return nil, false
			case c == '/':
				flush()
			default:
				switch {
				case cur.text == "":
					cur.lit, cur.from = p.Lit, p.Off+i
				case cur.lit != p.Lit || cur.to != p.Off+i:
					whole = false
				}
				cur.text, cur.to = cur.text+string(c), p.Off+i+1
			}
		}
	}
	flush()
	return out, true
}

// replaceRun edits segs, which spell r.old, to spell r.new. A version in front
// may stand apart from the rest.
func (rw *rewriter) replaceRun(segs []segment, r run) ([]analysis.TextEdit, bool) {
	old, next := r.old, r.new
	for i, s := range segs {
		if !strings.EqualFold(s.text, old[i]) {
			return nil, false
		}
	}
	for len(old) > 0 && len(next) > 0 && old[len(old)-1] == next[len(next)-1] {
		old, next, segs = old[:len(old)-1], next[:len(next)-1], segs[:len(segs)-1]
	}
	for len(old) > 0 && len(next) > 0 && old[0] == next[0] {
		old, next, segs = old[1:], next[1:], segs[1:]
	}
	if len(old) == 0 {
		return nil, len(next) == 0
	}
	if len(old) > 1 && len(next) > 1 && segs[0].lit != segs[1].lit {
		first, ok := rw.edit(segs[:1], next[:1])
		rest, ok2 := rw.replaceRun(segs[1:], run{old[1:], next[1:]})
		return append(first, rest...), ok && ok2
	}
	edits, ok := rw.edit(segs, next)
	return edits, ok
}

// edit replaces segs, neighbours in one literal of the function, by next.
func (rw *rewriter) edit(segs []segment, next []string) ([]analysis.TextEdit, bool) {
	first, last := segs[0], segs[len(segs)-1]
	if first.lit == nil || len(next) == 0 || !within(rw.call.Func, first.lit) || !rw.soleUse(first.lit) {
		return nil, false
	}
	for _, s := range segs {
		if s.lit != first.lit {
			return nil, false
		}
	}
	from, ok := sourceOffset(first.lit.Value, first.from)
	to, ok2 := sourceOffset(first.lit.Value, last.to)
	if !ok || !ok2 {
		return nil, false
	}
	return []analysis.TextEdit{{
		Pos:     first.lit.Pos() + token.Pos(from),
		End:     first.lit.Pos() + token.Pos(to),
		NewText: []byte(strings.Join(next, "/")),
	}}, true
}

func within(f *ast.FuncDecl, n ast.Node) bool { return f.Pos() <= n.Pos() && n.End() <= f.End() }

// sourceOffset is the offset in the source text of a string literal at which
// byte n of its value stands.
func sourceOffset(source string, n int) (int, bool) {
	if strings.HasPrefix(source, "`") {
		return 1 + n, !strings.Contains(source, "\r")
	}
	rest, value := source[1:len(source)-1], 0
	for value < n {
		r, multibyte, tail, err := strconv.UnquoteChar(rest, '"')
		if err != nil {
			return 0, false
		}
		if r < 0x80 || !multibyte {
			value++
		} else {
			value += len(string(r))
		}
		rest = tail
	}
	return len(source) - 1 - len(rest), value == n
}

// readsAnswer reports whether the function does more with an HTTP response
// than to close or drop it: it looks at the status or body, or hands it on.
func (rw *rewriter) readsAnswer() bool {
	reads := false
	allowed := map[ast.Expr]bool{}
	ast.Inspect(rw.call.Func.Body, func(n ast.Node) bool {
		switch n := n.(type) {
		case *ast.AssignStmt:
			for _, e := range append(n.Lhs, n.Rhs...) {
				allowed[e] = true
			}
		case *ast.ExprStmt:
			allowed[n.X] = true
		case *ast.CallExpr:
			if rw.drops(n) {
				return false
			}
		}
		if e, ok := n.(ast.Expr); ok && !allowed[e] && rw.isResponse(e) {
			reads = true
		}
		return true
	})
	return reads
}

// isResponse reports whether e is a response, or a call that returns one.
func (rw *rewriter) isResponse(e ast.Expr) bool {
	tv := rw.pass.TypesInfo.Types[e]
	if tv.Type == nil || tv.IsType() {
		return false
	}
	if results, ok := tv.Type.(*types.Tuple); ok {
		for v := range results.Variables() {
			if isResponseType(v.Type()) {
				return true
			}
		}
	}
	return isResponseType(tv.Type)
}

func isResponseType(t types.Type) bool { return t.String() == "*net/http.Response" }

// drops reports whether call is resp.Body.Close() or io.Copy(io.Discard, resp.Body).
func (rw *rewriter) drops(call *ast.CallExpr) bool {
	sel, ok := call.Fun.(*ast.SelectorExpr)
	if !ok {
		return false
	}
	if sel.Sel.Name == "Close" {
		body, ok := sel.X.(*ast.SelectorExpr)
		return ok && rw.isResponse(body.X)
	}
	if len(call.Args) != 2 {
		return false
	}
	discard, ok := call.Args[0].(*ast.SelectorExpr)
	return ok && sel.Sel.Name == "Copy" && rw.isIO(sel.X) && rw.isIO(discard.X) && discard.Sel.Name == "Discard"
}

func (rw *rewriter) isIO(e ast.Expr) bool {
	id, ok := e.(*ast.Ident)
	if !ok {
		return false
	}
	pkg := rw.pass.TypesInfo.Uses[id]
	return pkg != nil && pkg.String() == "package io"
}
