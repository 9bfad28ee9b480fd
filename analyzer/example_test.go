package analyzer_test

import (
	"fmt"
	"path/filepath"

	"golang.org/x/tools/go/analysis"
	"golang.org/x/tools/go/analysis/checker"
	"golang.org/x/tools/go/packages"

	"github.com/pimigrate/pimigrate/analyzer"
	"github.com/pimigrate/pimigrate/analyzer/rule/compile"
)

// New makes an analyzer for the descriptions of one's own. A vet tool hands it
// to unitchecker.Main; a program can run it by itself, as here.
func ExampleNew() {
	shop := filepath.Join("..", "examples", "ownlinter")
	set, _, err := compile.File(filepath.Join(shop, "openapi.yaml"), filepath.Join(shop, "overlay.yaml"))
	if err != nil {
		fmt.Println(err)
		return
	}
	pkgs, err := packages.Load(&packages.Config{Mode: packages.LoadAllSyntax, Dir: shop}, "./client")
	if err != nil {
		fmt.Println(err)
		return
	}
	found, err := checker.Analyze([]*analysis.Analyzer{analyzer.New(set)}, pkgs, nil)
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, action := range found.Roots {
		for _, d := range action.Diagnostics {
			fmt.Println(d.Message)
			fmt.Println(d.SuggestedFixes[0].Message)
		}
	}
	// Output:
	// POST /v1/carts/{cart}/checkout is retired as of 2026-12-31: use POST /v2/orders/{order}/place [checkoutCart]
	// Call POST /v2/orders/{order}/place
}
