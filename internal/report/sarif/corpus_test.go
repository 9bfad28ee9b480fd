package sarif

import (
	"bytes"
	"go/format"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"slices"
	"testing"

	textdiff "github.com/rogpeppe/go-internal/diff"

	"github.com/pimigrate/pimigrate/internal/editcase"
	"github.com/pimigrate/pimigrate/internal/vetdriver"
)

// TestCorpus makes the edits of all cases from the log alone. The files become
// what the offsets of the edits make of them and, formatted, what pimvet -fix
// does. The cases left out are those that TestParity of cmd/pimvet leaves out.
func TestCorpus(t *testing.T) {
	if testing.Short() {
		t.Skip("analyzes the standard library anew")
	}
	root := filepath.Join("..", "..", "..")
	rewrite := filepath.Join(root, "analyzer", "rewrite", "testdata")
	cases, err := editcase.Read(rewrite)
	if err != nil {
		t.Fatal(err)
	}
	cases = slices.DeleteFunc(cases, func(c *editcase.Case) bool { return len(c.Want) == 0 || c.Flags != nil })
	sdk, err := filepath.Abs(filepath.Join(rewrite, "sdk"))
	if err != nil {
		t.Fatal(err)
	}
	dir := t.TempDir()
	if err := editcase.WriteModule(dir, cases, sdk); err != nil {
		t.Fatal(err)
	}
	result := lint(t, build(t, filepath.Join(root, "cmd", "pimvet")), dir)
	log := writeResult(t, result)
	validate(t, log)
	after := apply(t, log, dir)
	for name, want := range applyEdits(t, result) {
		if after[name] != want {
			t.Error(string(textdiff.Diff("by offset "+name, []byte(want), "by region", []byte(after[name]))))
		}
	}
	for _, c := range cases {
		compare(t, c, after)
	}
}

// build builds the same bytes as the tests of cmd/pimvet, so that the go command
// has analyzed the standard library once for both.
func build(t *testing.T, pkg string) string {
	t.Helper()
	tool := filepath.Join(t.TempDir(), "pimvet")
	if runtime.GOOS == "windows" {
		tool += ".exe"
	}
	if out, err := exec.CommandContext(t.Context(), "go", "build", "-buildvcs=false", "-o", tool, pkg).CombinedOutput(); err != nil {
		t.Fatalf("building pimvet: %v\n%s", err, out)
	}
	return tool
}

func lint(t *testing.T, tool, dir string) *vetdriver.Result {
	t.Helper()
	t.Chdir(dir)
	var stderr bytes.Buffer
	d := vetdriver.Driver{
		Tool: tool, Patterns: []string{"./..."}, Stderr: &stderr,
		Env: []string{"CGO_ENABLED=0", "GOFLAGS=", "GOPROXY=off", "GOTOOLCHAIN=local", "GOWORK=off"},
	}
	result, err := d.Lint(t.Context())
	if err != nil {
		t.Fatalf("%v\n%s", err, &stderr)
	}
	return result
}

// applyEdits makes the edits by offset, without regard to the log.
func applyEdits(t *testing.T, result *vetdriver.Result) map[string]string {
	t.Helper()
	edits := map[string][]splice[byte]{}
	for _, f := range result.Findings {
		for _, e := range f.Edits {
			edits[e.File] = append(edits[e.File], splice[byte]{e.Start, e.End, []byte(e.New)})
		}
	}
	after := map[string]string{}
	for name, all := range edits {
		content, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		after[name] = string(spliced(t, name, content, all))
	}
	return after
}

// compare compares the files of a case with what it wants.
func compare(t *testing.T, c *editcase.Case, after map[string]string) {
	t.Helper()
	for _, f := range c.Files {
		got, changed := after[filepath.Join(c.Name, f.Name)]
		want := c.After()[f.Name]
		if !changed {
			got = string(f.Data)
		} else if before, err := format.Source(f.Data); err == nil && bytes.Equal(before, f.Data) {
			formatted, err := format.Source([]byte(got))
			if err != nil {
				t.Errorf("%s/%s: %v", c.Name, f.Name, err)
			}
			got = string(formatted)
		}
		if got != string(want) {
			t.Errorf("%s: %s", c.Name, textdiff.Diff("want "+f.Name, want, "got "+f.Name, []byte(got)))
		}
	}
}
