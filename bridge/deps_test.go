package bridge_test

import (
	"os/exec"
	"strings"
	"testing"
)

// TestDependencies keeps exporters and their protocols out of the programs that import
// the package: it speaks to the API of OpenTelemetry alone.
func TestDependencies(t *testing.T) {
	b, err := exec.Command("go", "list", "-deps", ".").Output()
	if err != nil {
		t.Fatalf("list the dependencies: %v", err)
	}
	for _, path := range strings.Fields(string(b)) {
		for _, heavy := range []string{"go.opentelemetry.io/otel/sdk", "go.opentelemetry.io/otel/exporters", "google.golang.org/"} {
			if strings.HasPrefix(path, heavy) {
				t.Errorf("bridge depends on %s", path)
			}
		}
	}
}
