// Command rulegen compiles an OpenAPI document into a rule file, for go generate:
//
//	rulegen openapi/pim.yaml analyzer/rule/pim.json
package main

import (
	"encoding/json"
	"fmt"
	"os"

	"github.com/pimigrate/pimigrate/analyzer/rule/compile"
)

func main() {
	if len(os.Args) != 3 {
		fmt.Fprintln(os.Stderr, "usage: rulegen DOCUMENT RULES")
		os.Exit(2)
	}
	if err := run(os.Args[1], os.Args[2]); err != nil {
		fmt.Fprintln(os.Stderr, "rulegen:", err)
		os.Exit(2)
	}
}

func run(document, rules string) error {
	data, err := os.ReadFile(document)
	if err != nil {
		return err
	}
	set, err := compile.Document(data)
	if err != nil {
		return fmt.Errorf("compile %s: %w", document, err)
	}
	out, err := json.MarshalIndent(set, "", "\t")
	if err != nil {
		return fmt.Errorf("encode rules: %w", err)
	}
	return os.WriteFile(rules, append(out, '\n'), 0o644)
}
