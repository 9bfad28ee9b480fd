// Custom is golangci-lint with pimvet: what "golangci-lint custom" builds, but
// from the module proxy alone. It pins the release that the plugin is tested
// with.
//
//	go build -o golangci-lint . && ./golangci-lint run -c ../../docs/ci/golangci.yml ./...
package main

import (
	"fmt"
	"os"
	"runtime"

	"github.com/golangci/golangci-lint/v2/pkg/commands"
	"github.com/golangci/golangci-lint/v2/pkg/exitcodes"

	_ "github.com/pimigrate/pimigrate/golangci"
)

// version makes golangci-lint hash its executable for the key of its cache. A
// number would hide that the plugin has changed.
const version = "(devel)"

func main() {
	if err := commands.Execute(commands.BuildInfo{GoVersion: runtime.Version(), Version: version}); err != nil {
		fmt.Fprintf(os.Stderr, "golangci-lint: %v\n", err)
		os.Exit(exitcodes.Failure)
	}
}
