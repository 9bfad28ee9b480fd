package report

import (
	"bytes"
	"reflect"
	"testing"

	"github.com/santhosh-tekuri/jsonschema/v6"

	"github.com/pimigrate/pimigrate/analyzer/rule"
)

// full is a report that says all that one can say.
func full() *Report {
	permissions := &rule.Permissions{Delegated: []string{"A.Read"}, Application: []string{"A.Read.All"}}
	return &Report{
		Version: schemaVersion, Tool: Tool{"pimvet", "v1"}, AsOf: "2026-01-01", Packages: 1,
		Configurations: []string{"linux/amd64", "windows/amd64"}, Incomplete: "p does not compile", Known: 2,
		Unbuilt: []Unbuilt{{"b_plan9.go", "plan9", true}},
		Summary: Summary{1, 1, 1, 1, 1, map[Category]int{Call: 1}, []RuleCount{{"getX", Retired, 1, 1}}},
		Rules: []Rule{{
			ID: "getX", API: "X", Method: "GET", Path: "/x", Generation: "X 1", Announced: "2020-01-01", Removed: "2021-01-01",
			Description: "Gone.", Severity: Retired, Permissions: permissions, NoReplacement: "There is one.",
			Replacements: []Replacement{{"getY", "GET", "/y", "https://y.example.com", "all", map[string]string{"status": "204"}, "official", permissions}},
		}},
		Findings: []Finding{{
			Rule: "getX", Category: Call, Severity: Retired, Message: "GET /x is retired", Package: "example.com/p", File: "p.go",
			Line: 1, Column: 2, EndLine: 1, EndColumn: 5, Fingerprint: "0:1", NotEdited: "why", Edits: []Edit{{"p.go", 1, 2, "y"}},
			Related: []Related{{"here", "p.go", 1, 2, 3, 4}}, Configurations: []string{"windows/amd64"},
		}},
	}
}

// The schema in docs takes reports and knows every field of them. That all are
// set here is checked, so that a new field cannot be forgotten there.
func TestSchema(t *testing.T) {
	schema, err := jsonschema.NewCompiler().Compile("../../docs/report.schema.json")
	if err != nil {
		t.Fatal(err)
	}
	clean := reportOn(t, "package p\n")
	for name, r := range map[string]*Report{"full": full(), "empty": clean} {
		var out bytes.Buffer
		if err := r.WriteJSON(&out); err != nil {
			t.Fatal(err)
		}
		data, err := jsonschema.UnmarshalJSON(&out)
		if err != nil {
			t.Fatal(err)
		}
		if err := schema.Validate(data); err != nil {
			t.Errorf("%s: %v", name, err)
		}
	}
	noZero(t, "report", reflect.ValueOf(*full()))
}

// noZero complains of exported fields without a value, at any depth.
func noZero(t *testing.T, path string, v reflect.Value) {
	t.Helper()
	switch v.Kind() {
	case reflect.Pointer:
		noZero(t, path, v.Elem())
	case reflect.Slice:
		noZero(t, path, v.Index(0))
	case reflect.Struct:
		for i := range v.NumField() {
			f := v.Type().Field(i)
			if !f.IsExported() {
				continue
			}
			if v.Field(i).IsZero() {
				t.Errorf("%s.%s is not set", path, f.Name)
				continue
			}
			noZero(t, path+"."+f.Name, v.Field(i))
		}
	}
}
