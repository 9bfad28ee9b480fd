package analyzer

import (
	"go/ast"
	"go/token"
	"strings"

	"golang.org/x/tools/go/analysis"

	"github.com/pimigrate/pimigrate/analyzer/httpcall"
	"github.com/pimigrate/pimigrate/analyzer/rewrite"
	"github.com/pimigrate/pimigrate/analyzer/rule"
)

// Analyzer reports calls of the operations that Microsoft Graph Privileged
// Identity Management has retired.
var Analyzer = &analysis.Analyzer{
	Name:     "pimv2",
	Doc:      "report calls of retired HTTP operations\n\n" + docs,
	URL:      docsURL,
	Requires: []*analysis.Analyzer{httpcall.Analyzer},
	Run:      run,
}

const (
	docsURL = "https://pkg.go.dev/github.com/pimigrate/pimigrate/analyzer"
	docs    = `The analyzer works out which endpoint each HTTP request of the package goes to,
through wrappers and SDKs, and compares it with the rules compiled from an OpenAPI document.`
)

func run(pass *analysis.Pass) (any, error) {
	c := &checker{pass: pass, rules: rule.PIM(), seen: map[token.Pos]string{}}
	res := pass.ResultOf[httpcall.Analyzer].(*httpcall.Result)
	if len(res.Calls) == 0 {
		return nil, nil
	}
	for _, f := range pass.Files {
		switch {
		case httpcall.IsCgo(pass.Fset, f):
			c.cgo = append(c.cgo, f)
		case ast.IsGenerated(f):
			c.generated = append(c.generated, f)
		}
	}
	for _, call := range res.Calls {
		c.check(call)
	}
	return nil, nil
}

// A checker reports the calls of one package.
type checker struct {
	pass      *analysis.Pass
	rules     *rule.Set
	generated []*ast.File
	cgo       []*ast.File          // edits would go to cgo's output, not to the file
	seen      map[token.Pos]string // operations reported, by place
}

func (c *checker) check(call *httpcall.Call) {
	m, url, ok := c.match(call.Endpoint)
	if !ok || in(c.generated, call.Node) || c.reportedInside(call, m) {
		return
	}
	at := place(call, url)
	if c.seen[at.Pos()] == m.ID {
		return
	}
	c.seen[at.Pos()] = m.ID
	d := analysis.Diagnostic{
		Pos:      at.Pos(),
		End:      at.End(),
		Category: "call",
		Message:  m.Message(),
		URL:      docsURL + "#" + m.ID,
	}
	if at != call.Node {
		d.Related = []analysis.RelatedInformation{{Pos: call.Node.Pos(), End: call.Node.End(), Message: "the request is made here"}}
	}
	if fix, ok := rewrite.Fix(c.pass, call, url, m); ok && !in(c.cgo, call.Node) {
		d.SuggestedFixes = []analysis.SuggestedFix{fix}
	}
	c.pass.Report(d)
}

// match finds the first retired operation among what e can be, and its URL.
func (c *checker) match(e httpcall.Endpoint) (rule.Match, httpcall.Pattern, bool) {
	methods := e.Methods
	if methods == nil {
		methods = []string{""}
	}
	for _, u := range e.URLs {
		for _, method := range methods {
			if m, ok := c.rules.Match(method, u.String()); ok {
				return m, u, true
			}
		}
	}
	return rule.Match{}, nil, false
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
	if call.Callee == nil || call.Generated || !httpcall.SameModule(c.pass, call.Callee.Pkg().Path()) {
		return false
	}
	inner, _, ok := c.match(call.Inner)
	return ok && inner.ID == m.ID
}

// place is what a person would edit: the literal that spells most of the URL,
// if it stands in the function of the call, else the call.
func place(call *httpcall.Call, url httpcall.Pattern) ast.Node {
	var longest httpcall.Piece
	for _, p := range url {
		if strings.HasPrefix(p.Text, "?") {
			break
		}
		if p.Lit != nil && len(p.Text) > len(longest.Text) {
			longest = p
		}
	}
	if longest.Lit != nil && call.Func.Pos() <= longest.Lit.Pos() && longest.Lit.End() <= call.Func.End() {
		return longest.Lit
	}
	return call.Node
}
