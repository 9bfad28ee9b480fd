package main

import (
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"testing"

	textdiff "github.com/rogpeppe/go-internal/diff"

	"github.com/pimigrate/pimigrate/internal/editcase"
)

// TestParity makes the edits of all cases through every driver. Each has to
// leave the bytes that the cases want, which are those of go/analysis/checker.
//
// Cases without edits are left out, since it takes a process for each. So are
// those with flags, for which the go command analyzes all dependencies anew:
// testdata/script/prefer.txtar has one.
func TestParity(t *testing.T) {
	if testing.Short() {
		t.Skip("each driver analyzes the standard library anew")
	}
	rewrite := filepath.Join("..", "..", "analyzer", "rewrite", "testdata")
	cases, err := editcase.Read(rewrite)
	if err != nil {
		t.Fatal(err)
	}
	cases = slices.DeleteFunc(cases, func(c *editcase.Case) bool { return len(c.Want) == 0 || c.Flags != nil })
	sdk, err := filepath.Abs(filepath.Join(rewrite, "sdk"))
	if err != nil {
		t.Fatal(err)
	}
	tests := []struct {
		name string
		cmd  []string
		exit int
	}{
		{"pimvet", []string{tool, "-fix", "./..."}, findings},
		{"go vet", []string{"go", "vet", "-fix", "-vettool=" + tool, "./..."}, clean},
		{"go fix", []string{"go", "fix", "-fixtool=" + tool, "./..."}, clean},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			dir := t.TempDir()
			if err := editcase.WriteModule(dir, cases, sdk); err != nil {
				t.Fatal(err)
			}
			cmd := exec.CommandContext(t.Context(), test.cmd[0], test.cmd[1:]...)
			cmd.Dir = dir
			cmd.Env = append(os.Environ(), "CGO_ENABLED=0", "GOFLAGS=", "GOPROXY=off", "GOTOOLCHAIN=local", "GOWORK=off")
			out, err := cmd.CombinedOutput()
			if code := cmd.ProcessState.ExitCode(); code != test.exit {
				t.Fatalf("exit status is %d, not %d: %v\n%s", code, test.exit, err, out)
			}
			for _, c := range cases {
				compareFiles(t, filepath.Join(dir, c.Name), c)
			}
		})
	}
}

// compareFiles compares what a driver has left of a case with what it wants.
func compareFiles(t *testing.T, dir string, c *editcase.Case) {
	t.Helper()
	for name, want := range c.After() {
		got, err := os.ReadFile(filepath.Join(dir, name))
		if err != nil {
			t.Error(err)
			continue
		}
		if string(got) != string(want) {
			t.Errorf("%s: %s", c.Name, textdiff.Diff("want "+name, want, "got "+name, got))
		}
	}
}
