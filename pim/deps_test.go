package pim_test

import (
	"os/exec"
	"strings"
	"testing"
)

// TestDependencies is pitfall 22, a graph of 80 modules: what a program compiles
// with the client is that of gen/pim, the Azure SDK's core and what this needs.
func TestDependencies(t *testing.T) {
	allowed := []string{
		"github.com/pimigrate/pimigrate/pim", "github.com/pimigrate/pimigrate/gen/pim",
		"github.com/Azure/azure-sdk-for-go/sdk/azcore", "github.com/Azure/azure-sdk-for-go/sdk/internal",
		"golang.org/x/net", "golang.org/x/text",
		"github.com/oapi-codegen/runtime", "github.com/apapsch/go-jsonmerge/v2", "github.com/google/uuid",
	}
	b, err := exec.Command("go", "list", "-deps", "-f", "{{if not .Standard}}{{.ImportPath}}{{end}}", ".").Output()
	if err != nil {
		t.Fatalf("list the dependencies: %v", err)
	}
	for _, path := range strings.Fields(string(b)) {
		ok := false
		for _, a := range allowed {
			ok = ok || path == a || strings.HasPrefix(path, a+"/")
		}
		if !ok {
			t.Errorf("pim depends on %s", path)
		}
	}
}
