package rule_test

import (
	"fmt"

	"github.com/pimigrate/pimigrate/analyzer/rule"
)

func ExampleSet_Match() {
	m, ok := rule.PIM().Match("GET", "https://graph.microsoft.com/beta/privilegedRoles/{}")
	if !ok {
		fmt.Println("not retired")
		return
	}
	fmt.Println(m.ID)
	for _, r := range m.Deprecation.Replacements {
		next := m.Successor(r)
		fmt.Println("use", next.Method, next.Path)
	}
	// Output:
	// getPrivilegedRole
	// use GET /v1.0/roleManagement/directory/roleDefinitions/{id}
}
