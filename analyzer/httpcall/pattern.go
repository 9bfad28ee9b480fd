package httpcall

import (
	"go/ast"
	"slices"
	"strings"
)

// A Pattern is a text with holes: literal pieces, each with the place it stands
// in the source, and between them what is only known when the program runs.
type Pattern []Piece

// A Piece is a run of literal text or, when Hole is set, an unknown one.
type Piece struct {
	Hole bool
	Text string

	// Lit is the string literal of this package that Text stands in, starting
	// at byte Off of the literal's value; nil if the text was computed or
	// comes from another package.
	Lit *ast.BasicLit
	Off int

	Twin bool // other literals spell the same text in other branches
}

// String returns the text with "{}" for each hole.
func (p Pattern) String() string {
	var b strings.Builder
	for _, piece := range p {
		if piece.Hole {
			b.WriteString("{}")
		} else {
			b.WriteString(piece.Text)
		}
	}
	return b.String()
}

// Known reports whether any literal text of p could name a path.
func (p Pattern) Known() bool {
	for _, piece := range p {
		if strings.Trim(piece.Text, "/?&=.:{}") != "" && piece.Text != "http://" && piece.Text != "https://" {
			return true
		}
	}
	return false
}

// patterns returns the alternatives of a resolved e, or nil if nothing of it
// is known.
func patterns(e *expr) []Pattern {
	var out []Pattern
	seen := map[string]Pattern{}
	for _, a := range alternatives(e) {
		p := pattern(a)
		s := p.String()
		if first, ok := seen[s]; ok {
			first.merge(p)
			continue
		}
		if p.Known() {
			seen[s] = p
			out = append(out, p)
		}
	}
	return withoutStrayOptions(out)
}

// merge marks the pieces of p, which reads as q, that q spells with other
// literals.
func (p Pattern) merge(q Pattern) {
	for i, piece := range p {
		same := slices.ContainsFunc(q, func(other Piece) bool { return other.Lit == piece.Lit && other.Off == piece.Off })
		p[i].Twin = piece.Twin || !same
	}
}

// withoutStrayOptions drops alternatives that append a query option with & to
// a path. Code that does so adds the option to what has a query already; the
// values of a union do not remember which of them took which branch.
func withoutStrayOptions(alts []Pattern) []Pattern {
	stray := func(p Pattern) bool {
		path, _, _ := strings.Cut(p.String(), "?")
		return strings.Contains(path, "&")
	}
	kept := slices.DeleteFunc(slices.Clone(alts), stray)
	if len(kept) == 0 {
		return alts
	}
	return kept
}

func pattern(e *expr) Pattern {
	var p Pattern
	for _, x := range parts(e) {
		switch {
		case x.kind == literal && x.text != "":
			p = append(p, Piece{Text: x.text, Lit: x.lit, Off: x.off, Twin: x.twin})
		case x.kind != literal && (len(p) == 0 || !p[len(p)-1].Hole):
			p = append(p, Piece{Hole: true})
		}
	}
	return p
}

// words returns the texts e can be, or nil if it can be something unknown.
func words(e *expr) []string {
	var out []string
	for _, a := range alternatives(e) {
		s := ""
		for _, p := range parts(a) {
			if p.kind != literal {
				return nil
			}
			s += p.text
		}
		if !slices.Contains(out, s) {
			out = append(out, s)
		}
	}
	return out
}
