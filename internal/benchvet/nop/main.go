// Command nop is a vet tool with an analyzer that does nothing but has facts: what the
// go command and x/tools cost before any analysis.
package main

import (
	"reflect"

	"golang.org/x/tools/go/analysis"
	"golang.org/x/tools/go/analysis/unitchecker"
)

type fact struct{}

func (*fact) AFact() {}

func main() {
	unitchecker.Main(&analysis.Analyzer{
		Name:       "nop",
		Doc:        "do nothing",
		FactTypes:  []analysis.Fact{new(fact)},
		ResultType: reflect.TypeFor[bool](),
		Run:        func(*analysis.Pass) (any, error) { return true, nil },
	})
}
