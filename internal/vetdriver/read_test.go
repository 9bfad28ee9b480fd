package vetdriver

import (
	"crypto/sha256"
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
		{"a drive letter", `{"p": {"a": [{"posn": "C:x.go:1:2", "message": "m"}]}}`, 1, "0: C:x.go:1:2-1:2(0)", ""},
		{"no column", `{"p": {"a": [{"posn": "C:x.go:7", "end": "C:x.go:8", "message": "m"}]}}`, 1, "0: C:x.go:7:1-8:1(0)", ""},
		{"alternatives", `{"p": {"a": [{"posn": "x.go:1:2", "suggested_fixes": [{"edits": [{}]}, {"edits": [{}, {}]}]}]}}`, 1, "0: x.go:1:2-1:2(1)", ""},
		{"a failure", `{"p": {"a": {"error": "no luck"}}}{}`, 2, "0:", "p: no luck"},
		{"no position", `{"p": {"a": [{"posn": "-", "message": "m"}]}}`, 1, "0:", "position"},
		{"cut short", `{}{"p": {`, 1, "0:", "unexpected EOF"},
		{"no JSON", `hello`, 0, "0:", "invalid character"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			var a answer
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

func TestReadPackages(t *testing.T) {
	r := &roots{key: sha256.New()}
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
	if r.packages != 6 || r.units != 6 {
		t.Errorf("%d packages with %d units, want 6 with 6", r.packages, r.units)
	}
	if want := []string{"/m/a.go", "/n/d.go", "/n/e.go", "/n/f.go"}; runtime.GOOS != "windows" && !slices.Equal(r.files, want) {
		t.Errorf("files to edit are %q, want %q", r.files, want)
	}
	if err := r.read(strings.NewReader("what is this\n")); err == nil {
		t.Error("no error for a line that is not understood")
	}
}
