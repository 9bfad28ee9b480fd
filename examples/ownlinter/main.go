// Command ownlint is a vet tool for one API: it finds calls of the operations
// that the shop's description marks deprecated, and moves them.
//
//	go build -o ownlint . && go vet -vettool=$PWD/ownlint ./...
//	go fix -fixtool=$PWD/ownlint ./...
package main

import (
	_ "embed"
	"log"

	"golang.org/x/tools/go/analysis/unitchecker"

	"github.com/pimigrate/pimigrate/analyzer"
	"github.com/pimigrate/pimigrate/analyzer/rule"
)

//go:generate go tool pimvet compile -overlay overlay.yaml -o rules.json openapi.yaml

//go:embed rules.json
var rules []byte

func main() {
	set, err := rule.Read(rules)
	if err != nil {
		log.Fatal(err)
	}
	unitchecker.Main(analyzer.New(set))
}
