package inventory_test

import (
	"testing"

	"golang.org/x/tools/go/analysis/analysistest"

	"github.com/pimigrate/pimigrate/analyzer/inventory"
)

func Test(t *testing.T) {
	analysistest.Run(t, analysistest.TestData(), inventory.Analyzer, "app", "app/api")
}
