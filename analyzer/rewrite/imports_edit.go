package rewrite

import (
	"cmp"
	"go/ast"
	"go/token"
	"strconv"
	"strings"

	"golang.org/x/tools/go/analysis"

	"github.com/pimigrate/pimigrate/analyzer/rewrite/internal/code"
)

// Imports are added and removed as whole lines, each from the end of the line
// before to its own, so that both may happen side by side.

// addImport imports path under the given name, which is empty if the package's
// own will do: in the group with the closest relatives, in order.
func (p *Planner) addImport(file *ast.File, path, name string) analysis.TextEdit {
	text := strings.TrimLeft(name+" "+strconv.Quote(path), " ")
	var after ast.Node = file.Name
	lead := "\n\nimport "
	var group []*ast.ImportSpec
	closest := -1
	for _, d := range file.Decls {
		decl, ok := d.(*ast.GenDecl)
		if !ok || decl.Tok != token.IMPORT {
			break
		}
		if !p.isBlock(decl) {
			if group == nil {
				after, lead = decl, "\nimport "
			}
			continue
		}
		for _, g := range p.groups(decl) {
			for _, spec := range g {
				if n := kinship(path, pathOf(spec)); n > closest {
					group, closest = g, n
				}
			}
		}
	}
	if group == nil {
		return p.insertAfter(after, lead+text)
	}
	follows := func(spec *ast.ImportSpec) bool {
		return cmp.Or(cmp.Compare(pathOf(spec), path), cmp.Compare(nameOf(spec), name)) > 0
	}
	if follows(group[0]) {
		return p.insertBefore(group[0], "\n\t"+text)
	}
	for _, spec := range group {
		if !follows(spec) {
			after = spec
		}
	}
	return p.insertAfter(after, "\n\t"+text)
}

// isBlock reports whether the parentheses of decl stand on lines of their own.
func (p *Planner) isBlock(decl *ast.GenDecl) bool {
	return len(decl.Specs) > 0 && p.line(decl.Lparen) < p.line(decl.Specs[0].Pos()) &&
		p.line(decl.Specs[len(decl.Specs)-1].End()) < p.line(decl.Rparen)
}

// groups are the imports of decl between blank lines.
func (p *Planner) groups(decl *ast.GenDecl) [][]*ast.ImportSpec {
	var out [][]*ast.ImportSpec
	last := 0
	for _, s := range decl.Specs {
		spec := s.(*ast.ImportSpec)
		if len(out) == 0 || p.line(specStart(spec)) > last+1 {
			out = append(out, nil)
		}
		out[len(out)-1] = append(out[len(out)-1], spec)
		last = p.line(spec.End())
	}
	return out
}

// kinship is how many segments two import paths have in common, from the left.
// Any two of the standard library, or outside it, are closer than others.
func kinship(a, b string) int {
	x, y := strings.Split(a, "/"), strings.Split(b, "/")
	n := 0
	if strings.Contains(x[0], ".") == strings.Contains(y[0], ".") {
		n = 1
	}
	for i := 0; i < len(x) && i < len(y) && x[i] == y[i]; i++ {
		n++
	}
	return n
}

func pathOf(spec *ast.ImportSpec) string {
	path, _ := strconv.Unquote(spec.Path.Value)
	return path
}

func nameOf(spec *ast.ImportSpec) string {
	if spec.Name == nil {
		return ""
	}
	return spec.Name.Name
}

// specStart is where spec begins, with its comment.
func specStart(spec *ast.ImportSpec) token.Pos {
	if spec.Doc != nil {
		return spec.Doc.Pos()
	}
	return spec.Pos()
}

func (p *Planner) insertAfter(n ast.Node, text string) analysis.TextEdit {
	at := p.lineEnd(p.line(n.End()), n.Pos())
	return analysis.TextEdit{Pos: at, End: at, NewText: []byte(text)}
}

func (p *Planner) insertBefore(spec *ast.ImportSpec, text string) analysis.TextEdit {
	at := p.lineEnd(p.line(specStart(spec))-1, spec.Pos())
	return analysis.TextEdit{Pos: at, End: at, NewText: []byte(text)}
}

// removeImport removes spec, and what would be a second blank line in a row or
// one at the edge of the block, unless one of edits puts something there. It
// leaves spec to gofmt and others if its line is not its own.
func (p *Planner) removeImport(file *ast.File, spec *ast.ImportSpec, edits []analysis.TextEdit) []analysis.TextEdit {
	var n ast.Node = spec
	decl := declOf(file, spec)
	first, last := p.line(specStart(spec)), p.line(spec.End())
	if len(decl.Specs) == 1 {
		n, first, last = decl, p.line(decl.Pos()), p.line(decl.End())
	}
	for _, other := range file.Imports {
		if other != spec && first <= p.line(other.Pos()) && p.line(other.Pos()) <= last {
			return nil
		}
	}
	from, to := p.lineEnd(first-1, n.Pos()), p.lineEnd(last, n.Pos())
	if touched(edits, from, to) {
		return code.Substitution(from, to, "")
	}
	before, after := p.blank(first-1, n.Pos()), p.blank(last+1, n.Pos())
	switch {
	case before && (after || p.line(decl.Rparen) == last+1):
		from = p.lineEnd(first-2, n.Pos())
	case after && p.line(decl.Lparen) == first-1:
		to = p.lineEnd(last+1, n.Pos())
	}
	return code.Substitution(from, to, "")
}

// touched reports whether an edit stands in the given range or next to it.
func touched(edits []analysis.TextEdit, from, to token.Pos) bool {
	for _, e := range edits {
		if from <= e.End && e.Pos <= to {
			return true
		}
	}
	return false
}

func declOf(file *ast.File, spec *ast.ImportSpec) *ast.GenDecl {
	for _, d := range file.Decls {
		if d.Pos() <= spec.Pos() && spec.End() <= d.End() {
			return d.(*ast.GenDecl)
		}
	}
	return nil
}
