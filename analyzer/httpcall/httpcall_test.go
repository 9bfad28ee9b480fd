package httpcall_test

import (
	"go/ast"
	"go/types"
	"strings"
	"testing"

	"golang.org/x/tools/go/analysis"
	"golang.org/x/tools/go/analysis/analysistest"
	"golang.org/x/tools/go/types/typeutil"

	"github.com/pimigrate/pimigrate/analyzer/httpcall"
)

// reporter makes a diagnostic of each call, so that tests can state it with a
// want comment: the methods, the URLs and the function it goes through.
var reporter = &analysis.Analyzer{
	Name:     "reporter",
	Doc:      "report each request",
	Requires: []*analysis.Analyzer{httpcall.Analyzer},
	Run: func(pass *analysis.Pass) (any, error) {
		for _, c := range pass.ResultOf[httpcall.Analyzer].(*httpcall.Result).Calls {
			pass.ReportRangef(c.Node, "%s", describe(c))
		}
		return nil, nil
	},
}

func describe(c *httpcall.Call) string {
	var urls []string
	for _, u := range c.URLs {
		urls = append(urls, u.String())
	}
	s := strings.Join(c.Methods, "|") + " " + strings.Join(urls, "|")
	if c.Callee != nil {
		s += " via " + c.Callee.Name()
	}
	return s
}

// endpoints makes a diagnostic of each call: what is known of the function that
// is called, whatever the arguments are.
var endpoints = &analysis.Analyzer{
	Name:     "endpoints",
	Doc:      "report the endpoint of each function that is called",
	Requires: []*analysis.Analyzer{httpcall.Analyzer},
	Run: func(pass *analysis.Pass) (any, error) {
		res := pass.ResultOf[httpcall.Analyzer].(*httpcall.Result)
		for _, f := range pass.Files {
			ast.Inspect(f, func(n ast.Node) bool {
				if call, ok := n.(*ast.CallExpr); ok {
					if fn, ok := typeutil.Callee(pass.TypesInfo, call).(*types.Func); ok {
						pass.ReportRangef(call, "%s", endpoint(res, fn))
					}
				}
				return true
			})
		}
		return nil, nil
	},
}

func endpoint(res *httpcall.Result, fn *types.Func) string {
	e, ok := res.EndpointOf(fn)
	if !ok {
		return "none"
	}
	return describe(&httpcall.Call{Endpoint: e})
}

func TestEndpointOf(t *testing.T) {
	analysistest.Run(t, analysistest.TestData(), endpoints, "endpoint")
}

func TestCalls(t *testing.T) {
	analysistest.Run(t, analysistest.TestData(), reporter, "direct", "shapes", "wrap", "wrap/client", "silent")
}
