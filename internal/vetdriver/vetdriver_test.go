package vetdriver

import (
	"bytes"
	"context"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"golang.org/x/tools/go/analysis/unitchecker"
	"golang.org/x/tools/txtar"
)

// TestMain makes the test binary a vet tool when the go command runs it as one.
func TestMain(m *testing.M) {
	last := os.Args[len(os.Args)-1]
	if last == "-V=full" || last == "-flags" || strings.HasSuffix(last, ".cfg") {
		flag.CommandLine = flag.NewFlagSet("marker", flag.ExitOnError)
		DefineFlags(flag.CommandLine, nil)
		unitchecker.Main(marker)
	}
	os.Exit(m.Run())
}

// in writes the files of a module, makes it the current directory, and returns
// a driver for the patterns and what the go command says on standard error.
func in(t *testing.T, files string, patterns ...string) (*Driver, *bytes.Buffer) {
	t.Helper()
	dir := t.TempDir()
	write(t, filepath.Join(dir, "go.mod"), "module example.com/m\n\ngo 1.26\n")
	for _, f := range txtar.Parse([]byte(files)).Files {
		write(t, filepath.Join(dir, f.Name), string(f.Data))
	}
	t.Chdir(dir)
	t.Setenv("GORACE", "atexit_sleep_ms=0") // under -race each run of the tool would sleep for a second
	self, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	var stderr bytes.Buffer
	return &Driver{Tool: self, Patterns: patterns, Stderr: &stderr}, &stderr
}

func write(t *testing.T, name, content string) {
	t.Helper()
	if err := os.MkdirAll(filepath.Dir(name), 0o777); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(name, []byte(content), 0o666); err != nil {
		t.Fatal(err)
	}
}

// show prints a result in one line.
func show(r *Result) string {
	s := fmt.Sprint(r.Packages, ":")
	for _, f := range r.Findings {
		s += fmt.Sprintf(" %s:%d:%d-%d:%d(%d)", filepath.ToSlash(f.File), f.Line, f.Column, f.EndLine, f.EndColumn, len(f.Edits))
	}
	return s
}

func TestLint(t *testing.T) {
	d, stderr := in(t, `
-- b/b.go --
package b

const (
	_, B = "old", "lonely"
)
-- b/b_test.go --
package b

const _ = "old"
-- b/x_test.go --
package b_test

const _ = "old"
-- a/a.go --
package a

const A = "old"
`, "./...")
	got, err := d.Lint(t.Context())
	if err != nil {
		t.Fatalf("%v\n%s", err, stderr)
	}
	want := "2: a/a.go:3:11-3:16(1) b/b.go:4:9-4:14(1) b/b.go:4:16-4:24(0) b/b_test.go:3:11-3:16(1) b/x_test.go:3:11-3:16(1)"
	if show(got) != want {
		t.Errorf("got  %s\nwant %s", show(got), want)
	}
}

// The go command caches a dependency without findings under the key of the
// package itself. See Lint.
func TestLintAfterDependency(t *testing.T) {
	d, stderr := in(t, `
-- app/app.go --
package app

import "example.com/m/lib"

const A = lib.L
-- lib/lib.go --
package lib

const L = "old"
`, "./app")
	for _, step := range []struct{ pattern, want string }{
		{"./app", "1:"},
		{"./lib", "1: lib/lib.go:3:11-3:16(1)"},
		{"./...", "2: lib/lib.go:3:11-3:16(1)"},
	} {
		d.Patterns = []string{step.pattern}
		got, err := d.Lint(t.Context())
		if err != nil {
			t.Fatalf("%v\n%s", err, stderr)
		}
		if show(got) != step.want {
			t.Errorf("%s: got %s, want %s", step.pattern, show(got), step.want)
		}
	}
}

// It also prints again what it found in a dependency that was asked for before.
func TestLintAfterLibrary(t *testing.T) {
	d, stderr := in(t, `
-- app/app.go --
package app

import "example.com/m/lib"

const A = lib.L
-- lib/lib.go --
package lib

const L = "old"
-- lib/x_test.go --
package lib_test

const _ = "old"
`)
	for _, step := range []struct{ pattern, want string }{
		{"./lib", "1: lib/lib.go:3:11-3:16(1) lib/x_test.go:3:11-3:16(1)"},
		{"./app", "1:"},
		{"./...", "2: lib/lib.go:3:11-3:16(1) lib/x_test.go:3:11-3:16(1)"},
	} {
		d.Patterns = []string{step.pattern}
		got, err := d.Lint(t.Context())
		if err != nil {
			t.Fatalf("%v\n%s", err, stderr)
		}
		if show(got) != step.want {
			t.Errorf("%s: got %s, want %s", step.pattern, show(got), step.want)
		}
	}
}

func TestFailures(t *testing.T) {
	const good = "-- good/good.go --\npackage good\n\nconst G = \"old\"\n"
	tests := []struct{ name, files, err, stderr string }{
		{"analyzer error", "-- bad/bad.go --\npackage bad\n\nconst B = \"fail\"\n", "example.com/m/bad: asked to fail", ""},
		{"type error", "-- bad/bad.go --\npackage bad\n\nconst B int = \"s\"\n", "go vet could not do its work", "bad.go:3:15"},
		{"panic", "-- bad/bad.go --\npackage bad\n\nconst B = \"panic\"\n", "go vet could not do its work", "asked to panic"},
		{"no package", "-- bad/bad.txt --\n", "no Go files in", ""},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			d, stderr := in(t, good+test.files, "./good", "./bad")
			ways := map[string]func(context.Context) error{
				"lint": func(ctx context.Context) error { _, err := d.Lint(ctx); return err },
				"fix":  func(ctx context.Context) error { _, err := d.Fix(ctx); return err },
				"diff": func(ctx context.Context) error { _, err := d.Diff(ctx); return err },
			}
			for name, way := range ways {
				stderr.Reset()
				err := way(t.Context())
				if err == nil || !strings.Contains(err.Error(), test.err) {
					t.Errorf("%s: error %v, want one with %q", name, err, test.err)
				}
				if !strings.Contains(stderr.String(), test.stderr) {
					t.Errorf("%s: stderr is %q, want %q in it", name, stderr, test.stderr)
				}
			}
			if data, _ := os.ReadFile("good/good.go"); !strings.Contains(string(data), "old") {
				t.Error("a file was edited all the same")
			}
		})
	}
}

// What is not an answer is an error; what was answered before is not lost.
func TestBrokenAnswer(t *testing.T) {
	d, _ := in(t, "-- p.go --\npackage p\n\nconst P = \"old\"\n-- x_test.go --\npackage p_test\n\nimport _ \"example.com/m\"\n\nconst B = \"garble\"\n")
	r, err := d.Lint(t.Context())
	if err == nil || !strings.Contains(err.Error(), "reading the output of go vet: invalid character") {
		t.Errorf("error %v, want one that says what was read", err)
	}
	if r == nil || show(r) != "1: p.go:3:11-3:16(1)" || r.Incomplete != err.Error() {
		t.Errorf("the result is %+v", r)
	}
}

func TestInterrupt(t *testing.T) {
	d, _ := in(t, "-- a.go --\npackage a\n", ".")
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if _, err := d.Lint(ctx); err == nil || !strings.Contains(err.Error(), "interrupted") {
		t.Errorf("error %v, want one that says interrupted", err)
	}
}
