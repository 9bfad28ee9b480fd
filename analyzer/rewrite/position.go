package rewrite

import (
	"go/ast"
	"go/token"

	"github.com/pimigrate/pimigrate/analyzer/rewrite/internal/code"
)

// where says where n is to somebody who looks at the call.
func (rw *rewriter) where(n ast.Node) string { return code.Where(rw.pass.Fset, n, rw.Call.Node) }

// line is the number of the line of pos in the file itself, whatever a //line
// comment says.
func (p *Planner) line(pos token.Pos) int { return p.pass.Fset.PositionFor(pos, false).Line }

// lineEnd is the end of a line of the file that pos is in.
func (p *Planner) lineEnd(line int, pos token.Pos) token.Pos {
	f := p.pass.Fset.File(pos)
	if line >= f.LineCount() {
		return token.Pos(f.Base() + f.Size())
	}
	return f.LineStart(line+1) - 1
}

// blank reports whether a line of the file that pos is in is empty.
func (p *Planner) blank(line int, pos token.Pos) bool {
	f := p.pass.Fset.File(pos)
	return line < f.LineCount() && f.LineStart(line)+1 == f.LineStart(line+1)
}
