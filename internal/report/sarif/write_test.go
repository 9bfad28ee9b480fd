package sarif

import (
	"bytes"
	"encoding/json"
	"flag"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/owenrumney/go-sarif/v2/sarif"
	textdiff "github.com/rogpeppe/go-internal/diff"

	"github.com/pimigrate/pimigrate/analyzer/rule"
	"github.com/pimigrate/pimigrate/internal/report"
	"github.com/pimigrate/pimigrate/internal/report/reporttest"
	"github.com/pimigrate/pimigrate/internal/vetdriver"
)

var update = flag.Bool("update", false, "write the logs of testdata anew")

const (
	cancel     = "POST /beta/privilegedRoleAssignmentRequests/{requestId}/cancel (PIM v2) is retired as of 2021-05-31 [cancelPrivilegedRoleAssignmentRequest]"
	resources  = "GET /beta/privilegedAccess/aadGroups/resources is deprecated; not edited: {x} [listAadGroupsResources]"
	permission = "PrivilegedAccess.Read.AzureAD is for retired operations [permission]"
)

// A found is a finding on a part of a file, and the text that takes its place.
type found struct{ file, message, text, edit string }

// write writes the log of a report on files in a repository of its own. Each
// finding is where its text is first.
func write(t *testing.T, files map[string]string, all ...found) []byte {
	t.Helper()
	t.Chdir(t.TempDir())
	put(t, ".git/HEAD", "")
	for name, content := range files {
		put(t, name, content)
	}
	result := &vetdriver.Result{Packages: 1}
	for _, f := range all {
		result.Findings = append(result.Findings, finding(t, f))
	}
	return writeResult(t, result)
}

func writeResult(t *testing.T, result *vetdriver.Result) []byte {
	t.Helper()
	r, err := report.New(result, report.Options{Sets: []*rule.Set{rule.PIM()}, AsOf: "2026-01-01", Version: "v1.2.3"})
	if err != nil {
		t.Fatal(err)
	}
	var log bytes.Buffer
	if err := Write(&log, r); err != nil {
		t.Fatal(err)
	}
	return log.Bytes()
}

func put(t *testing.T, name, content string) {
	t.Helper()
	if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(name, []byte(content), 0o644); err != nil {
		t.Fatal(err)
	}
}

func finding(t *testing.T, f found) vetdriver.Finding {
	t.Helper()
	if f.edit == "" {
		return reporttest.At(t, f.file, f.text, f.message)
	}
	return reporttest.At(t, f.file, f.text, f.message, [2]string{f.text, f.edit})
}

func parse(t *testing.T, log []byte) *sarif.Run {
	t.Helper()
	var out sarif.Report
	if err := json.Unmarshal(log, &out); err != nil {
		t.Fatal(err)
	}
	return out.Runs[0]
}

func TestGolden(t *testing.T) {
	golden, err := filepath.Abs(filepath.Join("testdata", "log.sarif"))
	if err != nil {
		t.Fatal(err)
	}
	got := write(t, map[string]string{"a/a.go": "package a\n\nconst path = \"/old\" + \"<&>\"\n", "b.go": "package b\n\nvar scopes = \"P\"\n"},
		found{"a/a.go", cancel, "/old", "/new"}, found{"a/a.go", resources, "<&>", ""}, found{"b.go", permission, "P", ""})
	validate(t, got)
	if *update {
		put(t, golden, string(got))
	}
	want, err := os.ReadFile(golden)
	if err != nil {
		t.Fatal(err)
	}
	if string(got) != string(want) {
		t.Error(string(textdiff.Diff("want "+golden, want, "got", got)))
	}
}

// A run without findings has results, which are none.
func TestClean(t *testing.T) {
	log := write(t, nil)
	validate(t, log)
	if !strings.Contains(string(log), `"results": []`) {
		t.Errorf("the log is %s", log)
	}
}

// All rules make a log that the schema and GitHub take.
func TestRules(t *testing.T) {
	result := &vetdriver.Result{}
	for _, op := range rule.PIM().Operations {
		if op.Deprecation != nil {
			result.Findings = append(result.Findings, vetdriver.Finding{File: "a.go", Line: 1, Column: 1, EndLine: 1, EndColumn: 1, Message: op.Method + " " + op.Path + " [" + op.ID + "]"})
		}
	}
	t.Chdir(t.TempDir())
	log := writeResult(t, result)
	validate(t, log)
	run := parse(t, log)
	for _, res := range run.Results {
		d := run.Tool.Driver.Rules[*res.RuleIndex]
		if d.ID != *res.RuleID {
			t.Errorf("the rule of a result is %s, its index that of %s", *res.RuleID, d.ID)
		}
		if len(*d.Name) > maxName || len(*d.ShortDescription.Text) > maxDescription || len(*d.FullDescription.Text) > maxDescription || *d.Help.Text == "" {
			t.Errorf("%s does not fit", d.ID)
		}
	}
}

// One fix has all edits, those of a file together and in order.
func TestFix(t *testing.T) {
	const content = "one two three"
	t.Chdir(t.TempDir())
	put(t, ".git/HEAD", "")
	put(t, "p.go", content)
	put(t, "o.go", content)
	f := finding(t, found{"p.go", cancel, "three", "3"})
	f.Edits = append(f.Edits, vetdriver.Edit{File: "o.go", Start: 4, End: 4, New: "and "}, vetdriver.Edit{File: "p.go", Start: 0, End: 4})
	log := writeResult(t, &vetdriver.Result{Findings: []vetdriver.Finding{f}})
	validate(t, log)
	fixes := parse(t, log).Results[0].Fixes
	if len(fixes) != 1 || len(fixes[0].ArtifactChanges) != 2 {
		t.Fatalf("the fixes are %+v", fixes)
	}
	after := apply(t, log, ".")
	if after["p.go"] != "two 3" || after["o.go"] != "one and two three" {
		t.Errorf("the files become %q", after)
	}
}

// An edit that the file cannot have had makes no log.
func TestStaleEdit(t *testing.T) {
	t.Chdir(t.TempDir())
	put(t, "p.go", "x")
	r, err := report.New(&vetdriver.Result{Findings: []vetdriver.Finding{{
		File: "p.go", Line: 1, Column: 1, EndLine: 1, EndColumn: 2, Message: cancel,
		Edits: []vetdriver.Edit{{File: "p.go", Start: 5, End: 9}},
	}}}, report.Options{})
	if err != nil {
		t.Fatal(err)
	}
	var log bytes.Buffer
	if err := Write(&log, r); err == nil || log.Len() > 0 {
		t.Errorf("wrote %q, error %v", &log, err)
	}
}

// The same sources give the same bytes, in any directory, and no name of it.
func TestReproducible(t *testing.T) {
	files := map[string]string{}
	var all []found
	for _, name := range []string{"a.go", "b.go", "c/d.go"} {
		files[name] = "package p\n\nvar s = \"old\"\n"
		all = append(all, found{name, cancel, "old", "new"}, found{name, resources, "p", ""})
	}
	first, second := write(t, files, all...), write(t, files, all...)
	if !bytes.Equal(first, second) {
		t.Error(string(textdiff.Diff("first", first, "second", second)))
	}
	if bytes.Contains(first, []byte(filepath.ToSlash(os.TempDir()))) {
		t.Error("the log names the directory")
	}
}

func TestVersion(t *testing.T) {
	for version, want := range map[string]string{"v1.2.3": "1.2.3", "v0.0.0-20260102030405-abcdefabcdef+dirty": "0.0.0-20260102030405-abcdefabcdef+dirty", "(devel)": "", "": ""} {
		d := driver(&report.Report{Tool: report.Tool{Name: "pimvet", Version: version}})
		got := ""
		if d.SemanticVersion != nil {
			got = *d.SemanticVersion
		}
		if got != want || (d.Version == nil) != (version == "") {
			t.Errorf("the semantic version of %q is %q", version, got)
		}
	}
}

func TestWithoutBraces(t *testing.T) {
	for text, want := range map[string]string{
		"GET /x/{id}/y('{itemId}') is":    "GET /x/:id/y(':itemId') is",
		"send {\"a\": {0}, 1}, not {...}": "send {{\"a\": :0, 1}}, not {{...}}",
	} {
		if got := withoutBraces(text); got != want {
			t.Errorf("%s is written %s, want %s", text, got, want)
		}
	}
}
