package analyzer

import (
	"go/ast"
	"go/token"
	"slices"
	"strings"

	"golang.org/x/tools/go/analysis"

	"github.com/pimigrate/pimigrate/analyzer/httpcall"
	"github.com/pimigrate/pimigrate/analyzer/internal/directive"
	"github.com/pimigrate/pimigrate/analyzer/rewrite"
	"github.com/pimigrate/pimigrate/analyzer/rule"
)

// Analyzer reports calls of the operations that Microsoft Graph Privileged
// Identity Management has retired.
var Analyzer = newAnalyzer(func() []*rule.Set { return []*rule.Set{rule.PIM()} })

// New returns an Analyzer that reports calls of the deprecated operations of
// sets. Where a request fits the rules of several, the first set has it.
func New(sets ...*rule.Set) *analysis.Analyzer {
	return newAnalyzer(func() []*rule.Set { return sets })
}

// newAnalyzer takes a function because to read the rules costs more than to
// look at most packages.
func newAnalyzer(sets func() []*rule.Set) *analysis.Analyzer {
	o := &options{sets: sets}
	a := &analysis.Analyzer{
		Name:     "pimv2",
		Doc:      "report calls of retired HTTP operations\n\n" + docs,
		URL:      docsURL,
		Requires: []*analysis.Analyzer{httpcall.Analyzer},
		Run:      o.run,
	}
	a.Flags.StringVar(&o.prefer, "prefer", "", "where the code does not tell which replacement it needs, choose the one whose description or operation has this `word`, such as eligibility")
	return a
}

// options are those of one Analyzer.
type options struct {
	sets   func() []*rule.Set
	prefer string
}

const (
	docsURL = "https://pkg.go.dev/github.com/pimigrate/pimigrate/analyzer"
	docs    = `The analyzer works out which endpoint each HTTP request of the package goes to,
through wrappers and SDKs, and compares it with the rules compiled from an OpenAPI document.
It also reports strings that mention a retired path, and permissions that only retired
operations need.`
)

func (o *options) run(pass *analysis.Pass) (any, error) {
	c := &checker{pass: pass, options: o, reported: map[spot]int{}, plans: map[int]rewrite.Plan{}, asked: map[ast.Node][]string{}}
	c.calls = pass.ResultOf[httpcall.Analyzer].(*httpcall.Result).Calls
	c.sortFiles()
	if len(c.calls) > 0 {
		c.checkCalls()
	}
	c.checkTexts()
	c.checkDirectives()
	return nil, nil
}

// A checker reports what it finds in one package.
type checker struct {
	pass *analysis.Pass
	*options
	calls      []*httpcall.Call
	findings   []rewrite.Finding
	planner    *rewrite.Planner
	reported   map[spot]int         // the finding that is reported there
	plans      map[int]rewrite.Plan // of findings that are not reported elsewhere
	mentions   []rule.Mention
	asked      map[ast.Node][]string // permissions that edits put into a list
	edits      []analysis.TextEdit   // of what has been reported
	handmade   []*ast.File           // neither tests nor generated
	generated  []*ast.File
	cgo        []*ast.File // edits would go to cgo's output, not to the file
	directives *directive.Set
}

// A spot is a place that calls an operation.
type spot struct {
	pos token.Pos
	id  string
}

func (c *checker) sortFiles() {
	for _, f := range c.pass.Files {
		switch {
		case httpcall.IsCgo(c.pass.Fset, f):
			c.cgo = append(c.cgo, f)
			c.handmade = append(c.handmade, f)
		case ast.IsGenerated(f):
			c.generated = append(c.generated, f)
		case !strings.HasSuffix(c.pass.Fset.File(f.FileStart).Name(), "_test.go"):
			c.handmade = append(c.handmade, f)
		}
	}
	written := slices.DeleteFunc(slices.Clone(c.pass.Files), func(f *ast.File) bool { return in(c.generated, f) })
	c.directives = directive.Find(c.pass.Fset, written, c.pass.Analyzer.Name)
}

func (c *checker) checkCalls() {
	for _, call := range c.calls {
		c.findings = append(c.findings, c.retired(call, call.Endpoint)...)
	}
	for i := range c.findings {
		f := &c.findings[i]
		if at := c.place(*f); c.isReported(*f) && c.directives.Suppresses(at.Pos()) {
			f.Suppressed = at
		}
	}
	c.planner = rewrite.New(c.pass, c.findings, c.match, rewrite.Options{Prefer: c.prefer})
	for i := range c.findings {
		c.check(i)
	}
}

// isReported reports whether f is for this package to report, and not reported
// elsewhere.
func (c *checker) isReported(f rewrite.Finding) bool {
	return !in(c.generated, f.Call.Node) && !c.reportedInside(f.Call, f.Match)
}

// check reports finding number i, unless it is reported elsewhere or a directive
// suppresses it.
func (c *checker) check(i int) {
	if !c.isReported(c.findings[i]) {
		return
	}
	call, m := c.findings[i].Call, c.findings[i].Match
	at := c.place(c.findings[i])
	here := spot{at.Pos(), m.ID}
	if first, ok := c.reported[here]; ok {
		c.plans[i] = c.plans[first]
		return
	}
	c.reported[here] = i
	plan := c.planner.Plan(i)
	if in(c.cgo, call.Node) {
		plan.Edits, plan.Refusal = nil, "the file uses cgo"
	}
	c.plans[i] = plan
	if c.findings[i].Suppressed == nil {
		c.reportCall(call, m, at, plan)
	}
}

func (c *checker) reportCall(call *httpcall.Call, m rule.Match, at ast.Node, plan rewrite.Plan) {
	d := analysis.Diagnostic{
		Pos:      at.Pos(),
		End:      at.End(),
		Category: "call",
		Message:  m.Message(note(plan)),
		URL:      docsURL + "#" + m.ID,
		Related:  plan.Related,
	}
	if at != call.Node {
		d.Related = append(d.Related, analysis.RelatedInformation{Pos: call.Node.Pos(), End: call.Node.End(), Message: "the request is made here"})
	}
	if len(plan.Edits) > 0 {
		next := m.Successor(plan.Replacement)
		d.SuggestedFixes = []analysis.SuggestedFix{{Message: "Call " + next.Method + " " + next.Path, TextEdits: plan.Edits}}
	}
	c.report(d)
}

// note says why a call that has a successor is not moved to it.
func note(p rewrite.Plan) string {
	if p.Refusal == "" || p.Replacement.OperationID == "" {
		return ""
	}
	return "not edited: " + p.Refusal
}

// retired are the retired operations among what e, of call, can be. A call that
// can reach two of them has two findings.
func (c *checker) retired(call *httpcall.Call, e httpcall.Endpoint) []rewrite.Finding {
	methods := e.Methods
	if methods == nil {
		methods = []string{""}
	}
	var found []rewrite.Finding
	for _, u := range e.URLs {
		for _, method := range methods {
			m, ok := c.match(method, u.String())
			if ok && !slices.ContainsFunc(found, func(f rewrite.Finding) bool { return f.Match.ID == m.ID }) {
				found = append(found, rewrite.Finding{Call: call, URL: u, Match: m})
			}
		}
	}
	return found
}

// match finds the retired operation that a request reaches.
func (c *checker) match(method, url string) (rule.Match, bool) {
	for _, set := range c.sets() {
		if m, ok := set.Match(method, url); ok {
			return m, true
		}
	}
	return rule.Match{}, false
}

// in reports whether n is in one of files.
func in(files []*ast.File, n ast.Node) bool {
	for _, f := range files {
		if f.FileStart <= n.Pos() && n.Pos() < f.FileEnd {
			return true
		}
	}
	return false
}

// reportedInside reports whether the function that call goes to is one of this
// module, written by hand, that reaches m whatever it is called with: then it
// is reported there.
func (c *checker) reportedInside(call *httpcall.Call, m rule.Match) bool {
	return c.sentInside(call, m) && !call.Generated && (call.Callee == nil || httpcall.SameModule(c.pass, call.Callee.Pkg().Path()))
}

// sentInside reports whether the function that call goes to reaches m whatever
// it is called with, or leaves only a part of the path to its callers, such as a
// provider: what a person would edit in the URL stands in the function.
func (c *checker) sentInside(call *httpcall.Call, m rule.Match) bool {
	return slices.ContainsFunc(c.retired(call, call.Inner), func(f rewrite.Finding) bool {
		return f.Match.ID == m.ID || m.Refines(f.Match)
	})
}

// place is what a person would edit: the literal that spells most of the path,
// if it stands in the function of the call, else the call. What a method of an
// SDK is called with is an id at most: there it is the call.
func (c *checker) place(f rewrite.Finding) ast.Node {
	call := f.Call
	if c.sentInside(call, f.Match) {
		return call.Node
	}
	var longest *ast.BasicLit
	most, server := 0, serverLen(f.URL.String())
	for _, p := range f.URL {
		if strings.HasPrefix(p.Text, "?") {
			break
		}
		text := httpcall.Pattern{p}.String()
		n := len(text) - min(server, len(text))
		server -= len(text) - n
		if p.Lit != nil && n > most {
			longest, most = p.Lit, n
		}
	}
	if longest != nil && call.Func.Pos() <= longest.Pos() && longest.End() <= call.Func.End() {
		return longest
	}
	return call.Node
}

// serverLen is the length of the server that url begins with.
func serverLen(url string) int {
	scheme, rest, ok := strings.Cut(url, "://")
	if !ok {
		return 0
	}
	host, _, _ := strings.Cut(rest, "/")
	return len(scheme) + len("://") + len(host)
}
