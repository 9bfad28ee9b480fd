package rewrite

import (
	"go/ast"

	"golang.org/x/tools/go/analysis"

	"github.com/pimigrate/pimigrate/analyzer/httpcall"
	"github.com/pimigrate/pimigrate/analyzer/rewrite/internal/answer"
	"github.com/pimigrate/pimigrate/analyzer/rewrite/internal/body"
	"github.com/pimigrate/pimigrate/analyzer/rewrite/internal/code"
	"github.com/pimigrate/pimigrate/analyzer/rule"
)

// A Finding is a call of a retired operation.
type Finding struct {
	Call       *httpcall.Call
	URL        httpcall.Pattern // the one of the call's URLs that is retired
	Match      rule.Match
	Suppressed ast.Node // where a directive says that the call stays as it is; nil if none does
}

// Options are what the user says about edits.
type Options struct {
	Prefer string // a word of the replacement to choose where the code shows no preference
}

// A Plan is what to do about a finding.
type Plan struct {
	Replacement rule.Replacement // the one chosen; zero if there is none
	Edits       []analysis.TextEdit
	Refusal     string                        // why there are no edits; it completes "not edited: "
	Related     []analysis.RelatedInformation // places that need a look before the call can move
}

// A Planner plans the edits of one package. It needs all findings of it, since
// several may be spelled with one constant.
type Planner struct {
	pass     *analysis.Pass
	findings []Finding
	matches  func(method, url string) (rule.Match, bool)
	options  Options

	sharing  sharing
	lookup   *code.Package // of code
	plans    []Plan        // without regard to imports
	imports  []imported
	newNames map[*ast.File]map[string]string // path of the import, by its name
}

// New returns a Planner for the findings of the package of pass. Matches finds
// the deprecated operation that a request reaches.
func New(pass *analysis.Pass, findings []Finding, matches func(method, url string) (rule.Match, bool), options Options) *Planner {
	return &Planner{pass: pass, findings: findings, matches: matches, options: options, newNames: map[*ast.File]map[string]string{}}
}

// code is the code of the package, looked through when it is first needed.
func (p *Planner) code() *code.Package {
	if p.lookup == nil {
		p.lookup = code.New(p.pass)
	}
	return p.lookup
}

// plan is Plan without regard to imports.
func (p *Planner) plan(i int) Plan {
	rw, ok := p.rewriter(i)
	if !ok {
		return Plan{Refusal: "nothing replaces it"}
	}
	o := rw.move()
	if o.refusal != "" {
		return Plan{Replacement: rw.replacement, Refusal: o.refusal, Related: append(o.related, rw.carried().Notes()...)}
	}
	return Plan{Replacement: rw.replacement, Edits: tidy(o.edits), Related: o.related}
}

// rewriter is what plans the finding number i, if it has a successor.
func (p *Planner) rewriter(i int) (*rewriter, bool) {
	f := p.findings[i]
	r, ok := p.choose(f)
	if !ok {
		return nil, false
	}
	return &rewriter{Planner: p, Finding: f, replacement: r, next: f.Match.Successor(r)}, true
}

// suppressed is where the finding of which f is the request is suppressed, or nil.
func (p *Planner) suppressed(f Finding) ast.Node {
	for _, g := range p.findings {
		if g.Call == f.Call && g.Match.ID == f.Match.ID {
			return g.Suppressed
		}
	}
	return nil
}

// A rewriter plans the edit of one finding.
type rewriter struct {
	*Planner
	Finding
	replacement rule.Replacement
	next        *rule.Operation
	runs        []run
	alone       bool // leave it to others to move the calls that this one is tied to
}

// An outcome is what one step of a plan contributes: edits, or a refusal, and
// places to look at.
type outcome struct {
	edits   []analysis.TextEdit
	refusal string
	related []analysis.RelatedInformation
}

func refuse(why string) outcome { return outcome{refusal: why} }

// together runs steps until one refuses.
func together(steps ...func() outcome) outcome {
	var all outcome
	for _, step := range steps {
		o := step()
		all.related = append(all.related, o.related...)
		if o.refusal != "" {
			return outcome{refusal: o.refusal, related: all.related}
		}
		all.edits = append(all.edits, o.edits...)
	}
	return all
}

// move edits the call, by the way in which it spells its endpoint.
func (rw *rewriter) move() outcome {
	if o := together(rw.wanted, rw.aligned); o.refusal != "" {
		return o
	}
	if o, applies := rw.chain(); applies {
		return o
	}
	if o, applies := rw.sibling(); applies {
		return o
	}
	return rw.spelled()
}

// body edits what the request carries.
func (rw *rewriter) body() outcome {
	edits, why := rw.carried().Edit()
	return outcome{edits: edits, refusal: why}
}

// carried is what the request carries.
func (rw *rewriter) carried() *body.Body {
	return &body.Body{
		Package: rw.code(), Call: rw.Call, Was: rw.Match.HasBody, Is: rw.next.HasBody, Replacement: rw.replacement,
	}
}

// answer edits what is done with the answer.
func (rw *rewriter) answer() outcome {
	o := rw.answers().Follow()
	return outcome{edits: o.Edits, refusal: o.Refusal, related: o.Related}
}

// answers are what comes back, before the call moves and after.
func (rw *rewriter) answers() answer.Change {
	return answer.Change{
		Package: rw.code(), Call: rw.Call, Was: rw.Match.Answers, Is: rw.next.Answers, Body: rw.replacement.Changes["body"],
	}
}

// wanted refuses if the call is to stay as it is. So do those that can only move
// with it.
func (rw *rewriter) wanted() outcome {
	if rw.Suppressed != nil {
		return refuse("a directive suppresses the call")
	}
	return outcome{}
}

// aligned finds out how the path changes. An operation of another method, or
// with other ids, takes more than an edit.
func (rw *rewriter) aligned() outcome {
	if rw.next.Method != rw.Match.Method {
		return refuse("the method becomes " + rw.next.Method)
	}
	var why string
	if rw.runs, why = align(rw.Match.Path, rw.next.Path, rw.replacement.Parameters); why != "" {
		return refuse(why)
	}
	return outcome{}
}
