package main

import (
	"strings"
	"testing"

	"github.com/pimigrate/pimigrate/internal/vetdriver"
)

func TestPrintTextCounts(t *testing.T) {
	mention := vetdriver.Finding{File: "q.go", Category: "mention"}
	permission := vetdriver.Finding{File: "q.go", Category: "permission"}
	tests := []struct {
		findings []vetdriver.Finding
		last     string
	}{
		{nil, "pimvet: 2 packages, no calls of retired operations\n"},
		{[]vetdriver.Finding{call(1, "")}, "pimvet: 2 packages, 1 call of a retired operation in 1 file\n"},
		{[]vetdriver.Finding{call(1, ""), call(2, ""), mention, permission, permission},
			"pimvet: 2 packages, 2 calls of retired operations, 1 mention, 2 permissions in 2 files\n"},
	}
	for _, test := range tests {
		var out strings.Builder
		if err := printText(&out, &vetdriver.Result{Packages: 2, Findings: test.findings}); err != nil {
			t.Fatal(err)
		}
		if !strings.HasSuffix("\n"+out.String(), "\n"+test.last) {
			t.Errorf("got  %q\nwant %q at the end", out.String(), test.last)
		}
	}
}
