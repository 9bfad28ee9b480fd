package gitchange

import (
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

// repository is a new one with a commit on main, as the current directory.
func repository(t *testing.T) string {
	t.Helper()
	if _, err := exec.LookPath("git"); err != nil {
		t.Skip("needs git")
	}
	dir, err := filepath.EvalSymlinks(t.TempDir())
	if err != nil {
		t.Fatal(err)
	}
	t.Chdir(dir)
	t.Setenv("GIT_CONFIG_GLOBAL", os.DevNull)
	t.Setenv("GIT_CONFIG_SYSTEM", os.DevNull)
	for _, who := range []string{"AUTHOR", "COMMITTER"} {
		t.Setenv("GIT_"+who+"_NAME", "test")
		t.Setenv("GIT_"+who+"_EMAIL", "test@example.com")
	}
	run(t, "init", "-q", "-b", "main")
	write(t, "a.go", "1\n2\n3\n4\n5\n")
	write(t, "sub/old name.go", strings.Repeat("same\n", 20))
	write(t, ".gitignore", "ignored.go\n")
	commit(t)
	return dir
}

func run(t *testing.T, args ...string) {
	t.Helper()
	if out, err := exec.Command("git", args...).CombinedOutput(); err != nil {
		t.Fatalf("git %v: %v\n%s", args, err, out)
	}
}

func commit(t *testing.T) {
	t.Helper()
	run(t, "add", "-A")
	run(t, "commit", "-q", "-m", "commit")
}

func write(t *testing.T, name, content string) {
	t.Helper()
	if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(name, []byte(content), 0o644); err != nil {
		t.Fatal(err)
	}
}

func TestSince(t *testing.T) {
	dir := repository(t)
	run(t, "checkout", "-q", "-b", "work")
	write(t, "a.go", "1\ntwo\n3\n5\nnew\n") // 2 is changed, 4 gone, the last line added
	run(t, "mv", "sub/old name.go", "sub/new \"näme\".go")
	commit(t)
	write(t, "a.go", "zero\n1\ntwo\n3\n5\nnew\n") // not committed
	// What main has got since is not new here.
	run(t, "stash", "-q")
	run(t, "checkout", "-q", "main")
	write(t, "a.go", "1\n2\nthree\n4\n5\n")
	commit(t)
	run(t, "checkout", "-q", "work")
	run(t, "stash", "pop", "-q")
	write(t, "unknown.go", "1\n")
	write(t, "ignored.go", "1\n")

	lines, err := Since(t.Context(), filepath.Join(dir, "sub"), "main")
	if err != nil {
		t.Fatal(err)
	}
	tests := []struct {
		file        string
		first, last int
		want        bool
	}{
		{"a.go", 1, 1, true},
		{"a.go", 2, 2, false},
		{"a.go", 3, 3, true},
		{"a.go", 2, 4, true},
		{"a.go", 4, 5, false},
		{"a.go", 6, 6, true},
		{"sub/new \"näme\".go", 1, 20, false},
		{"unknown.go", 1, 1, true},
		{"ignored.go", 1, 1, false},
		{"absent.go", 1, 1, false},
	}
	for _, test := range tests {
		if got := lines.Touch(filepath.Join(dir, test.file), test.first, test.last); got != test.want {
			t.Errorf("lines %d to %d of %s are new: %v", test.first, test.last, test.file, got)
		}
	}
}

func TestErrors(t *testing.T) {
	dir := repository(t)
	for _, rev := range []string{"absent", "--output=x", ""} {
		if _, err := Since(t.Context(), dir, rev); err == nil || !strings.Contains(err.Error(), "no revision "+rev) {
			t.Errorf("%q: %v", rev, err)
		}
	}
	if _, err := Since(t.Context(), t.TempDir(), "main"); err == nil || !strings.Contains(err.Error(), "git rev-parse") {
		t.Errorf("outside of a repository: %v", err)
	}
}
