package analyzer_test

import (
	"testing"

	"golang.org/x/tools/go/analysis/analysistest"

	"github.com/pimigrate/pimigrate/analyzer"
)

func TestReports(t *testing.T) {
	analysistest.Run(t, analysistest.TestData(), analyzer.Analyzer, "wrapped", "silent")
}

func TestEdits(t *testing.T) {
	analysistest.RunWithSuggestedFixes(t, analysistest.TestData(), analyzer.Analyzer, "raw", "chain")
}
