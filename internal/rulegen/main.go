// Command rulegen compiles an OpenAPI document into a rule file, for go generate:
//
//	rulegen openapi/pim.yaml analyzer/rule/pim.json
package main

import (
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
	set, _, err := compile.File(document)
	if err != nil {
		return err
	}
	out, err := set.Encode()
	if err != nil {
		return err
	}
	return os.WriteFile(rules, out, 0o644)
}
