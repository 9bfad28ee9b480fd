package inventory

import (
	"cmp"
	"go/types"
	"slices"
	"strings"
	"unicode"

	"golang.org/x/tools/go/analysis"

	"github.com/pimigrate/pimigrate/analyzer/httpcall"
)

// Analyzer reports each HTTP request of a package.
var Analyzer = &analysis.Analyzer{
	Name:     "httpcalls",
	Doc:      "list the HTTP requests a package can send\n\nOne diagnostic a call site: method, URL and how it was found, separated by tabs.",
	Requires: []*analysis.Analyzer{httpcall.Analyzer},
	Run:      run,
}

func run(pass *analysis.Pass) (any, error) {
	for _, c := range pass.ResultOf[httpcall.Analyzer].(*httpcall.Result).Calls {
		if c.Callee != nil && (!c.Made || c.URLs == nil) && ours(pass, c.Callee) && Text(c.Endpoint) == Text(c.Inner) {
			continue // listed inside the callee
		}
		pass.Report(analysis.Diagnostic{
			Pos:      c.Node.Pos(),
			End:      c.Node.End(),
			Category: "request",
			Message:  Text(c.Endpoint) + "\t" + how(pass, c),
		})
	}
	return nil, nil
}

// Text is the methods and URLs of e as two fields separated by a tab.
func Text(e httpcall.Endpoint) string {
	var urls []string
	for _, u := range e.URLs {
		urls = append(urls, u.String())
	}
	return field(e.Methods) + "\t" + field(urls)
}

// field joins the alternatives of a field of the message, which cannot hold
// tabs and line ends.
func field(alts []string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsControl(r) {
			return ' '
		}
		return r
	}, cmp.Or(strings.Join(alts, " | "), "-"))
}

func how(pass *analysis.Pass, c *httpcall.Call) string {
	switch {
	case c.URLs == nil:
		return c.Unresolved
	case c.Built:
		return "built"
	case c.Callee == nil:
		return "direct"
	case ours(pass, c.Callee):
		return "wrapper " + name(c.Callee)
	}
	return "sdk " + name(c.Callee)
}

func ours(pass *analysis.Pass, f *types.Func) bool {
	return httpcall.SameModule(pass, f.Pkg().Path())
}

// name is pkg.F or pkg.T.M.
func name(f *types.Func) string {
	parts := []string{f.Pkg().Name(), f.Name()}
	if r := f.Signature().Recv(); r != nil {
		t := types.TypeString(r.Type(), func(*types.Package) string { return "" })
		parts = slices.Insert(parts, 1, strings.TrimPrefix(t, "*"))
	}
	return strings.Join(parts, ".")
}
