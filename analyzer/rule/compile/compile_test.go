package compile_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/pimigrate/pimigrate/analyzer/rule/compile"
)

const document = `
openapi: 3.0.3
info: {title: Pets, version: "1"}
servers: [{url: "https://api.example.com/v1"}]
paths:
  /pets/{id}:
    get:
      operationId: getPet
      deprecated: true
      x-ms-deprecation: {date: "2026-01-01", removalDate: "2026-06-30", version: Pets v1}
      x-replaced-by: [{operationId: getAnimal, parameters: {id: $request.path.id}}]
      responses: {"200": {description: a pet}}
  /pets/mine:
    get:
      operationId: getMyPets
      responses: {"200": {description: pets}}
  /animals/{id}:
    get:
      operationId: getAnimal
      responses: {"200": {description: an animal}}
  /plants:
    get:
      operationId: listPlants
      responses: {"200": {description: plants}}
`

func ExampleDocument() {
	set, err := compile.Document([]byte(document))
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, op := range set.Operations {
		fmt.Println(op.ID, op.Deprecation != nil)
	}
	// Output:
	// getAnimal false
	// getMyPets false
	// getPet true
}

func TestDocumentRefuses(t *testing.T) {
	tests := []struct{ name, document, want string }{
		{"nothing", "", "read OpenAPI document"},
		{"not YAML", "{", "read OpenAPI document"},
		{"no deprecated operation", strings.Replace(document, "deprecated: true", "deprecated: false", 1), "no operation is marked deprecated"},
		{"extension of another shape", strings.Replace(document, "x-replaced-by: [", "x-replaced-by: [1, ", 1), "read x-replaced-by"},
		{"remote reference", strings.Replace(document, "{description: pets}", `{$ref: "https://example.com/pets.yaml"}`, 1), "read OpenAPI document"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			_, err := compile.Document([]byte(tt.document))
			if err == nil || !strings.Contains(err.Error(), tt.want) {
				t.Errorf("error %v, want one with %q", err, tt.want)
			}
		})
	}
}
