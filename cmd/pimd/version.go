package main

import (
	"context"
	"encoding/json"
	"flag"
	"fmt"
	"io"

	"github.com/pimigrate/pimigrate/internal/version"
	"github.com/pimigrate/pimigrate/openapi"
)

// printVersion says what pimd was built of, with the description that the emulator
// and the bridge go by.
func printVersion(_ context.Context, args []string, stdout, _ io.Writer) error {
	fs := flag.NewFlagSet("version", flag.ContinueOnError)
	asJSON := fs.Bool("json", false, "")
	if err := parse(fs, args); err != nil {
		return err
	}
	info := version.Read("pimd", version.Of("description", "openapi/pim.yaml", openapi.PIM))
	if !*asJSON {
		return info.Print(stdout)
	}
	e := json.NewEncoder(stdout)
	e.SetIndent("", "  ")
	if err := e.Encode(info); err != nil {
		return fmt.Errorf("writing the version: %w", err)
	}
	return nil
}
