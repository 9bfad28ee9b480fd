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
