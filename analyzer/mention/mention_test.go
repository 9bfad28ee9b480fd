package mention_test

import (
	"fmt"
	"strings"
	"testing"

	"golang.org/x/tools/go/analysis"
	"golang.org/x/tools/go/analysis/analysistest"

	"github.com/pimigrate/pimigrate/analyzer/mention"
)

// find reports the texts that begin with "x/": their values, and what else is
// known of them.
var find = &analysis.Analyzer{
	Name: "find",
	Doc:  "report texts",
	Run: func(pass *analysis.Pass) (any, error) {
		wanted := func(value string) bool { return strings.HasPrefix(value, "x/") }
		for _, t := range mention.Find(pass, pass.Files, wanted) {
			text := t.Value
			if t.Exported {
				text += " exported"
			}
			if n := len(t.Lists); n > 0 {
				text += fmt.Sprintf(" lists: %d", n)
			}
			if len(t.Literals) == 0 {
				text += " from elsewhere"
			}
			pass.ReportRangef(t.Expr, "%s", text)
		}
		return nil, nil
	},
}

func TestFind(t *testing.T) {
	analysistest.Run(t, analysistest.TestData(), find, "a", "command")
}

func TestFormat(t *testing.T) {
	for text, want := range map[string]string{
		"%s/a/%v":      "{}/a/{}",
		"%[1]q/%-5d/b": "{}/%-5d/b",
		"a%2Fb":        "a%2Fb",
		"100%":         "100%",
		"%%s":          "%%s",
	} {
		if got := mention.Format(text); got != want {
			t.Errorf("Format(%q) = %q, want %q", text, got, want)
		}
	}
}
