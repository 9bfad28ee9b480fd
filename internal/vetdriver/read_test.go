package vetdriver

import (
	"fmt"
	"reflect"
	"runtime"
	"slices"
	"strings"
	"testing"
)

func TestReadAnswers(t *testing.T) {
	tests := []struct {
		name, in string
		units    int
		findings string
		err      string
	}{
		{"nothing", "", 0, "0:", ""},
		{"two clean packages", "{}\n{}\n", 2, "0:", ""},
		{"a finding", `{"p": {"a": [{"posn": "x.go:1:2", "end": "x.go:1:4", "message": "m"}]}}`, 1, "0: x.go:1:2-1:4(0)", ""},
		{"a dependency", `{"q": {"a": [{"posn": "x.go:1:2", "message": "m"}]}}{}`, 1, "0:", ""},
		{"a drive letter", `{"p": {"a": [{"posn": "C:x.go:1:2", "message": "m"}]}}`, 1, "0: C:x.go:1:2-1:2(0)", ""},
		{"no column", `{"p": {"a": [{"posn": "C:x.go:7", "end": "C:x.go:8", "message": "m"}]}}`, 1, "0: C:x.go:7:1-8:1(0)", ""},
		{"alternatives", `{"p": {"a": [{"posn": "x.go:1:2", "suggested_fixes": [{"edits": [{}]}, {"edits": [{}, {}]}]}]}}`, 1, "0: x.go:1:2-1:2(1)", ""},
		{"a related position without a line", `{"p": {"a": [{"posn": "x.go:1:2", "related": [{"posn": "-"}]}]}}`, 1, "0:", "position"},
		{"a failure", `{"p": {"a": {"error": "no luck"}}}{}`, 2, "0:", "p: no luck"},
		{"no position", `{"p": {"a": [{"posn": "-", "message": "m"}]}}`, 1, "0:", "position"},
		{"cut short", `{}{"p": {`, 1, "0:", "unexpected EOF"},
		{"no JSON", `hello`, 0, "0:", "invalid character"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			a := answer{asked: func(pkg string) bool { return pkg == "p" }}
			err := a.read(strings.NewReader(test.in))
			if err == nil {
				err = a.err()
			}
			if (err == nil) != (test.err == "") || err != nil && !strings.Contains(err.Error(), test.err) {
				t.Errorf("error %v, want %q", err, test.err)
			}
			if a.units != test.units {
				t.Errorf("%d units, want %d", a.units, test.units)
			}
			if got := show(&Result{Findings: a.findings}); got != test.findings {
				t.Errorf("findings %s, want %s", got, test.findings)
			}
		})
	}
}

func TestReadFinding(t *testing.T) {
	const in = `{"%s": {"a": [{"posn": "x.go:1:2", "end": "x.go:1:4", "message": "m", "category": "c",
		"related": [{"posn": "y.go:5:6", "end": "y.go:7:8", "message": "see"}, {"posn": "z.go:9:1", "end": "-", "message": "and"}]}]}}`
	want := Finding{
		File: "x.go", Line: 1, Column: 2, EndLine: 1, EndColumn: 4, Message: "m", Category: "c", Edits: []Edit{},
		Related: []Related{{"y.go", 5, 6, 7, 8, "see"}, {"z.go", 9, 1, 9, 1, "and"}},
	}
	for id, path := range map[string]string{"e/p": "e/p", "e/p [e/p.test]": "e/p", "e/p_test [e/p.test]": "e/p_test"} {
		a := answer{asked: func(string) bool { return true }}
		if err := a.read(strings.NewReader(fmt.Sprintf(in, id))); err != nil {
			t.Fatal(err)
		}
		want.Package = path
		if !reflect.DeepEqual(a.findings, []Finding{want}) {
			t.Errorf("%s: got  %+v\nwant %+v", id, a.findings, want)
		}
	}
}

func TestReadPackages(t *testing.T) {
	r := newRoots(Configuration{})
	in := `
{"ImportPath": "main/plain", "Dir": "/m", "Module": {"Main": true}, "GoFiles": ["a.go"]}
{"ImportPath": "main/cgo", "Dir": "/c", "Module": {"Main": true}, "CgoFiles": ["b.go", "c.go"]}
{"ImportPath": "no/module", "Dir": "/n", "GoFiles": ["d.go"], "TestGoFiles": ["e.go"], "XTestGoFiles": ["f.go"]}
{"ImportPath": "other", "Dir": "/o", "Module": {"Path": "other"}, "XTestGoFiles": ["g.go"]}
{"ImportPath": "no/vendor/v", "Dir": "/v", "GoFiles": ["h.go"]}
{"ImportPath": "unsafe", "Dir": "/u", "Standard": true, "GoFiles": ["i.go"]}
`
	if err := r.read(strings.NewReader(in)); err != nil {
		t.Fatal(err)
	}
	if len(r.packages) != 6 || r.units != 6 {
		t.Errorf("%d packages with %d units, want 6 with 6", len(r.packages), r.units)
	}
	if want := []string{"/m/a.go", "/n/d.go", "/n/e.go", "/n/f.go"}; runtime.GOOS != "windows" && !slices.Equal(r.files, want) {
		t.Errorf("files to edit are %q, want %q", r.files, want)
	}
	if err := r.read(strings.NewReader("what is this\n")); err == nil {
		t.Error("no error for a line that is not understood")
	}
}
