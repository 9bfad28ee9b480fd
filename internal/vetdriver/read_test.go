package vetdriver

import (
	"crypto/sha256"
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
	in := "1 0 0 0 plain\n0 2 0 0 cgo\n1 0 1 1 all\n0 0 0 1 external\n1 0 0 0 unsafe\n"
	if err := r.read(strings.NewReader(in)); err != nil {
		t.Fatal(err)
	}
	if r.packages != 5 || r.units != 5 {
		t.Errorf("%d packages with %d units, want 5 with 5", r.packages, r.units)
	}
	if err := r.read(strings.NewReader("what is this\n")); err == nil {
		t.Error("no error for a line that is not understood")
	}
}

func TestSplitter(t *testing.T) {
	in := `--- /z/b.go (old)
+++ /z/b.go (new)
@@ -1,2 +1,2 @@
 one
--- two (old)
+++ two (new)
@@ -9 +9,0 @@
-last
\ No newline at end of file
--- /z/a b.go (old)
+++ /z/a b.go (new)
@@ -1 +1 @@
-x
+y
`
	var s splitter
	if err := s.read(strings.NewReader(in)); err != nil {
		t.Fatal(err)
	}
	if len(s.files) != 2 {
		t.Fatalf("%d files, want 2", len(s.files))
	}
	if got := string(s.files[0].Text); !strings.Contains(got, "--- two (old)\n") || !strings.HasSuffix(got, "end of file\n") {
		t.Errorf("lines of a hunk were taken for headers:\n%s", got)
	}
	if got, want := string(s.files[1].Text), "--- /z/a b.go\t\n+++ /z/a b.go\t\n@@ -1 +1 @@\n-x\n+y\n"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
	for _, bad := range []string{"hello\n", "--- /z/b.go (old)\n+++ /z/b.go (new)\nhello\n"} {
		if err := new(splitter).read(strings.NewReader(bad)); err == nil {
			t.Errorf("no error for %q", bad)
		}
	}
}
