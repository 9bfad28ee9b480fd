package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/pimigrate/pimigrate/analyzer/rule"
)

func get(fn, url string) call {
	return call{fn: fn, Methods: []string{"GET"}, URLs: []string{url}}
}

func TestCompare(t *testing.T) {
	key := []answer{{"T.M", []endpoint{{"GET", "/a/{id}"}, {"GET", "/b"}}}}
	tests := []struct {
		name  string
		calls []call
		want  grade
		found string
	}{
		{"one of the key", []call{get("T.M", "https://h/a/{}")}, agrees, ""},
		{"other function", []call{get("T.N", "https://h/a/{}")}, vague, "-"},
		{"unresolved", []call{{fn: "T.M", Methods: []string{"GET"}}}, vague, "-"},
		{"vague", []call{get("T.M", "https://h/{}")}, vague, "GET /{}"},
		{"vague beside right", []call{get("T.M", "https://h/{}"), get("T.M", "https://h/b")}, agrees, ""},
		{"wrong beside right", []call{get("T.M", "https://h/b"), get("T.M", "https://h/c")}, differs, "GET /b | GET /c"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			ds := compare("x", key, tt.calls, "")
			if tt.want == agrees {
				if len(ds) > 0 {
					t.Errorf("disagreement: %+v", ds[0])
				}
				return
			}
			if len(ds) != 1 || ds[0].grade != tt.want || ds[0].found != tt.found {
				t.Errorf("disagreements %+v, want one of grade %d with %q", ds, tt.want, tt.found)
			}
		})
	}
}

func TestRow(t *testing.T) {
	calls := []call{get("F", "u"), get("G", "u"), {fn: "H"}}
	r := newRow("x", 10, calls)
	r.count([]disagreement{{grade: differs}, {grade: vague}, {grade: differs, reason: "alias: x"}, {grade: vague, reason: "delegates: x"}})
	if r.sites != 3 || r.resolved != 2 || r.aside != 2 || r.wrong != 1 || r.missed != 1 || r.correct() != 6 {
		t.Errorf("row %+v with %d correct", r, r.correct())
	}
	if r.recall() != 75 || int(r.precision()) != 85 {
		t.Errorf("recall %v, precision %v", r.recall(), r.precision())
	}
}

func TestKnown(t *testing.T) {
	file := filepath.Join(t.TempDir(), "known.tsv")
	text := "corpus\tfunction\tkey\tfound\treason\nc\tF\tGET /a\t-\tour miss: x\nc\tG\tGET /b\t-\talias: y\nd\tF\tGET /a\t-\talias\n"
	if err := os.WriteFile(file, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
	k, err := readKnown(file)
	if err != nil {
		t.Fatal(err)
	}
	ds := []disagreement{
		{corpus: "c" + callers, fn: "F", key: "GET /a", found: "-"},
		{corpus: "c", fn: "F", key: "GET /a", found: "GET /x"},
	}
	k.explain(ds)
	if ds[0].reason != "our miss: x" || ds[1].reason != "" {
		t.Errorf("reasons %q and %q", ds[0].reason, ds[1].reason)
	}
	stale := k.stale(map[string]bool{"c": true})
	if len(stale) != 1 || stale[0].fn != "G" {
		t.Errorf("stale entries %+v, want G of c", stale)
	}
}

func TestCompareRetired(t *testing.T) {
	old := &rule.Deprecation{}
	set, err := merge([]*rule.Set{
		{Operations: []rule.Operation{{ID: "1", Method: "GET", Path: "/x/{y}/{z}", Deprecation: old}}},
		{Operations: []rule.Operation{{ID: "2", Method: "GET", Path: "/x/{y}/live"}, {ID: "3", Method: "GET", Path: "/x/{y}/{z}"}}},
	})
	if err != nil {
		t.Fatal(err)
	}
	ds := compareRetired("c", map[string]string{"Right": "GET /x", "Missed": "GET /x"}, []call{
		get("Right", "https://h/x/{}/{}"), get("False", "https://h/x/{}/old"), get("Live", "https://h/x/{}/live"),
	}, set)
	var got []string
	for _, d := range ds {
		got = append(got, d.fn)
	}
	if s := strings.Join(got, " "); s != "False Missed" {
		t.Errorf("disagreements about %q, want False and Missed", s)
	}
}
