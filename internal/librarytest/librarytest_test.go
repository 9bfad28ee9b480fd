package librarytest

import (
	"encoding/json"
	"fmt"
	"io"
	"maps"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
)

// TestLibraries compares, line by line, the requests that the analyzer finds
// in the folders of this module with their want comments. Generated clients
// are read, but what they say of themselves has no comment to compare with.
func TestLibraries(t *testing.T) {
	tool := filepath.Join(t.TempDir(), "reporter")
	run(t, "go", "build", "-o", tool, "./reporter")
	found := reported(t, run(t, "go", "vet", "-json", "-vettool="+tool, "./..."))
	entries, err := os.ReadDir(".")
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range entries {
		if !e.IsDir() || e.Name() == "reporter" {
			continue
		}
		t.Run(e.Name(), func(t *testing.T) { compare(t, wanted(t, e.Name()), found) })
	}
}

// Requests are those of the lines of files, as file:line.
type requests map[string][]string

func compare(t *testing.T, want, found requests) {
	wants := 0
	for _, at := range slices.Sorted(maps.Keys(want)) {
		w := want[at]
		wants += len(w)
		got := found[at]
		slices.Sort(got)
		slices.Sort(w)
		if !slices.Equal(got, w) {
			t.Errorf("%s:\n\tfound %q\n\twant  %q", at, got, w)
		}
	}
	if wants == 0 {
		t.Error("no want comments")
	}
}

var (
	wantComment = regexp.MustCompile("// want (`.*`)$")
	quoted      = regexp.MustCompile("`([^`]*)`")
	generated   = regexp.MustCompile(`(?m)^// Code generated .* DO NOT EDIT\.$`)
)

// wanted reads the want comments of the Go files below dir, and notes an empty
// list for the lines that have none.
func wanted(t *testing.T, dir string) requests {
	out := requests{}
	err := filepath.WalkDir(dir, func(path string, d os.DirEntry, err error) error {
		if err != nil || d.IsDir() || filepath.Ext(path) != ".go" {
			return err
		}
		src, err := os.ReadFile(path)
		if err != nil || generated.Match(src) {
			return err
		}
		for i, line := range strings.Split(string(src), "\n") {
			at := fmt.Sprintf("%s:%d", path, i+1)
			out[at] = nil
			if m := wantComment.FindStringSubmatch(line); m != nil {
				for _, q := range quoted.FindAllStringSubmatch(m[1], -1) {
					out[at] = append(out[at], q[1])
				}
			}
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return out
}

// reported reads what go vet -json prints: a comment and an object for each
// package, diagnostics by package and analyzer.
func reported(t *testing.T, output string) requests {
	var lines []string
	for line := range strings.Lines(output) {
		if !strings.HasPrefix(line, "#") {
			lines = append(lines, line)
		}
	}
	root, err := os.Getwd()
	if err != nil {
		t.Fatal(err)
	}
	out := requests{}
	dec := json.NewDecoder(strings.NewReader(strings.Join(lines, "")))
	for {
		var packages map[string]map[string][]struct{ Posn, Message string }
		if err := dec.Decode(&packages); err == io.EOF {
			return out
		} else if err != nil {
			t.Fatalf("go vet printed %v:\n%s", err, output)
		}
		for _, analyzers := range packages {
			for _, d := range analyzers["reporter"] {
				at := fileLine(root, d.Posn)
				if !slices.Contains(out[at], d.Message) { // a package and its test variant say the same
					out[at] = append(out[at], d.Message)
				}
			}
		}
	}
}

// fileLine is posn, file:line:column, with the file relative to root.
func fileLine(root, posn string) string {
	if rel, err := filepath.Rel(root, posn); err == nil {
		posn = rel
	}
	return posn[:strings.LastIndex(posn, ":")]
}

func run(t *testing.T, name string, args ...string) string {
	t.Helper()
	out, err := exec.Command(name, args...).CombinedOutput()
	if err != nil {
		t.Fatalf("%s %s: %v\n%s", name, strings.Join(args, " "), err, out)
	}
	return string(out)
}
