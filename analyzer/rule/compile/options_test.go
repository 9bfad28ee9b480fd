package compile_test

import (
	"slices"
	"strings"
	"testing"

	"github.com/pimigrate/pimigrate/analyzer/rule"
	"github.com/pimigrate/pimigrate/analyzer/rule/compile"
)

func TestOptions(t *testing.T) {
	source := strings.NewReplacer(
		"  /pets/{id}:\n", `  /pets/{id}:
    parameters:
      - {name: top, in: query, schema: {type: string}}
      - {name: sort, in: query, schema: {type: string, enum: [up, down]}}
`,
		"      operationId: getPet\n", `      operationId: getPet
      parameters:
        - {name: top, in: query, schema: {type: integer}}
        - {name: filter, in: query, required: true, schema: {type: string}}
        - {name: trace, in: header, schema: {type: string}}
`,
		"      operationId: getMyPets\n", `      operationId: getMyPets
      parameters: [{name: filter, in: query, schema: {type: string}}]
`).Replace(document)
	set, err := compile.Document([]byte(source))
	if err != nil {
		t.Fatal(err)
	}
	want := []rule.Option{{Name: "filter", Required: true, Text: true}, {Name: "sort"}, {Name: "top"}}
	if got := set.Operation("getPet").Query; !slices.Equal(got, want) {
		t.Errorf("options of a deprecated operation: %v, want %v", got, want)
	}
	if got := set.Operation("getMyPets").Query; got != nil {
		t.Errorf("options of an operation that is no successor: %v", got)
	}
}
