package main

import (
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

// TestReadme keeps true what README.md quotes of the output for an example.
func TestReadme(t *testing.T) {
	if testing.Short() {
		t.Skip("the example has large dependencies")
	}
	const example = "examples/legacy"
	root := filepath.Join("..", "..")
	readme, err := os.ReadFile(filepath.Join(root, "README.md"))
	if err != nil {
		t.Fatal(err)
	}
	cmd := exec.CommandContext(t.Context(), tool, "-C", example, "./...")
	cmd.Dir = root
	out, err := cmd.CombinedOutput()
	if cmd.ProcessState.ExitCode() != findings {
		t.Fatalf("%v\n%s", err, out)
	}
	quotes := 0
	for line := range strings.Lines(string(readme)) {
		quote, ok := strings.CutPrefix(line, "    ")
		if !ok || !strings.HasPrefix(quote, example) && !strings.HasPrefix(quote, "pimvet: ") {
			continue
		}
		quotes++
		if !strings.Contains("\n"+string(out), "\n"+quote) {
			t.Errorf("README.md quotes a line that pimvet does not print: %s", quote)
		}
	}
	if t.Failed() {
		t.Logf("the output is\n%s", out)
	}
	if quotes == 0 {
		t.Error("README.md quotes no output")
	}
}
