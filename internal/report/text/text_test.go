package text

import (
	"strings"
	"testing"

	"github.com/pimigrate/pimigrate/internal/report/reporttest"
)

const files = `
-- a/a.go --
package a

func f() {
	get("/beta/privilegedRoles",	"ü", x)
	get("/beta/privilegedRoles" + ` + "`" + `
` + "`" + `)
}
-- b.go --
package b // LONG
`

func TestWrite(t *testing.T) {
	reporttest.Dir(t, files)
	r := reporttest.New(t,
		reporttest.At(t, "a/a.go", `"/beta/privilegedRoles"`, reporttest.Retired, [2]string{"/beta/privilegedRoles", "/v1.0/x"}),
		reporttest.At(t, "a/a.go", `x)`, reporttest.Announced),
		reporttest.At(t, "a/a.go", "\"/beta/privilegedRoles\" + `\n`", reporttest.NotEdited),
		reporttest.At(t, "b.go", "// LONG", reporttest.Retired))
	var out strings.Builder
	if err := Write(&out, r, Style{}); err != nil {
		t.Fatal(err)
	}
	want := `a/a.go:4:6: ` + reporttest.Retired + `
	get("/beta/privilegedRoles",	"ü", x)
	    ^~~~~~~~~~~~~~~~~~~~~~~
a/a.go:4:37: ` + reporttest.Announced + `
	get("/beta/privilegedRoles",	"ü", x)
	                            	     ^~
a/a.go:5:6: ` + reporttest.NotEdited + `
	get("/beta/privilegedRoles" + ` + "`" + `
	    ^~~~~~~~~~~~~~~~~~~~~~~~~~~

b.go:1:11: ` + reporttest.Retired + `
	package b // LONG
	          ^~~~~~~

pimvet: 2 packages, 4 calls of retired operations in 2 files
	3 listPrivilegedRoles, 1 with an edit
	1 listPrivilegedAccessResources
pimvet: run with -fix to edit 1 of them, or with -diff to see the edits; the messages of the others say why not
`
	if out.String() != want {
		t.Errorf("got\n%s\nwant\n%s", out.String(), want)
	}
}

func TestTerminal(t *testing.T) {
	reporttest.Dir(t, files)
	r := reporttest.New(t, reporttest.At(t, "b.go", "// LONG", reporttest.Retired))
	var out strings.Builder
	if err := Write(&out, r, Terminal); err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{"\x1b[1mb.go:1:11:\x1b[0m \x1b[31mGET", "\x1b[2m [listPrivilegedRoles]\x1b[0m\n", "\x1b[32m          ^~~~~~~\x1b[0m\n", "\t\x1b[31m1\x1b[0m listPrivilegedRoles\n"} {
		if !strings.Contains(out.String(), want) {
			t.Errorf("%q is not in\n%q", want, out.String())
		}
	}
}

// Of a long line only a part is shown, and the caret is below the finding.
func TestLongLine(t *testing.T) {
	reporttest.Dir(t, "-- b.go --\n"+strings.Repeat("a", 300)+" MARK "+strings.Repeat("b", 300)+"\n")
	r := reporttest.New(t, reporttest.At(t, "b.go", "MARK", reporttest.Retired))
	code, caret := excerpt(r, r.Findings[0])
	if len(code) > widest || !strings.HasPrefix(code, more) || !strings.HasSuffix(code, more) {
		t.Errorf("the line is %q", code)
	}
	if at := strings.Index(caret, "^"); code[at:at+4] != "MARK" || !strings.HasSuffix(caret, " ^~~~") {
		t.Errorf("the mark is not below the finding:\n%s\n%s", code, caret)
	}
}

// A line cannot command the terminal.
func TestControlCharacters(t *testing.T) {
	reporttest.Dir(t, "-- b.go --\na\tb \x1b[2J MARK \u202e c\n")
	r := reporttest.New(t, reporttest.At(t, "b.go", "MARK", reporttest.Retired))
	code, caret := excerpt(r, r.Findings[0])
	if want := "a\tb \ufffd[2J MARK \ufffd c"; code != want || caret != " \t       ^~~~" {
		t.Errorf("the line is %q, marked by %q; want %q", code, caret, want)
	}
}
