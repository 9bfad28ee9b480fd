package recipes

import (
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

// A checkout is what a CI system makes of a branch.
type checkout struct {
	dir, home string
	env       []string
}

// newCheckout makes a repository with a remote one that it was cloned from. For
// git, the place where this project is published is this repository.
func newCheckout(t *testing.T, env ...string) *checkout {
	t.Helper()
	if testing.Short() {
		t.Skip("the recipes build pimvet")
	}
	if _, err := os.Stat(filepath.Join(root(t), ".git")); err != nil {
		t.Skip("not in a git repository: there is nothing to clone")
	}
	remote, home := filepath.Join(t.TempDir(), "app"), t.TempDir()
	write(t, filepath.Join(remote, "go.mod"), "module example.com/app\n\ngo 1.26\n")
	write(t, filepath.Join(remote, "old.go"), program("Old"))
	git(t, remote, "init", "--quiet", "--initial-branch=main")
	git(t, remote, "add", ".")
	git(t, remote, "commit", "--quiet", "-m", "first")
	dir := filepath.Join(t.TempDir(), "app")
	git(t, home, "clone", "--quiet", remote, dir)
	git(t, dir, "switch", "--quiet", "-c", "branch")
	write(t, filepath.Join(dir, "new.go"), program("New"))
	git(t, dir, "add", ".")
	git(t, dir, "commit", "--quiet", "-m", "second")
	return &checkout{dir, home, append(os.Environ(), append(env, "GOFLAGS=-buildvcs=false",
		"GIT_CONFIG_COUNT=1", "GIT_CONFIG_KEY_0=url.file://"+root(t)+".insteadOf", "GIT_CONFIG_VALUE_0=https://github.com/pimigrate/pimigrate",
		"GOCACHE="+goEnv(t, "GOCACHE"), "GOMODCACHE="+goEnv(t, "GOMODCACHE"), "GOPATH="+goEnv(t, "GOPATH"))...)}
}

func program(name string) string {
	return "package app\n\nimport \"net/http\"\n\nfunc " + name + "(id string) {\n\thttp.Get(\"https://graph.microsoft.com/beta/privilegedRoles/\" + id)\n}\n"
}

// run runs the commands of one step and reports whether they failed.
func (c *checkout) run(t *testing.T, script string) (out string, failed bool) {
	t.Helper()
	cmd := exec.CommandContext(t.Context(), "bash", "-e", "-o", "pipefail", "-c", script)
	cmd.Dir, cmd.Env = c.dir, c.env
	data, err := cmd.CombinedOutput()
	var exit *exec.ExitError
	if err != nil && (!errors.As(err, &exit) || exit.ExitCode() != 1) {
		t.Fatalf("%s: %v\n%s", script, err, data)
	}
	return string(data), err != nil
}

func git(t *testing.T, dir string, args ...string) string {
	t.Helper()
	return output(t, dir, "git", append([]string{"-c", "user.name=test", "-c", "user.email=test@example.com"}, args...)...)
}

func goEnv(t *testing.T, name string) string {
	t.Helper()
	return output(t, ".", "go", "env", name)
}

func output(t *testing.T, dir, name string, args ...string) string {
	t.Helper()
	cmd := exec.Command(name, args...)
	cmd.Dir = dir
	out, err := cmd.CombinedOutput()
	if err != nil {
		t.Fatalf("%s: %v\n%s", cmd, err, out)
	}
	return strings.TrimSpace(string(out))
}

func root(t *testing.T) string {
	t.Helper()
	abs, err := filepath.Abs(filepath.Join("..", ".."))
	if err != nil {
		t.Fatal(err)
	}
	return abs
}

func write(t *testing.T, name, text string) {
	t.Helper()
	if err := os.MkdirAll(filepath.Dir(name), 0o777); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(name, []byte(text), 0o666); err != nil {
		t.Fatal(err)
	}
}
