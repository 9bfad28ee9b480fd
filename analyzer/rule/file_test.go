package rule_test

import (
	"encoding/json"
	"os"
	"reflect"
	"strings"
	"testing"

	"github.com/pimigrate/pimigrate/analyzer/rule"
)

func TestRoundTrip(t *testing.T) {
	want := rule.PIM()
	data, err := json.Marshal(want)
	if err != nil {
		t.Fatal(err)
	}
	got, err := rule.Read(data)
	if err != nil {
		t.Fatal(err)
	}
	if !reflect.DeepEqual(got, want) {
		t.Error("what is read is not what was written")
	}
	again, err := json.Marshal(got)
	if err != nil || string(again) != string(data) {
		t.Errorf("writing twice makes two files (%v)", err)
	}
}

// TestSize bounds the file: each process of the linter reads it.
func TestSize(t *testing.T) {
	data, err := os.ReadFile("pim.json")
	if err != nil {
		t.Fatal(err)
	}
	if len(data) > 100_000 {
		t.Errorf("the rules for PIM take %d bytes", len(data))
	}
}

func TestReadRefusesRows(t *testing.T) {
	const operation = `"operations":[{"id":"a","method":"GET","path":"/a"`
	tests := []struct{ name, data, want string }{
		{"permissions", `{` + operation + `,"permissions":1}]}`, "operation a: no such row: 1 of 0"},
		{"answers", `{"answers":[[]],` + operation + `,"answers":2}]}`, "operation a: no such row: 2 of 1"},
		{"notice", `{` + operation + `,"deprecation":-1}]}`, "operation a: no such row: -1 of 0"},
		{"replacement", `{"notices":[{}],` + operation + `,"deprecation":1,"replacements":[1]}]}`, "operation a: no such row: 1 of 0"},
		{"text", `{"replacements":[{"operationId":"a","changes":{"body":0}}],` + operation + `}]}`, "no such row: 0 of 0"},
		{"successor", `{"replacements":[{"operationId":"b"}],` + operation + `}]}`, "b replaces an operation and is not in the file"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			_, err := rule.Read([]byte(tt.data))
			if err == nil || !strings.Contains(err.Error(), tt.want) {
				t.Errorf("error %v, want one with %q", err, tt.want)
			}
		})
	}
}

func BenchmarkRead(b *testing.B) {
	data, err := os.ReadFile("pim.json")
	if err != nil {
		b.Fatal(err)
	}
	b.SetBytes(int64(len(data)))
	b.ReportAllocs()
	for b.Loop() {
		if _, err := rule.Read(data); err != nil {
			b.Fatal(err)
		}
	}
}

// TestEncodeWithoutServers: a description need not say where its API is.
func TestEncodeWithoutServers(t *testing.T) {
	for name, servers := range map[string][]string{"none": nil, "empty": {}} {
		set := &rule.Set{Servers: servers, Operations: []rule.Operation{
			{ID: "listPets", Method: "GET", Path: "/pets", Deprecation: &rule.Deprecation{}},
		}}
		data, err := set.Encode()
		if err != nil {
			t.Fatal(err)
		}
		read, err := rule.Read(data)
		if err != nil {
			t.Fatalf("%s: %v in\n%s", name, err, data)
		}
		if _, ok := read.Match("GET", "https://pets.example.com/pets"); !ok {
			t.Errorf("%s: no match", name)
		}
	}
}
