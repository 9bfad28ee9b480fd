package compile_test

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"

	"github.com/pimigrate/pimigrate/analyzer/rule"
	"github.com/pimigrate/pimigrate/analyzer/rule/compile"
)

func TestFile(t *testing.T) {
	tests := []struct {
		name, overlay string
		title, server string
		want          rule.Deprecation
		answers       []rule.Answer
	}{
		{
			name: "swagger.yaml", title: "Pets of old", server: "https://api.example.com/v1",
			want:    rule.Deprecation{Date: "2026-01-01", RemovalDate: "2026-06-30", Description: "Pets became animals."},
			answers: []rule.Answer{{Status: 200, HasBody: true}},
		},
		{
			name: "openapi31.json", title: "Pets of now", server: "https://api.example.com/v1",
			want:    rule.Deprecation{Date: "2026-01-01", RemovalDate: "2026-06-30", Description: "Closing down notice: This endpoint is closing down."},
			answers: []rule.Answer{{Status: 204}},
		},
		{
			name: "split/openapi.yaml", title: "Pets in pieces", server: "https://api.example.com/v1",
			answers: []rule.Answer{{Status: 200, HasBody: true}},
		},
		{
			name: "split/openapi.yaml", overlay: "split/overlay.yaml", title: "Pets in pieces", server: "https://api.example.com/v1",
			want: rule.Deprecation{Replacements: []rule.Replacement{
				{OperationID: "getAnimal", Parameters: map[string]string{"id": "$request.path.id"}},
			}},
			answers: []rule.Answer{{Status: 200, HasBody: true}},
		},
	}
	for _, tt := range tests {
		t.Run(tt.name+tt.overlay, func(t *testing.T) {
			var overlays []string
			if tt.overlay != "" {
				overlays = []string{filepath.Join("testdata", tt.overlay)}
			}
			set, _, err := compile.File(filepath.Join("testdata", tt.name), overlays...)
			if err != nil {
				t.Fatal(err)
			}
			if set.Title != tt.title || !reflect.DeepEqual(set.Servers, []string{tt.server}) {
				t.Errorf("%q at %q, want %q at %q", set.Title, set.Servers, tt.title, tt.server)
			}
			op := set.Operation("getPet")
			if op == nil || op.Deprecation == nil {
				t.Fatalf("getPet is %+v, want it deprecated", op)
			}
			if !reflect.DeepEqual(*op.Deprecation, tt.want) {
				t.Errorf("deprecation\n%+v, want\n%+v", *op.Deprecation, tt.want)
			}
			if !reflect.DeepEqual(op.Answers, tt.answers) {
				t.Errorf("answers %+v, want %+v", op.Answers, tt.answers)
			}
		})
	}
}

// TestFileWithoutEnd refers to a file that is longer than any description.
func TestFileWithoutEnd(t *testing.T) {
	dir := t.TempDir()
	name, long := filepath.Join(dir, "api.yaml"), filepath.Join(dir, "long.yaml")
	const text = "openapi: 3.0.3\ninfo: {title: Pets, version: \"1\"}\npaths:\n  /pets: {$ref: long.yaml}\n"
	if err := errors.Join(os.WriteFile(name, []byte(text), 0o666), os.WriteFile(long, nil, 0o666), os.Truncate(long, 1<<40)); err != nil {
		t.Skip("a sparse file could not be made: ", err)
	}
	if _, _, err := compile.File(name); err == nil || !strings.Contains(err.Error(), "long.yaml: it has more than 256 MB") {
		t.Errorf("error %v", err)
	}
}

func TestFileRefuses(t *testing.T) {
	tests := []struct{ name, overlay, want string }{
		{"absent.yaml", "", "no such file"},
		{"remote.yaml", "", "another machine is not followed"},
		{"openapi4.yaml", "", `its version is "4.0.0"`},
		{"split/openapi.yaml", "absent.yaml", "apply overlay testdata/absent.yaml"},
		{"split/openapi.yaml", "split/overlay_nowhere.yaml", "/cats/{id}"},
		{"split/openapi.yaml", "swagger.yaml", "apply overlay testdata/swagger.yaml"},
	}
	for _, tt := range tests {
		t.Run(tt.name+tt.overlay, func(t *testing.T) {
			var overlays []string
			if tt.overlay != "" {
				overlays = []string{"testdata/" + tt.overlay}
			}
			_, _, err := compile.File("testdata/"+tt.name, overlays...)
			if err == nil || !strings.Contains(err.Error(), tt.want) {
				t.Errorf("error %v, want one with %q", err, tt.want)
			}
		})
	}
}

func TestFileInputs(t *testing.T) {
	_, inputs, err := compile.File("testdata/split/openapi.yaml", "testdata/split/overlay.yaml")
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, i := range inputs {
		got = append(got, filepath.Base(i.Name))
	}
	want := []string{"openapi.yaml", "overlay.yaml", "animals.yaml", "pets.yaml", "shared.yaml"}
	if !reflect.DeepEqual(got, want) {
		t.Errorf("inputs %q, want %q", got, want)
	}
}

// File reads a description in several files, and an overlay that adds what
// replaces its deprecated operation.
func ExampleFile() {
	set, inputs, err := compile.File("testdata/split/openapi.yaml", "testdata/split/overlay.yaml")
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println(len(inputs), "files read")
	for _, r := range set.Operation("getPet").Deprecation.Replacements {
		fmt.Println("use", r.OperationID)
	}
	// Output:
	// 5 files read
	// use getAnimal
}

// TestFileSplitSwagger reads a Swagger 2.0 description in several files.
func TestFileSplitSwagger(t *testing.T) {
	dir := t.TempDir()
	for name, text := range map[string]string{
		"api.json": `{"swagger": "2.0", "info": {"title": "Pets", "version": "1"}, "host": "api.example.com", "basePath": "/v1",
			"schemes": ["https"], "paths": {"/pets": {"$ref": "paths/pets.yaml"}}}`,
		"paths/pets.yaml": "get:\n  deprecated: true\n  responses: {200: {description: pets, schema: {$ref: ../pet.yaml#/Pet}}}\n",
		"pet.yaml":        "Pet: {type: object}\n",
	} {
		name = filepath.Join(dir, name)
		if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(name, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	set, _, err := compile.File(filepath.Join(dir, "api.json"))
	if err != nil {
		t.Fatal(err)
	}
	if m, ok := set.Match("GET", "https://api.example.com/v1/pets"); !ok || m.ID != "GET /pets" {
		t.Errorf("match %t", ok)
	}
}

// TestFileSpelling reads what editors of other systems write: a byte order
// mark, and lines that end in CR LF.
func TestFileSpelling(t *testing.T) {
	plain, err := os.ReadFile("testdata/teams.yaml")
	if err != nil {
		t.Fatal(err)
	}
	name := filepath.Join(t.TempDir(), "teams.yaml")
	if err := os.WriteFile(name, []byte("\ufeff"+strings.ReplaceAll(string(plain), "\n", "\r\n")), 0o644); err != nil {
		t.Fatal(err)
	}
	want, _, err := compile.File("testdata/teams.yaml")
	if err != nil {
		t.Fatal(err)
	}
	got, _, err := compile.File(name)
	if err != nil {
		t.Fatal(err)
	}
	if !reflect.DeepEqual(got.Operations, want.Operations) {
		t.Errorf("operations\n%+v, want\n%+v", got.Operations, want.Operations)
	}
}
