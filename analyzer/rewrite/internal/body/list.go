package body

import (
	"go/ast"
	"go/token"
	"slices"
	"strings"

	"golang.org/x/tools/go/analysis"

	"github.com/pimigrate/pimigrate/analyzer/rewrite/internal/code"
)

// A braceList is what stands between two braces: elements of a literal or fields of
// a struct. It knows how to take elements out and put new ones at the end.
type braceList struct {
	file        *token.File
	comments    []*ast.CommentGroup
	open, close token.Pos
	elements    []span
	comma       string // after an element on a line of its own
	separator   string // between elements on a line
	dropped     map[int]bool
}

// newList is the list between two braces, without its elements.
func (b *Body) newList(open, close token.Pos) *braceList {
	return &braceList{
		file: b.Pass.Fset.File(open), comments: code.File(b.Pass, open).Comments, open: open, close: close,
		comma: ",", separator: ", ", dropped: map[int]bool{},
	}
}

// elementsOf is the list of the elements of lit.
func (b *Body) elementsOf(lit *ast.CompositeLit) *braceList {
	l := b.newList(lit.Lbrace, lit.Rbrace)
	for _, e := range lit.Elts {
		l.elements = append(l.elements, spanOf(e))
	}
	return l
}

// drop takes out the element that starts at pos.
func (l *braceList) drop(pos token.Pos) {
	for i, e := range l.elements {
		if e.from == pos {
			l.dropped[i] = true
		}
	}
}

// edits takes out what was dropped and adds texts at the end.
func (l *braceList) edits(added []string) []analysis.TextEdit {
	var out []analysis.TextEdit
	comma := len(l.elements) > 0 // a new element wants one before it
	for i := 0; i < len(l.elements); i++ {
		if !l.dropped[i] {
			continue
		}
		first := i
		for i+1 < len(l.elements) && l.dropped[i+1] {
			i++
		}
		s := l.extent(first, i)
		out = append(out, analysis.TextEdit{Pos: s.from, End: s.to})
		if i+1 == len(l.elements) {
			comma = first > 0 && s.from == l.elements[first-1].to
		}
	}
	if len(added) == 0 {
		return out
	}
	last := l.open
	if n := len(l.elements); n > 0 {
		last = l.elements[n-1].to
	}
	if l.file.Line(last) < l.file.Line(l.close) {
		indent := strings.Repeat("\t", l.file.Position(l.close).Column)
		at := l.file.LineStart(l.file.Line(l.close))
		text := indent + strings.Join(added, l.comma+"\n"+indent) + l.comma + "\n"
		return append(out, code.Substitution(at, at, text)...)
	}
	text := strings.Join(added, l.separator)
	if comma {
		text = l.separator + text
	}
	return append(out, code.Substitution(l.close, l.close, text)...)
}

// extent is what goes with the elements from first to last, the neighbours of
// which stay: their lines if they hold nothing else, else the elements and the
// commas that they need.
func (l *braceList) extent(first, last int) span {
	from, to := l.elements[first].from, l.elements[last].to
	before, after := l.neighbours(first, last)
	if s, ok := l.linesBetween(span{from, to}, before, after); ok {
		return s
	}
	switch {
	case first > 0 && l.file.Line(before) == l.file.Line(from):
		return span{before, to}
	case last+1 < len(l.elements) && l.file.Line(after) == l.file.Line(to):
		return span{from, after}
	case last+1 < len(l.elements):
		return span{from, to + token.Pos(len(l.comma))}
	}
	return span{from, to}
}

// neighbours are the end of what stands before element first and the start of
// what stands after element last.
func (l *braceList) neighbours(first, last int) (before, after token.Pos) {
	before, after = l.open, l.close
	if first > 0 {
		before = l.elements[first-1].to
	}
	if last+1 < len(l.elements) {
		after = l.elements[last+1].from
	}
	return before, after
}

// linesBetween are those of s and of the comment above it, of which before and
// after are the neighbours.
func (l *braceList) linesBetween(s span, before, after token.Pos) (span, bool) {
	first, last := l.file.Line(s.from), l.file.Line(s.to)
	if l.file.Line(before) == first || l.file.Line(after) == last {
		return span{}, false
	}
	for _, c := range l.comments {
		if c.Pos() > before && l.file.Line(c.Pos()) > l.file.Line(before) && l.file.Line(c.End()) == first-1 {
			first = l.file.Line(c.Pos())
		}
	}
	return span{l.file.LineStart(first), l.file.LineStart(last + 1)}, true
}

// hasComment reports whether a comment goes with the element that starts at pos.
func (l *braceList) hasComment(pos token.Pos) bool {
	i := slices.IndexFunc(l.elements, func(e span) bool { return e.from == pos })
	if i < 0 {
		return false
	}
	before, after := l.neighbours(i, i)
	s, ok := l.linesBetween(l.elements[i], before, after)
	return ok && slices.ContainsFunc(l.comments, func(c *ast.CommentGroup) bool { return s.from <= c.Pos() && c.End() <= s.to })
}

// statementLines are the lines of s and of the comment above it, if nothing
// else stands on them.
func (b *Body) statementLines(s ast.Stmt) (span, bool) {
	block, ok := code.Enclosing[*ast.BlockStmt](b.Call.Func, s)
	if !ok {
		return span{}, false
	}
	before, after := block.Lbrace, block.Rbrace
	ast.Inspect(block, func(n ast.Node) bool {
		stmt, ok := n.(ast.Stmt)
		switch {
		case !ok:
		case stmt.End() <= s.Pos():
			before = max(before, stmt.End())
		case stmt.Pos() >= s.End():
			after = min(after, stmt.Pos())
		case stmt != s && stmt != block && stmt.Pos() <= s.Pos() && stmt.Pos() > before:
			before = stmt.Pos() // the case, say, that s stands in
		}
		return n != s
	})
	return b.newList(block.Lbrace, block.Rbrace).linesBetween(spanOf(s), before, after)
}
