package recipes

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"gopkg.in/yaml.v3"
)

func TestGitHub(t *testing.T) {
	var workflow struct {
		Jobs map[string]struct {
			Steps []struct{ Name, Run string }
		}
	}
	read(t, "docs/ci/github.yml", &workflow)
	c := newCheckout(t, "GITHUB_BASE_REF=main")
	summary := filepath.Join(c.home, "summary.md")
	c.env = append(c.env, "RUNNER_TEMP="+c.home, "GITHUB_STEP_SUMMARY="+summary)
	ran := 0
	for _, step := range workflow.Jobs["pimvet"].Steps {
		if step.Run == "" {
			continue
		}
		ran++
		out, failed := c.run(t, step.Run)
		if gate := step.Name == "Fail for new ones"; failed != gate {
			t.Errorf("%s: it fails: %t, wanted: %t\n%s", step.Name, failed, gate, out)
		} else if gate {
			wantOnly(t, out, "file=new.go,line=6")
		}
	}
	if ran != 3 {
		t.Errorf("%d steps have commands, want 3", ran)
	}
	for _, name := range []string{filepath.Join(c.dir, "pimvet.sarif"), summary} {
		wantAll(t, name)
	}
}

func TestGitLab(t *testing.T) {
	var jobs map[string]struct {
		Script    []string
		Artifacts struct{ Paths []string }
	}
	read(t, "docs/ci/gitlab-ci.yml", &jobs)
	c := newCheckout(t, "CI_MERGE_REQUEST_TARGET_BRANCH_NAME=main")
	c.env = append(c.env, "HOME="+c.home)
	job := jobs["pimvet"]
	for i, line := range job.Script {
		out, failed := c.run(t, line)
		if gate := i == len(job.Script)-1; failed != gate {
			t.Errorf("%s: it fails: %t, wanted: %t\n%s", line, failed, gate, out)
		} else if gate {
			wantOnly(t, out, "new.go:6:")
		}
	}
	for _, name := range job.Artifacts.Paths {
		if _, err := os.Stat(filepath.Join(c.dir, name)); err != nil {
			t.Error(err)
		}
	}
}

func TestPreCommit(t *testing.T) {
	if _, err := exec.LookPath("pre-commit"); err != nil {
		t.Skip("pre-commit is not installed")
	}
	c := newCheckout(t, "PRE_COMMIT_HOME="+filepath.Join(t.TempDir(), "pre-commit"))
	config := "repos:\n  - repo: https://github.com/pimigrate/pimigrate\n    rev: %s\n    hooks: [{id: pimvet}]\n"
	write(t, filepath.Join(c.dir, ".pre-commit-config.yaml"), fmt.Sprintf(config, git(t, root(t), "rev-parse", "HEAD")))
	out, failed := c.run(t, "git add . && pre-commit run --all-files")
	if !failed || !strings.Contains(out, "old.go:6:") || !strings.Contains(out, "new.go:6:") {
		t.Errorf("the hook fails: %t, it prints\n%s", failed, out)
	}
	out, failed = c.run(t, "sed -i s/pimvet}/pimvet-fix}/ .pre-commit-config.yaml && git add . && pre-commit run --all-files || git diff --name-only")
	if failed || !strings.Contains(out, "files were modified by this hook") || !strings.HasSuffix(out, "new.go\nold.go\n") {
		t.Errorf("the hook that edits fails: %t, it prints\n%s", failed, out)
	}
}

// wantOnly wants the report of what is new.
func wantOnly(t *testing.T, out, place string) {
	t.Helper()
	if !strings.Contains(out, place) || strings.Contains(out, "old.go") {
		t.Errorf("wanted is %s alone:\n%s", place, out)
	}
}

// wantAll wants both calls in a report.
func wantAll(t *testing.T, name string) {
	t.Helper()
	data, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	if !strings.Contains(string(data), "new.go") || !strings.Contains(string(data), "old.go") {
		t.Errorf("%s does not name both files:\n%s", name, data)
	}
}

func read(t *testing.T, name string, v any) {
	t.Helper()
	data, err := os.ReadFile(filepath.Join(root(t), name))
	if err != nil {
		t.Fatal(err)
	}
	if err := yaml.Unmarshal(data, v); err != nil {
		t.Fatalf("%s: %v", name, err)
	}
}
