// Package gen_test checks what concerns both generated packages.
package gen_test

import (
	"bytes"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

const module = "github.com/pimigrate/pimigrate"

// TestGenerated generates anew and compares: the committed files are those of
// openapi/pim.yaml, and generating twice gives the same bytes.
func TestGenerated(t *testing.T) {
	if testing.Short() {
		t.Skip("runs the generator")
	}
	tests := []struct{ dir, config, output string }{
		{"pim", "models.yaml", "models.gen.go"},
		{"pim", "client.yaml", "client.gen.go"},
		{"pimserver", "server.yaml", "server.gen.go"},
	}
	for _, tt := range tests {
		t.Run(tt.output, func(t *testing.T) {
			out := filepath.Join(t.TempDir(), tt.output)
			cmd := exec.Command("go", "run", "github.com/oapi-codegen/oapi-codegen/v2/cmd/oapi-codegen",
				"-config", tt.config, "-o", out, "../../openapi/pim.yaml")
			cmd.Dir = tt.dir
			if b, err := cmd.CombinedOutput(); err != nil {
				t.Fatalf("generate: %v\n%s", err, b)
			}
			got, err := os.ReadFile(out)
			if err != nil {
				t.Fatal(err)
			}
			want, err := os.ReadFile(filepath.Join(tt.dir, tt.output))
			if err != nil {
				t.Fatal(err)
			}
			if !bytes.Equal(got, want) {
				t.Errorf("%s/%s is out of date: run go generate ./gen/...", tt.dir, tt.output)
			}
		})
	}
}

// TestLeftOut checks that models, client and server leave the same operations
// out.
func TestLeftOut(t *testing.T) {
	configs := []string{"pim/models.yaml", "pim/client.yaml", "pimserver/server.yaml"}
	seen := map[string]bool{}
	for _, name := range configs {
		data, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		_, tags, ok := strings.Cut(string(data), "exclude-tags: ")
		if !ok {
			t.Fatalf("%s leaves nothing out", name)
		}
		tags, _, _ = strings.Cut(tags, "\n")
		seen[tags] = true
	}
	if len(seen) != 1 {
		t.Errorf("%v leave out %v", configs, seen)
	}
}

// TestDependencies keeps the client light: it compiles neither a parser of
// OpenAPI documents nor a server.
func TestDependencies(t *testing.T) {
	allowed := []string{
		module + "/gen/pim",
		"github.com/oapi-codegen/runtime",
		"github.com/oapi-codegen/runtime/types",
		"github.com/apapsch/go-jsonmerge/v2",
		"github.com/google/uuid",
	}
	b, err := exec.Command("go", "list", "-deps", "-f", "{{if not .Standard}}{{.ImportPath}}{{end}}", "./pim").Output()
	if err != nil {
		t.Fatalf("list the dependencies: %v", err)
	}
	for _, path := range strings.Fields(string(b)) {
		if !slices.Contains(allowed, path) {
			t.Errorf("gen/pim depends on %s", path)
		}
	}
}

// TestDeprecationIsSeen runs staticcheck over a caller in testdata.
func TestDeprecationIsSeen(t *testing.T) {
	if testing.Short() {
		t.Skip("runs staticcheck")
	}
	cmd := exec.Command("go", "run", "honnef.co/go/tools/cmd/staticcheck", "-checks", "SA1019", "./testdata/caller")
	b, err := cmd.Output()
	if exit, ok := err.(*exec.ExitError); !ok || exit.ExitCode() != 1 {
		t.Fatalf("staticcheck: %v\n%s", err, b)
	}
	const notice = "PIM v2, retired on 2021-05-31. Use CancelRoleAssignmentScheduleRequest for an active assignment or CancelRoleEligibilityScheduleRequest for an eligible one."
	callees := []string{
		"Client).CancelPrivilegedRoleAssignmentRequest",
		"ClientWithResponses).CancelPrivilegedRoleAssignmentRequestWithResponse",
		"ClientInterface).CancelPrivilegedRoleAssignmentRequest",
		"ClientWithResponsesInterface).CancelPrivilegedRoleAssignmentRequestWithResponse",
	}
	lines := strings.Split(strings.TrimSpace(string(b)), "\n")
	if len(lines) != len(callees) {
		t.Fatalf("%d findings, want %d:\n%s", len(lines), len(callees), b)
	}
	for i, line := range lines {
		if !strings.Contains(line, "/gen/pim."+callees[i]+" is deprecated: ") || !strings.Contains(line, notice) {
			t.Errorf("finding %d = %s", i, line)
		}
	}
}
