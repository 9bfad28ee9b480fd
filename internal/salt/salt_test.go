package salt

import (
	"os"
	"os/exec"
	"path/filepath"
	"testing"
)

// TestCopy holds that a copy still runs, and that no two of them are the same.
func TestCopy(t *testing.T) {
	test, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	seen := map[string]bool{}
	for _, name := range []string{"a", "b"} {
		exe := filepath.Join(t.TempDir(), name+filepath.Ext(test))
		if err := Copy(test, exe); err != nil {
			t.Fatal(err)
		}
		if out, err := exec.Command(exe, "-test.run=^$").CombinedOutput(); err != nil {
			t.Errorf("run the copy: %v\n%s", err, out)
		}
		data, err := os.ReadFile(exe)
		if err != nil {
			t.Fatal(err)
		}
		seen[string(data)] = true
	}
	if len(seen) != 2 {
		t.Error("two copies are the same: the go command would take them for one tool")
	}
}
