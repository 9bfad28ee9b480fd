package httpcall_test

import (
	"strings"
	"testing"

	"golang.org/x/tools/go/analysis"
	"golang.org/x/tools/go/analysis/analysistest"

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

func TestCalls(t *testing.T) {
	analysistest.Run(t, analysistest.TestData(), reporter, "direct", "shapes", "wrap", "wrap/client", "silent")
}
