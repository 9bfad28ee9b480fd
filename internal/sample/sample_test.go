package sample_test

import (
	"go/format"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"github.com/pimigrate/pimigrate/analyzer/rule"
	"github.com/pimigrate/pimigrate/internal/sample"
)

func TestCancel(t *testing.T) {
	set := rule.PIM()
	s, err := sample.Of(set, set.Operation("cancelPrivilegedRoleAssignmentRequest"))
	if err != nil {
		t.Fatal(err)
	}
	want := strings.NewReplacer("/beta/privilegedRoleAssignmentRequests/", "/v1.0/roleManagement/directory/roleAssignmentScheduleRequests/",
		"StatusOK", "StatusNoContent").Replace(s.Before)
	if want == s.Before || s.After != want {
		t.Errorf("after the edit, got\n%s\nwant\n%s", s.After, want)
	}
}

// TestAll builds the programs for all retired operations, before and after the
// edits, with the real net/http.
func TestAll(t *testing.T) {
	dir := t.TempDir()
	write := func(name, text string) {
		t.Helper()
		if formatted, err := format.Source([]byte(text)); err != nil || string(formatted) != text {
			t.Errorf("%s is not formatted: %v\n%s", name, err, text)
		}
		name = filepath.Join(dir, name, "sample.go")
		if err := os.MkdirAll(filepath.Dir(name), 0o777); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(name, []byte(text), 0o666); err != nil {
			t.Fatal(err)
		}
	}
	edited := 0
	for _, op := range rule.PIM().Operations {
		if op.Deprecation == nil {
			continue
		}
		s, err := sample.Of(rule.PIM(), &op)
		if err != nil {
			t.Error(err)
			continue
		}
		if strings.Contains(s.Refusal, "not recognized") {
			t.Errorf("%s: %s\n%s", op.ID, s.Refusal, s.Before)
		}
		if (s.After == "") == (s.Refusal == "") {
			t.Errorf("%s: there is an edit and a refusal, or neither: %q", op.ID, s.Refusal)
		}
		write(op.ID+"/before", s.Before)
		if s.After != "" {
			edited++
			write(op.ID+"/after", s.After)
		}
	}
	if edited == 0 {
		t.Error("no program is edited")
	}
	if err := os.WriteFile(filepath.Join(dir, "go.mod"), []byte("module example.com/sample\n\ngo 1.26\n"), 0o666); err != nil {
		t.Fatal(err)
	}
	build := exec.CommandContext(t.Context(), "go", "build", "./...")
	build.Dir, build.Env = dir, append(os.Environ(), "GOFLAGS=", "GOWORK=off", "GOPROXY=off", "GOTOOLCHAIN=local")
	if out, err := build.CombinedOutput(); err != nil {
		t.Errorf("build the programs: %v\n%s", err, out)
	}
}

// TestNames shows that a path of any description makes a program.
func TestNames(t *testing.T) {
	set, err := rule.Read([]byte(`{"title": "Odd", "servers": ["{scheme}://{host}/api"], "notices": [{}], "operations": [
		{"id": "odd", "method": "GET", "path": "/v1/{type}/x-{a-b}/{a_b}/{url}/f(on='{on}')/{$1}/end", "hasBody": true, "answers": 1, "deprecation": 1}],
		"answers": [[{"status": 207}]]}`))
	if err != nil {
		t.Fatal(err)
	}
	s, err := sample.Of(set, set.Operation("odd"))
	if err != nil {
		t.Fatal(err)
	}
	want := `"/v1/" + typePart + "/x-" + aB + "/" + aBPart + "/" + urlPart + "/f(on='" + on + "')/" + Part + "/end"`
	for _, part := range []string{want, "server, typePart, aB, aBPart, urlPart, on, Part string", "body io.Reader", "== 207"} {
		if !strings.Contains(strings.Join(strings.Fields(s.Before), " "), part) {
			t.Errorf("no %s in\n%s", part, s.Before)
		}
	}
	if s.Refusal != "nothing replaces it" {
		t.Errorf("refusal: %s", s.Refusal)
	}
}
