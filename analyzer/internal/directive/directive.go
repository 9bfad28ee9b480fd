package directive

import (
	"go/ast"
	"go/token"
	"math"
)

// A Directive is a comment that suppresses findings.
type Directive struct {
	Comment *ast.Comment
	parsed
	file     *token.File
	from, to int // the lines that it covers
	used     bool
}

// Reason is why the findings are suppressed. Without one they are not.
func (d *Directive) Reason() string { return d.reason }

// Shared reports whether it speaks to other checks, too.
func (d *Directive) Shared() bool { return d.others != "" }

// A Set is the directives of a package.
type Set struct {
	fset *token.FileSet
	all  []*Directive // in source order
}

// Find returns the directives to check in files.
func Find(fset *token.FileSet, files []*ast.File, check string) *Set {
	s := &Set{fset: fset}
	for _, f := range files {
		found := placed{file: fset.File(f.FileStart)}
		for _, group := range f.Comments {
			for _, c := range group.List {
				if p, ok := parse(c.Text, check); ok {
					found.add(&Directive{Comment: c, parsed: p}, group)
				}
			}
		}
		s.all = append(s.all, found.in(f)...)
	}
	return s
}

// Suppresses reports whether a finding at pos is suppressed. All directives that
// cover it have been of use then: which of them is one too many is not known.
func (s *Set) Suppresses(pos token.Pos) bool {
	if len(s.all) == 0 {
		return false
	}
	file := s.fset.File(pos)
	line := file.PositionFor(pos, false).Line
	suppressed := false
	for _, d := range s.all {
		if d.file == file && d.from <= line && line <= d.to && d.reason != "" {
			suppressed, d.used = true, true
		}
	}
	return suppressed
}

// Useless are the directives that have suppressed nothing so far. One that does
// not name the check is not among them: it may be of use to others.
func (s *Set) Useless() []*Directive {
	var out []*Directive
	for _, d := range s.all {
		if d.named && !d.used {
			out = append(out, d)
		}
	}
	return out
}

// A placed is the directives of one file, for which the lines are sought that
// they cover.
type placed struct {
	file   *token.File
	groups map[int]*placedGroup // by the line that they end on
	all    []*Directive
}

// A placedGroup is a group of comments with directives, which are one place.
type placedGroup struct {
	start      token.Position
	end        int // line
	trailing   bool
	last       int // line of what begins below
	directives []*Directive
}

func (p *placed) add(d *Directive, group *ast.CommentGroup) {
	d.file = p.file
	p.all = append(p.all, d)
	if p.groups == nil {
		p.groups = map[int]*placedGroup{}
	}
	end := p.file.PositionFor(group.End(), false).Line
	g := p.groups[end]
	if g == nil {
		g = &placedGroup{start: p.file.PositionFor(group.Pos(), false), end: end, last: end + 1}
		p.groups[end] = g
	}
	g.directives = append(g.directives, d)
}

// in sets the lines: that of the comment if code stands before it; else the next
// one, and all of the statement, declaration or other node that begins there
// right below the comment. This is what golangci-lint makes of nolint. Staticcheck
// takes lint:ignore for one line, the first of what it stands at, which may be
// what ends on the line of the comment, or begins below a blank one.
func (p *placed) in(f *ast.File) []*Directive {
	if p.groups == nil {
		return nil
	}
	ast.Inspect(f, func(n ast.Node) bool {
		switch n.(type) {
		case nil, *ast.Comment, *ast.CommentGroup:
			return false
		}
		if n.Pos().IsValid() && n.End().IsValid() {
			p.look(p.file.PositionFor(n.Pos(), false), p.file.PositionFor(n.End(), false))
		}
		return true
	})
	for _, g := range p.groups {
		for _, d := range g.directives {
			d.from, d.to = g.lines()
			if d.wholeFile {
				d.from, d.to = 1, math.MaxInt
			}
		}
	}
	return p.all
}

// look looks at a node in the given range.
func (p *placed) look(start, end token.Position) {
	if g := p.groups[start.Line-1]; g != nil && start.Column == g.start.Column {
		g.last = max(g.last, end.Line)
	}
	for _, at := range []token.Position{start, end} {
		if g := p.groups[at.Line]; g != nil && at.Line == g.start.Line && at.Column <= g.start.Column {
			g.trailing = true
		}
	}
}

func (g *placedGroup) lines() (from, to int) {
	if g.trailing {
		return g.end, g.end
	}
	return g.end + 1, g.last
}
