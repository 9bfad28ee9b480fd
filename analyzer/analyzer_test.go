package analyzer_test

import (
	"testing"

	"golang.org/x/tools/go/analysis/analysistest"

	"github.com/pimigrate/pimigrate/analyzer"
)

func TestReports(t *testing.T) {
	analysistest.Run(t, analysistest.TestData(), analyzer.Analyzer, "wrapped", "silent", "suppressed")
}

// TestEdits shows that the fixes suit analysistest. What they are is specified
// in rewrite/testdata.
func TestEdits(t *testing.T) {
	analysistest.RunWithSuggestedFixes(t, analysistest.TestData(), analyzer.Analyzer, "raw")
}
