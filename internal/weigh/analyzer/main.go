// Command analyzer is a vet tool with the analyzer.
package main

import (
	"golang.org/x/tools/go/analysis/unitchecker"

	"github.com/pimigrate/pimigrate/analyzer"
)

func main() { unitchecker.Main(analyzer.Analyzer) }
