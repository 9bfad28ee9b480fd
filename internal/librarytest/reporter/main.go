// Command reporter is a vet tool that makes a diagnostic of each request that
// the analyzer httpcall finds: METHOD URL via CALLEE.
package main

import (
	"strings"

	"golang.org/x/tools/go/analysis"
	"golang.org/x/tools/go/analysis/unitchecker"

	"github.com/pimigrate/pimigrate/analyzer/httpcall"
)

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

// describe puts a question mark for what is not known.
func describe(c *httpcall.Call) string {
	var urls []string
	for _, u := range c.URLs {
		urls = append(urls, u.String())
	}
	s := alternatives(c.Methods) + " " + alternatives(urls)
	if c.Callee != nil {
		s += " via " + c.Callee.Name()
	}
	return s
}

func alternatives(list []string) string {
	if len(list) == 0 {
		return "?"
	}
	return strings.Join(list, "|")
}

func main() { unitchecker.Main(reporter) }
