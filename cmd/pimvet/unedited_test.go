package main

import (
	"strings"
	"testing"

	"github.com/pimigrate/pimigrate/internal/vetdriver"
)

func call(line int, note string, edits ...vetdriver.Edit) vetdriver.Finding {
	return vetdriver.Finding{File: "p.go", Line: line, Category: "call", Message: "GET /x is retired" + note + " [getX]", Edits: edits}
}

func TestPrintUnedited(t *testing.T) {
	edit := vetdriver.Edit{File: "p.go"}
	tests := []struct {
		name     string
		findings []vetdriver.Finding
		skipped  []vetdriver.Skip
		out      string
	}{
		{"nothing found", nil, nil, ""},
		{"all edited", []vetdriver.Finding{call(1, "", edit)}, nil, ""},
		{"a mention is no call", []vetdriver.Finding{{Category: "mention"}}, nil, ""},
		{"one", []vetdriver.Finding{call(1, ""), call(2, "", edit)}, nil,
			"pimvet: 1 call not edited: 1 nothing replaces it\n"},
		{"in order of frequency", []vetdriver.Finding{
			call(1, "; not edited: a"), call(2, "; use Y; not edited: line 7 reads x[0], y"), call(3, "; not edited: line 12 reads x[0], y"),
		}, nil, "pimvet: 3 calls not edited:\n\t2 a line reads x[0], y\n\t1 a\n"},
		{"skipped", []vetdriver.Finding{call(1, "", edit), call(2, "", edit)},
			[]vetdriver.Skip{{Finding: call(2, "", edit), Kind: "generated file"}},
			"pimvet: 1 call not edited: 1 generated file\n"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			var out strings.Builder
			printUnedited(&out, test.findings, test.skipped)
			if out.String() != test.out {
				t.Errorf("got  %q\nwant %q", out.String(), test.out)
			}
		})
	}
}
