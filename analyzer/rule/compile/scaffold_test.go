package compile_test

import (
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
