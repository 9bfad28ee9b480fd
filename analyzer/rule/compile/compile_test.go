package compile_test

import (
	"bytes"
	"encoding/json"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/pimigrate/pimigrate/analyzer/rule"
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
		{"version that is not known", strings.Replace(document, "3.0.3", "3.9.0", 1), `its version is "3.9.0"`},
		{"Swagger 2.0", strings.Replace(document, "openapi: 3.0.3", `swagger: "2.0"`, 1), "expected openapi"},
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

// TestRelevant checks which live operations are kept because a request of
// theirs could be taken for one of a deprecated operation.
func TestRelevant(t *testing.T) {
	tests := []struct {
		name, path string
		want       bool
	}{
		{"the same path", "/v2/pets/{id}", false},
		{"static where the deprecated one has a parameter", "/v1/pets/mine", true},
		{"parameter where the deprecated one is static", "/v1/{kind}/{id}", true},
		{"longer and more specific", "/v2/shop/pets/mine", true},
		{"longer", "/v2/shop/pets/{id}", false},
		{"longer and less specific", "/v2/shop/{kind}/{id}", false},
		{"shorter", "/pets", false},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			set, err := compile.Document(fmt.Appendf(nil, `
openapi: 3.0.3
info: {title: Pets, version: "1"}
paths:
  /v1/pets/{id}:
    get: {operationId: getPet, deprecated: true, responses: {"200": {description: a pet}}}
  %s:
    get: {operationId: live, responses: {"200": {description: live}}}
`, tt.path))
			if err != nil {
				t.Fatal(err)
			}
			if got := set.Operation("live") != nil; got != tt.want {
				t.Errorf("%s is kept: %v, want %v", tt.path, got, tt.want)
			}
		})
	}
}

// TestValues matches paths of which a parameter can have few values only.
func TestValues(t *testing.T) {
	set, err := compile.Document([]byte(`
openapi: 3.0.3
info: {title: Orgs, version: "1"}
paths:
  /orgs/{org}/{product}/{switch}:
    parameters:
      - {name: product, in: path, required: true, schema: {type: string, enum: [scanning, alerts]}}
    post:
      operationId: turn
      deprecated: true
      parameters:
        - {name: org, in: path, required: true, schema: {type: string}}
        - {name: switch, in: path, required: true, schema: {type: integer, enum: [0, 1]}}
      responses: {"204": {description: done}}
`))
	if err != nil {
		t.Fatal(err)
	}
	data, err := set.Encode()
	if err != nil {
		t.Fatal(err)
	}
	if set, err = rule.Read(data); err != nil {
		t.Fatal(err)
	}
	for url, want := range map[string]bool{
		"https://example.com/orgs/acme/scanning/1": true,
		"{}/orgs/{}/alerts/0":                      true,
		"{}/orgs/{}/{}/{}":                         true,
		"{}/orgs/{}/ale{}/0":                       true,
		"{}/orgs/{}/actions/1":                     false,
		"{}/orgs/{}/scanning/2":                    false,
	} {
		if _, got := set.Match("POST", url); got != want {
			t.Errorf("POST %s matches: %v, want %v", url, got, want)
		}
	}
}

// TestWide compiles a path whose first parameter spans segments, as in the
// documents of Azure Resource Manager, and matches requests with it.
func TestWide(t *testing.T) {
	set, err := compile.Document([]byte(`
openapi: 3.0.3
info: {title: Locks, version: "1"}
servers: [{url: "https://management.example.com"}]
paths:
  /{scope}/providers/locks/{name}:
    parameters:
      - {name: scope, in: path, required: true, x-ms-skip-url-encoding: true, schema: {type: string}}
      - {name: name, in: path, required: true, schema: {type: string}}
    get: {operationId: getLock, deprecated: true, responses: {"200": {description: a lock}}}
`))
	if err != nil {
		t.Fatal(err)
	}
	data, err := json.Marshal(set)
	if err != nil {
		t.Fatal(err)
	}
	if set, err = rule.Read(data); err != nil {
		t.Fatal(err)
	}
	for url, want := range map[string]bool{
		"https://management.example.com/subscriptions/{}/providers/locks/{}": true,
		"https://management.example.com/{}/providers/locks/{}":               true,
		"{}/providers/locks/{}":                                         true,
		"https://management.example.com/providers/locks/{}":             false,
		"https://other.example.com/subscriptions/{}/providers/locks/{}": false,
		"https://management.example.com/subscriptions/{}/locks/{}":      false,
	} {
		if _, ok := set.Match("GET", url); ok != want {
			t.Errorf("Match(%q) = %v, want %v", url, ok, want)
		}
	}
}

// TestKeepsPermissions shows that a live operation is kept if the document says
// what it needs: who lists the permissions of a program has to know.
func TestKeepsPermissions(t *testing.T) {
	for permissions, want := range map[string]bool{"": false, "x-permissions: {}": true, "x-permissions: {delegated: [Pets.Read]}": true} {
		set, err := compile.Document([]byte(strings.Replace(document, "operationId: listPlants", "operationId: listPlants\n      "+permissions, 1)))
		if err != nil {
			t.Fatal(err)
		}
		if got := set.Operation("listPlants") != nil; got != want {
			t.Errorf("%q: the operation is kept: %t, want %t", permissions, got, want)
		}
	}
}

// TestSettle has operations whose path says that they are deprecated, one
// without an ID, and an ID of two.
func TestSettle(t *testing.T) {
	set, err := compile.Document([]byte(`
openapi: 3.0.3
info: {title: Pets, version: "1"}
paths:
  /pets:
    deprecated: true
    x-sunset: "2026-06-30"
    get: {responses: {"200": {description: pets}}}
    post: {operationId: pet, x-sunset: "2027-01-01", responses: {"200": {description: a pet}}}
  /pets/{id}:
    get:
      operationId: pet
      deprecated: true
      x-replaced-by: [{operationId: "GET /animals"}]
      responses: {"200": {description: a pet}}
  /animals:
    get: {responses: {"200": {description: animals}}}
`))
	if err != nil {
		t.Fatal(err)
	}
	got := map[string]string{}
	for _, op := range set.Operations {
		if op.Deprecation != nil {
			got[op.ID] = op.Deprecation.RemovalDate
		}
	}
	want := map[string]string{"GET /pets": "2026-06-30", "POST /pets": "2027-01-01", "GET /pets/{id}": ""}
	if !maps.Equal(got, want) {
		t.Errorf("deprecated operations and their ends\n%v, want\n%v", got, want)
	}
}

// TestMany finds the successor of each of many operations that differ in one
// word only.
func TestMany(t *testing.T) {
	var doc strings.Builder
	doc.WriteString("openapi: 3.0.3\ninfo: {title: Large, version: \"1\"}\npaths:\n")
	const n = 1000
	for i := range n {
		fmt.Fprintf(&doc, "  /v1/thing%d/{id}:\n    get: {deprecated: true, description: This is deprecated., responses: {\"200\": {description: x}}}\n", i)
		fmt.Fprintf(&doc, "  /v2/thing%d/{id}:\n    get: {summary: Get a thing, responses: {\"200\": {description: x}}}\n", i)
	}
	name := filepath.Join(t.TempDir(), "large.yaml")
	if err := os.WriteFile(name, []byte(doc.String()), 0o644); err != nil {
		t.Fatal(err)
	}
	set, _, err := compile.File(name)
	if err != nil {
		t.Fatal(err)
	}
	overlay, err := compile.Scaffold(name)
	if err != nil {
		t.Fatal(err)
	}
	if got := bytes.Count(overlay, []byte("# proposal, the nearest path: GET /v2/thing")); got != n || len(set.Operations) != n {
		t.Errorf("%d proposals and %d operations, want %d of both", got, len(set.Operations), n)
	}
}
