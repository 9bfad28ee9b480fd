package report

import (
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"

	"github.com/pimigrate/pimigrate/analyzer/rule"
	"github.com/pimigrate/pimigrate/internal/vetdriver"
)

const (
	liveCall = "GET /beta/privilegedRoles (PIM v2) is retired as of 2021-05-31: use GET /v1.0/x [listPrivilegedRoles]"
	stuck    = "GET /beta/privilegedRoles is retired; not edited: rsp.Body is read at line 7 [listPrivilegedRoles]"
)

// reportOn makes a report on one file, in a repository of its own.
func reportOn(t *testing.T, content string, findings ...vetdriver.Finding) *Report {
	t.Helper()
	t.Chdir(t.TempDir())
	for name, data := range map[string]string{".git/HEAD": "", "sub/p.go": content} {
		if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(name, []byte(data), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	t.Chdir("sub")
	r, err := New(&vetdriver.Result{Packages: 1, Findings: findings}, Options{Sets: []*rule.Set{rule.PIM()}, AsOf: "2026-01-01", Version: "v1"})
	if err != nil {
		t.Fatal(err)
	}
	return r
}

func at(line, column, endColumn int, message string, edits ...vetdriver.Edit) vetdriver.Finding {
	return vetdriver.Finding{File: "p.go", Line: line, Column: column, EndLine: line, EndColumn: endColumn, Category: "call", Message: message, Edits: edits}
}

func TestNew(t *testing.T) {
	r := reportOn(t, "package p\n\nvar a = \"x\"\n",
		at(3, 9, 12, liveCall, vetdriver.Edit{File: "p.go", Start: 20, End: 21, New: "y"}),
		at(3, 9, 12, stuck),
		vetdriver.Finding{File: "p.go", Line: 3, Column: 9, EndLine: 3, EndColumn: 12, Category: "permission", Message: "permission P [permission]"})
	f := r.Findings[0]
	if f.Rule != "listPrivilegedRoles" || f.Severity != Retired || f.File != "sub/p.go" || f.Edits[0].File != "sub/p.go" {
		t.Errorf("the first finding is %+v", f)
	}
	if got := r.Findings[1].NotEdited; got != "rsp.Body is read at line 7" {
		t.Errorf("not edited because %q", got)
	}
	if r.Findings[2].Severity != Announced {
		t.Errorf("a permission is a %s", r.Findings[2].Severity)
	}
	s := r.Summary
	if s.Findings != 3 || s.Errors != 2 || s.Warnings != 1 || s.Editable != 1 || s.Files != 1 || s.Categories[Call] != 2 {
		t.Errorf("the summary is %+v", s)
	}
	if len(r.Rules) != 2 || r.Rules[0].Path != "/beta/privilegedRoles" || r.Rules[0].Replacements[0].ID == "" || r.Rules[1].ID != "permission" {
		t.Errorf("the rules are %+v", r.Rules)
	}
	if got := r.Shown(f.File); got != "p.go" {
		t.Errorf("shown as %s", got)
	}
}

// Two descriptions can have operations with one ID, and operations without.
func TestSameID(t *testing.T) {
	set := func(path, removed string) *rule.Set {
		return &rule.Set{Operations: []rule.Operation{
			{ID: "list", Method: "GET", Path: path, Deprecation: &rule.Deprecation{RemovalDate: removed}},
			{ID: "GET /plain", Method: "GET", Path: "/plain", Deprecation: &rule.Deprecation{RemovalDate: "2020-01-01"}},
		}}
	}
	t.Chdir(t.TempDir())
	r, err := New(&vetdriver.Result{Findings: []vetdriver.Finding{
		at(1, 1, 2, "GET /a is retired as of 2020-01-01 [list]"),
		at(2, 1, 2, "mentions GET /a/b, which is retired as of 2030-01-01 [list]"),
		at(3, 1, 2, "GET /plain is retired as of 2020-01-01 [GET /plain]"),
	}}, Options{Sets: []*rule.Set{set("/a", "2020-01-01"), set("/a/b", "2030-01-01")}, AsOf: "2026-01-01"})
	if err != nil {
		t.Fatal(err)
	}
	for i, want := range []struct {
		id       string
		severity Severity
	}{{"list", Retired}, {"GET /a/b", Announced}, {"GET /plain", Retired}} {
		if f := r.Findings[i]; f.Rule != want.id || f.Severity != want.severity || r.Rule(f.Rule).Severity != want.severity {
			t.Errorf("finding %d has rule %q and severity %s, want %v", i, f.Rule, f.Severity, want)
		}
	}
}

// Fingerprints stay when lines move or are indented, and differ between equal
// lines.
func TestFingerprint(t *testing.T) {
	before := reportOn(t, "package p\n\nvar a = get(b)\nvar a = get(b)\n", at(3, 9, 12, liveCall), at(4, 9, 12, liveCall)).Findings
	after := reportOn(t, "package p\n\nvar _ = 1\n\n\tvar  a = get(b)\n\tvar a = get(b)\n", at(5, 11, 14, stuck), at(6, 10, 13, liveCall)).Findings
	for i := range before {
		if before[i].Fingerprint != after[i].Fingerprint {
			t.Errorf("%d: %s became %s", i, before[i].Fingerprint, after[i].Fingerprint)
		}
	}
	if before[0].Fingerprint == before[1].Fingerprint {
		t.Error("two findings have one fingerprint")
	}
}

// TestFingerprintValue holds the value: baselines and code scanning keep it. One that
// changes makes every known finding a new one (docs/versioning.md).
func TestFingerprintValue(t *testing.T) {
	r := reportOn(t, "package p\n\nvar a = get(b)\n", at(3, 9, 12, liveCall))
	if got, want := r.Findings[0].Fingerprint, "3954fe49962c4e3dd137003b:1"; got != want {
		t.Errorf("%s, not %s", got, want)
	}
}

func TestRegion(t *testing.T) {
	// U+1F600 is 4 bytes and 2 code units, ä is 2 bytes and 1.
	r := reportOn(t, "package p\n\nvar s = \"\U0001F600ä\" + \"x\"\r\n", at(3, 18, 21, liveCall, vetdriver.Edit{File: "p.go", Start: 30, End: 31, New: "y"}))
	f := r.Findings[0]
	if got, want := r.Region(f), (Region{Line: 3, Column: 15, EndLine: 3, EndColumn: 18}); got != want {
		t.Errorf("the region is %+v, want %+v", got, want)
	}
	got, err := r.EditRegion(f.Edits[0])
	if want := (Region{Line: 3, Column: 17, EndLine: 3, EndColumn: 18, Offset: 30, Length: 1}); err != nil || got != want {
		t.Errorf("the edit's region is %+v, want %+v (%v)", got, want, err)
	}
	if _, err := r.EditRegion(Edit{File: f.File, Start: 5, End: 500}); err == nil {
		t.Error("an edit behind the end of the file is taken")
	}
	if got := r.Line(f.File, 3); !strings.HasSuffix(got, `"x"`) {
		t.Errorf("the line is %q", got)
	}
}

// A byte order mark is in no column, and \r is in one.
func TestRegionMarks(t *testing.T) {
	r := reportOn(t, "\uFEFFpackage p\r\n\r\n", at(1, 12, 13, liveCall))
	if got, want := r.Region(r.Findings[0]), (Region{Line: 1, Column: 9, EndLine: 1, EndColumn: 10}); got != want {
		t.Errorf("the region is %+v, want %+v", got, want)
	}
	got, err := r.EditRegion(Edit{File: "sub/p.go", Start: 11, End: 13})
	if want := (Region{Line: 1, Column: 9, EndLine: 1, EndColumn: 11, Offset: 11, Length: 2}); err != nil || got != want {
		t.Errorf("the edit's region is %+v, want %+v (%v)", got, want, err)
	}
}

func TestHunks(t *testing.T) {
	const content = "one\ntwo\nthree\nfour\nfive\nsix\nseven\n"
	edit := func(old, text string) vetdriver.Edit {
		i := strings.Index(content, old)
		return vetdriver.Edit{File: "p.go", Start: i, End: i + len(old), New: text}
	}
	tests := []struct {
		name  string
		edits []vetdriver.Edit
		want  []Hunk
	}{
		{"one", []vetdriver.Edit{edit("wo", "WO")}, []Hunk{{"sub/p.go", 2, "two", "tWO", []Part{{"t", "t"}, {"wo", "WO"}}}}},
		{"near", []vetdriver.Edit{edit("four", "4"), edit("two", "2")}, []Hunk{{"sub/p.go", 2, "two\nthree\nfour", "2\nthree\n4", []Part{{"two", "2"}, {"\nthree\n", "\nthree\n"}, {"four", "4"}}}}},
		{"far", []vetdriver.Edit{edit("seven", "7"), edit("two", "2")}, []Hunk{{"sub/p.go", 2, "two", "2", []Part{{"two", "2"}}}, {"sub/p.go", 7, "seven", "7", []Part{{"seven", "7"}}}}},
		{"lines", []vetdriver.Edit{edit("two\nthree\n", "")}, []Hunk{{"sub/p.go", 2, "two\nthree\nfour", "four", []Part{{"two\nthree\n", ""}, {"four", "four"}}}}},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			r := reportOn(t, content, at(2, 1, 2, liveCall, test.edits...))
			got, err := r.Hunks(r.Findings[0])
			if err != nil {
				t.Fatal(err)
			}
			if !reflect.DeepEqual(got, test.want) {
				t.Errorf("got %+v, want %+v", got, test.want)
			}
		})
	}
}
