package compile_test

import (
	"maps"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/pimigrate/pimigrate/analyzer/rule/compile"
)

func TestScaffold(t *testing.T) {
	got, err := compile.Scaffold("testdata/teams.yaml")
	if err != nil {
		t.Fatal(err)
	}
	want, err := os.ReadFile("testdata/teams_overlay.yaml")
	if err != nil {
		t.Fatal(err)
	}
	if string(got) != string(want) {
		t.Errorf("overlay\n%s\nwant\n%s", got, want)
	}
}

// TestScaffoldApplies takes the overlay as it is written, and as it is after a
// person has taken all proposals.
func TestScaffoldApplies(t *testing.T) {
	written, err := compile.Scaffold("testdata/teams.yaml")
	if err != nil {
		t.Fatal(err)
	}
	taken := strings.ReplaceAll(string(written), "x-replaced-by: []\n      # proposal", "x-replaced-by:\n      # proposal")
	taken = strings.ReplaceAll(strings.ReplaceAll(taken, "\n      #  - ", "\n        - "), "\n      #    ", "\n          ")
	for name, want := range map[string]struct{ text, successor string }{
		"written": {string(written), ""},
		"taken":   {taken, "getMember"},
	} {
		t.Run(name, func(t *testing.T) {
			overlay := filepath.Join(t.TempDir(), "overlay.yaml")
			if err := os.WriteFile(overlay, []byte(want.text), 0o644); err != nil {
				t.Fatal(err)
			}
			set, _, err := compile.File("testdata/teams.yaml", overlay)
			if err != nil {
				t.Fatal(err)
			}
			successor := ""
			for _, r := range set.Operation("getMemberLegacy").Deprecation.Replacements {
				successor += r.OperationID
				if from := map[string]string{"user": "$request.path.user"}; !maps.Equal(r.Parameters, from) {
					t.Errorf("parameters %v, want %v: \"?\" says nothing", r.Parameters, from)
				}
			}
			if successor != want.successor {
				t.Errorf("successor %q, want %q", successor, want.successor)
			}
		})
	}
}

func TestScaffoldOfNothing(t *testing.T) {
	_, err := compile.Scaffold("testdata/remote.yaml")
	if err == nil || !strings.Contains(err.Error(), "another machine") {
		t.Errorf("error %v", err)
	}
}

// TestScaffoldOData has keys in parentheses and quotes, which the target of an
// action must not end at.
func TestScaffoldOData(t *testing.T) {
	dir := t.TempDir()
	name, overlay := filepath.Join(dir, "api.yaml"), filepath.Join(dir, "overlay.yaml")
	if err := os.WriteFile(name, []byte(`openapi: 3.0.3
info: {title: Pets, version: "1"}
paths:
  /v1/pets('{id}'):
    get: {deprecated: true, responses: {"200": {description: a pet}}}
  /v2/pets('{id}'):
    get: {responses: {"200": {description: a pet}}}
`), 0o644); err != nil {
		t.Fatal(err)
	}
	written, err := compile.Scaffold(name)
	if err != nil {
		t.Fatal(err)
	}
	if want := "GET /v2/pets('{id}')\n      #    parameters: {id: $request.path.id}"; !strings.Contains(string(written), want) {
		t.Errorf("overlay\n%s\nwant in it\n%s", written, want)
	}
	taken := strings.Replace(string(written), "x-replaced-by: []", "x-no-replacement: All pets are gone.", 1)
	if err := os.WriteFile(overlay, []byte(taken), 0o644); err != nil {
		t.Fatal(err)
	}
	set, _, err := compile.File(name, overlay)
	if err != nil {
		t.Fatal(err)
	}
	if got := set.Operations[0].Deprecation.NoReplacement; got != "All pets are gone." {
		t.Errorf("x-no-replacement is %q", got)
	}
}
