package main

import (
	"bytes"
	"cmp"
	"encoding/json"
	"go/format"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	textdiff "github.com/rogpeppe/go-internal/diff"

	"golang.org/x/tools/txtar"

	"github.com/pimigrate/pimigrate/internal/editcase"
)

// TestExample: golangci-lint and pimvet say the same of an example, and leave
// the same bytes.
func TestExample(t *testing.T) {
	one, other := example(t), example(t)
	want := runPimvet(t, one)
	got, _ := runLinter(t, other, findings)
	compare(t, want, got)
	run(t, one, 1, pimvet, "-fix", "./...")
	runLinter(t, other, findings, "--fix")
	compareTrees(t, one, other)
}

func hasNolint(c *editcase.Case) bool {
	return slices.ContainsFunc(c.Files, func(f txtar.File) bool { return strings.Contains(string(f.Data), "//nolint") })
}

// TestParity does it for all cases of the specification, but for those with
// nolint directives, which golangci-lint deals with itself and by other rules (it
// wants no reason, and leaves useless ones to nolintlint), and for those with
// flags.
func TestParity(t *testing.T) {
	corpus := filepath.Join(root, "analyzer", "rewrite", "testdata")
	cases, err := editcase.Read(corpus)
	if err != nil {
		t.Fatal(err)
	}
	cases = slices.DeleteFunc(cases, func(c *editcase.Case) bool { return c.Flags != nil || hasNolint(c) })
	sdk, err := filepath.Abs(filepath.Join(corpus, "sdk"))
	if err != nil {
		t.Fatal(err)
	}
	dir, want := t.TempDir(), t.TempDir()
	for _, d := range []string{dir, want} {
		if err := editcase.WriteModule(d, cases, sdk); err != nil {
			t.Fatal(err)
		}
		configure(t, d)
	}
	reported := runPimvet(t, dir)
	got, _ := runLinter(t, dir, findings)
	compare(t, reported, got)

	runLinter(t, dir, findings, "--fix")
	edit(t, want, reported)
	compareTrees(t, want, dir)
	run(t, dir, clean, "go", "build", "./...")
}

// example is a copy of examples/legacy.
func example(t *testing.T) string {
	dir := t.TempDir()
	if err := os.CopyFS(dir, os.DirFS(filepath.Join(root, "examples", "legacy"))); err != nil {
		t.Fatal(err)
	}
	abs, err := filepath.Abs(root)
	if err != nil {
		t.Fatal(err)
	}
	run(t, dir, clean, "go", "mod", "edit", "-replace=github.com/pimigrate/pimigrate="+abs)
	configure(t, dir)
	return dir
}

// A report is what pimvet says of one place.
type report struct {
	File, Message, Category string
	Line, Column            int
	Edits                   []struct {
		File       string
		Start, End int
		New        string
	}
}

// withheld reports whether golangci-lint must not be given the edits.
func (r report) withheld() bool {
	for _, e := range r.Edits {
		if e.File != r.File || r.Category == "permission" {
			return true
		}
	}
	return false
}

func runPimvet(t *testing.T, dir string) []report {
	t.Helper()
	out, _ := run(t, dir, 1, pimvet, "-json", "./...")
	var object struct{ Findings []report }
	if err := json.Unmarshal([]byte(out), &object); err != nil {
		t.Fatal(err)
	}
	return object.Findings
}

var note = regexp.MustCompile("; not edited by golangci-lint: .*: use pimvet -fix")

// compare wants the same findings, and a note on those whose edits are withheld.
func compare(t *testing.T, want []report, got []finding) {
	t.Helper()
	var all []finding
	withheld := map[finding]bool{}
	for _, r := range want {
		f := finding{r.File, r.Line, r.Column, r.Message}
		all = append(all, f)
		withheld[f] = r.withheld()
	}
	for i, f := range got {
		got[i].message = note.ReplaceAllString(f.message, "")
		if noted := got[i].message != f.message; noted != withheld[got[i]] {
			t.Errorf("%s:%d: a note is %t, wanted is %t: %s", f.file, f.line, noted, withheld[got[i]], f.message)
		}
	}
	order := func(a, b finding) int {
		return cmp.Or(cmp.Compare(a.file, b.file), cmp.Compare(a.line, b.line), cmp.Compare(a.column, b.column), cmp.Compare(a.message, b.message))
	}
	slices.SortFunc(all, order)
	slices.SortFunc(got, order)
	for _, f := range all {
		if !slices.Contains(got, f) {
			t.Errorf("golangci-lint does not report %v", f)
		}
	}
	for _, f := range got {
		if !slices.Contains(all, f) {
			t.Errorf("pimvet does not report %v", f)
		}
	}
	if len(got) != len(all) {
		t.Errorf("golangci-lint has %d findings, pimvet %d", len(got), len(all))
	}
	t.Logf("%d findings", len(got))
}

// edit makes the edits below dir that are not withheld, and formats all files:
// with the formatter that docs/ci/golangci.yml enables, --fix does it, too.
func edit(t *testing.T, dir string, reports []report) {
	t.Helper()
	type change struct {
		start, end int
		text       string
	}
	changes := map[string][]change{}
	for _, r := range reports {
		for _, e := range r.Edits {
			c := change{e.Start, e.End, e.New}
			if !r.withheld() && !slices.Contains(changes[e.File], c) {
				changes[e.File] = append(changes[e.File], c)
			}
		}
	}
	for name, cs := range changes {
		slices.SortFunc(cs, func(a, b change) int { return cmp.Or(cmp.Compare(b.start, a.start), cmp.Compare(b.end, a.end)) })
		src := read(t, filepath.Join(dir, name))
		for _, c := range cs { // from the end
			src = slices.Replace(src, c.start, c.end, []byte(c.text)...)
		}
		write(t, filepath.Join(dir, name), string(src))
	}
	for _, name := range goFiles(t, dir) {
		src, err := format.Source(read(t, filepath.Join(dir, name)))
		if err != nil {
			t.Fatal(err)
		}
		write(t, filepath.Join(dir, name), string(src))
	}
}

func compareTrees(t *testing.T, want, got string) {
	t.Helper()
	names := goFiles(t, want)
	if other := goFiles(t, got); !slices.Equal(names, other) {
		t.Fatalf("there are the files %q, wanted are %q", other, names)
	}
	for _, name := range names {
		w, g := read(t, filepath.Join(want, name)), read(t, filepath.Join(got, name))
		if !bytes.Equal(w, g) {
			t.Errorf("%s", textdiff.Diff("want "+name, w, "got "+name, g))
		}
	}
}

func goFiles(t *testing.T, dir string) []string {
	t.Helper()
	var names []string
	err := filepath.WalkDir(dir, func(path string, _ os.DirEntry, err error) error {
		if filepath.Ext(path) == ".go" {
			rel, _ := filepath.Rel(dir, path)
			names = append(names, rel)
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return names
}

func read(t *testing.T, name string) []byte {
	t.Helper()
	data, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	return data
}
