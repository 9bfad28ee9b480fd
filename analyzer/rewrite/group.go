package rewrite

import (
	"go/ast"
	"path/filepath"
	"slices"
	"strconv"

	"golang.org/x/tools/go/analysis"

	"github.com/pimigrate/pimigrate/analyzer/httpcall"
	"github.com/pimigrate/pimigrate/analyzer/rewrite/internal/code"
	"github.com/pimigrate/pimigrate/analyzer/rewrite/internal/textflow"
	"github.com/pimigrate/pimigrate/analyzer/rule"
)

// A group is the requests that are spelled with the same literals. They move
// together or not at all: each finding among them brings the edits of all, so
// that whichever of them is applied the program is consistent.
type group struct {
	*rewriter // of the finding that is asked for
	outcome
	members  []*member
	seen     map[*member]bool
	literals map[*ast.BasicLit]bool // shared already
}

// A member is a request planned as if nothing else were spelled with its
// literals.
type member struct {
	request  textflow.Request
	retired  bool
	rewriter *rewriter
	own      outcome
	rest     bool // some edits are of other things than the URL
}

// sharing is what a Planner knows of the requests of its package.
type sharing struct {
	tracer  *textflow.Tracer
	members map[textflow.Request]*member
	groups  map[*member]outcome // those that move
}

// spelled edits a request whose URL is spelled with literals of the package.
func (rw *rewriter) spelled() outcome {
	if rw.sharing.tracer == nil {
		calls := rw.pass.ResultOf[httpcall.Analyzer].(*httpcall.Result).Calls
		rw.sharing = sharing{textflow.New(rw.code(), calls), map[textflow.Request]*member{}, map[*member]outcome{}}
	}
	first := rw.member(rw.request())
	if first.own.refusal != "" {
		return first.own
	}
	if o, ok := rw.sharing.groups[first]; ok {
		return o
	}
	g := &group{rewriter: rw, seen: map[*member]bool{}, literals: map[*ast.BasicLit]bool{}}
	g.add(first)
	for i := 0; i < len(g.members) && g.refusal == ""; i++ {
		g.widen(g.members[i])
	}
	if g.refusal == "" {
		g.edits = tidy(g.edits)
		g.check()
	}
	if g.refusal != "" {
		g.edits = nil
		return g.outcome
	}
	for _, m := range g.members {
		rw.sharing.groups[m] = g.outcome
	}
	return g.outcome
}

// widen adds to g what must move with m.
func (g *group) widen(m *member) {
	g.others(m)
	for _, lit := range m.literals() {
		if g.refusal == "" && !g.literals[lit] {
			g.literals[lit] = true
			g.share(m, lit)
		}
	}
}

// request is the request of the finding.
func (rw *rewriter) request() textflow.Request {
	i := slices.IndexFunc(rw.Call.URLs, func(u httpcall.Pattern) bool { return u.String() == rw.URL.String() })
	return textflow.Request{Call: rw.Call, URL: i}
}

// member plans r by itself.
func (p *Planner) member(r textflow.Request) *member {
	if m := p.sharing.members[r]; m != nil {
		return m
	}
	m := &member{request: r}
	p.sharing.members[r] = m
	f := Finding{Call: r.Call, URL: r.Call.URLs[r.URL]}
	if f.Match, m.retired = p.match(r.Call.Methods, f.URL); !m.retired {
		return m
	}
	f.Suppressed = p.suppressed(f)
	replacement, ok := p.choose(f)
	if !ok {
		m.own = refuse("nothing replaces it")
		return m
	}
	rw := &rewriter{Planner: p, Finding: f, replacement: replacement, next: f.Match.Successor(replacement)}
	m.rewriter = rw
	m.own = together(rw.wanted, rw.aligned, rw.body, rw.literals, rw.answer)
	m.rest = slices.ContainsFunc(m.own.edits, func(e analysis.TextEdit) bool {
		return !slices.ContainsFunc(f.URL, func(p httpcall.Piece) bool { return p.Lit != nil && p.Lit.Pos() <= e.Pos && e.End <= p.Lit.End() })
	})
	return m
}

// match is the retired operation that a request reaches, if it does.
func (p *Planner) match(methods []string, u httpcall.Pattern) (rule.Match, bool) {
	if methods == nil {
		methods = []string{""}
	}
	for _, method := range methods {
		if m, ok := p.matches(method, u.String()); ok {
			return m, true
		}
	}
	return rule.Match{}, false
}

// literals are those that the edits of m change.
func (m *member) literals() []*ast.BasicLit {
	var out []*ast.BasicLit
	for _, piece := range m.rewriter.URL {
		if piece.Lit != nil && !slices.Contains(out, piece.Lit) && len(editsIn(piece.Lit, m.own.edits)) > 0 {
			out = append(out, piece.Lit)
		}
	}
	return out
}

// add makes m a member, unless it is one.
func (g *group) add(m *member) {
	if !g.seen[m] {
		g.seen[m] = true
		g.members = append(g.members, m)
		g.edits = append(g.edits, m.own.edits...)
		g.related = append(g.related, m.own.related...)
	}
}

// others adds what else the call of m can request: in a loop over paths, say,
// or where a variable holds one of two. One that is live goes on as before, if
// nothing but the URL of m changes.
func (g *group) others(m *member) {
	for _, r := range g.sharing.tracer.At(m.request.Call) {
		other := g.member(r)
		target := "the call can also go to " + r.Call.URLs[r.URL].String()
		switch {
		case !other.retired && m.rest:
			g.outcome = refuse(target)
			return
		case !other.retired:
		case other.rewriter != nil && other.rewriter.Suppressed != nil:
			g.outcome = refuse(target + ", which a directive suppresses in " + g.where(other.rewriter.Suppressed))
			return
		case other.own.refusal != "":
			g.outcome = refuse(target + ", where " + other.own.refusal)
			return
		default:
			g.add(other)
		}
	}
}

// share adds the other requests that are spelled with lit. All must change it
// alike, and nothing else may use its text.
func (g *group) share(m *member, lit *ast.BasicLit) {
	if s := g.sharing.tracer.Stray(lit); s != nil {
		g.stray(s, lit)
		return
	}
	for _, r := range g.sharing.tracer.Requests(lit) {
		other := g.member(r)
		why := ""
		switch {
		case g.covered(r, lit), !other.retired && g.sharing.tracer.LeftToCallers(r.Call, lit):
			continue
		case !other.retired && isOpen(r.Call.URLs[r.URL], lit):
			why = "whose path is not all known"
		case !other.retired:
			why = "which is not retired"
		case other.own.refusal != "":
			why = "where " + other.own.refusal
		case !sameIn(lit, m.own.edits, other.own.edits):
			why = "which needs it to change otherwise"
		}
		if why != "" {
			g.blocked(r, lit, why)
			return
		}
		g.add(other)
	}
}

// isOpen reports whether nothing is known of what follows lit in u, as in a
// wrapper.
func isOpen(u httpcall.Pattern, lit *ast.BasicLit) bool {
	last := len(u) - 1
	return last > 0 && u[last].Hole && u[last-1].Lit == lit
}

// covered reports whether r is a call of a function of this package that
// spells the request itself: the call inside of it is a request of its own.
func (g *group) covered(r textflow.Request, lit *ast.BasicLit) bool {
	if r.Call.Callee == nil || r.Call.Callee.Pkg() != g.pass.Pkg {
		return false
	}
	return slices.ContainsFunc(r.Call.Inner.URLs, func(u httpcall.Pattern) bool {
		_, retired := g.match(r.Call.Inner.Methods, u)
		return retired && slices.ContainsFunc(u, func(p httpcall.Piece) bool { return p.Lit == lit })
	})
}

// blocked refuses because of r, which is spelled with lit, too.
func (g *group) blocked(r textflow.Request, lit *ast.BasicLit, why string) {
	g.outcome = refuse(g.sharing.tracer.Holder(lit) + " also serves " + g.where(r.Call.Node) + ", " + why)
	g.related = []analysis.RelatedInformation{{
		Pos: r.Call.Node.Pos(), End: r.Call.Node.End(), Message: "this request is spelled with the same literal",
	}}
}

// stray refuses because the text of lit has a use that is not a request.
func (g *group) stray(s *textflow.Stray, lit *ast.BasicLit) {
	why := g.sharing.tracer.Holder(lit) + " " + string(s.Reason)
	id, named := s.Node.(*ast.Ident)
	switch {
	case s.Reason == textflow.Exported && named:
		why = id.Name + " can be used by other packages"
	case s.Reason == textflow.Returned && named:
		why += " by " + id.Name + ", which others can call"
	case s.Reason == textflow.Unbuilt:
	default:
		why += " in " + g.where(s.Node)
	}
	g.outcome = refuse(why)
	g.related = []analysis.RelatedInformation{{
		Pos: s.Node.Pos(), End: s.Node.End(), Message: "the text of the literal gets here",
	}}
}

// check refuses edits that no driver would make.
func (g *group) check() {
	for i, e := range g.edits {
		file := code.File(g.pass, e.Pos)
		name := filepath.Base(g.pass.Fset.File(e.Pos).Name())
		switch {
		case httpcall.IsCgo(g.pass.Fset, file):
			g.outcome = refuse(name + " uses cgo")
		case ast.IsGenerated(file):
			g.outcome = refuse(name + " is generated")
		case i > 0 && e.Pos < g.edits[i-1].End:
			g.outcome = refuse("the edits of two calls overlap in line " + strconv.Itoa(g.pass.Fset.Position(e.Pos).Line))
		default:
			continue
		}
		return
	}
}
