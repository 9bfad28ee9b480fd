package rewrite

import (
	"go/ast"
	"go/token"
)

// lines is the range of stmt to delete: its lines, from the end of the line
// before. It fails if something else, even a comment, stands there too.
func (rw *rewriter) lines(stmt ast.Stmt) (from, to token.Pos, ok bool) {
	first, last := rw.line(stmt.Pos()), rw.line(stmt.End())
	from, to = rw.lineEnd(first-1, stmt.Pos()), rw.lineEnd(last, stmt.Pos())
	ok = !rw.comment(from, to)
	onLines := func(pos token.Pos) bool { return first <= rw.line(pos) && rw.line(pos) <= last }
	ast.Inspect(rw.Call.Func, func(n ast.Node) bool {
		switch n := n.(type) {
		case nil:
			return true
		case *ast.BlockStmt:
			ok = ok && !onLines(n.Lbrace) && !onLines(n.Rbrace)
		case ast.Stmt:
			if n == stmt {
				return false
			}
			inside := n.Pos() <= stmt.Pos() && stmt.End() <= n.End()
			ok = ok && !onLines(n.Pos()) && (inside || !onLines(n.End()))
		}
		return true
	})
	return from, to, ok
}
