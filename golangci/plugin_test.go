package golangci

import (
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"golang.org/x/tools/go/analysis"
	"golang.org/x/tools/go/analysis/analysistest"

	"github.com/pimigrate/pimigrate/analyzer/rule"
)

// TestWithheld shows which edits golangci-lint gets, and what it is told of the
// others.
func TestWithheld(t *testing.T) {
	analysistest.RunWithSuggestedFixes(t, analysistest.TestData(), analyzers(t, nil)[0], "spans", "permission")
}

// TestRelated: golangci-lint would make findings of related positions.
func TestRelated(t *testing.T) {
	results := analysistest.Run(t, analysistest.TestData(), analyzers(t, nil)[0], "related")
	for _, r := range results {
		for _, d := range r.Diagnostics {
			if d.Related != nil {
				t.Errorf("%s has related positions", d.Message)
			}
		}
	}
}

func TestSettings(t *testing.T) {
	dir := t.TempDir()
	write(t, filepath.Join(dir, "rules.json"), pimRules(t))
	write(t, filepath.Join(dir, "broken.json"), "{")
	below := filepath.Join(dir, "cmd", "app")
	if err := os.MkdirAll(below, 0o777); err != nil {
		t.Fatal(err)
	}
	t.Chdir(below)
	type object = map[string]any
	tests := []struct {
		name string
		raw  any
		err  string // empty if the settings are good
	}{
		{"none", nil, ""},
		{"a file of a directory above", object{"rules": []any{"rules.json"}}, ""},
		{"an absolute file", object{"rules": []any{filepath.Join(dir, "rules.json")}}, ""},
		{"other rules only", object{"rules": []any{"rules.json"}, "builtin": false}, ""},
		{"a preference", object{"prefer": "eligib"}, ""},
		{"no such file", object{"rules": []any{"ruels.json"}}, "there is no file ruels.json in .*app or a directory above it"},
		{"no such absolute file", object{"rules": []any{filepath.Join(dir, "x", "rules.json")}}, "read rules: open .*no such file"},
		{"no rule file", object{"rules": []any{"broken.json"}}, "read rules .*broken.json: .*make the file with 'pimvet compile'"},
		{"a directory", object{"rules": []any{"cmd"}}, "read rules: .*is a directory"},
		{"no rules", object{"builtin": false}, "leaves no rules"},
		{"no such word", object{"prefer": "eligable"}, `prefer "eligable": no replacement`},
		{"no such setting", object{"rule": []any{"rules.json"}}, `unknown field "rule"`},
		{"a list is wanted", object{"rules": "rules.json"}, "cannot unmarshal string"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			_, err := newPlugin(test.raw)
			if test.err == "" {
				if err != nil {
					t.Error(err)
				}
			} else if err == nil || !regexp.MustCompile(test.err).MatchString(err.Error()) {
				t.Errorf("got error %v, want %s", err, test.err)
			}
		})
	}
}

// TestMark: the names of analyzers are in golangci-lint's cache keys, so they
// have to tell rules apart, and only those.
func TestMark(t *testing.T) {
	file := filepath.Join(t.TempDir(), "rules.json")
	names := func() (joined string) {
		for _, a := range analyzers(t, map[string]any{"rules": []any{file}}) {
			joined += a.Name + " "
		}
		return joined
	}
	write(t, file, pimRules(t))
	first, again := names(), names()
	write(t, file, strings.Replace(pimRules(t), "https://graph.microsoft.com", "https://graph.example.com", 1))
	changed := names()
	if first != again {
		t.Errorf("the same rules have names %q and %q", first, again)
	}
	if first == changed {
		t.Errorf("different rules have the same names %q", first)
	}
}

func analyzers(t *testing.T, raw any) []*analysis.Analyzer {
	t.Helper()
	p, err := newPlugin(raw)
	if err != nil {
		t.Fatal(err)
	}
	all, err := p.BuildAnalyzers()
	if err != nil {
		t.Fatal(err)
	}
	if err := analysis.Validate(all); err != nil {
		t.Fatal(err)
	}
	return all
}

func pimRules(t *testing.T) string {
	t.Helper()
	data, err := rule.PIM().Encode()
	if err != nil {
		t.Fatal(err)
	}
	return string(data)
}

func write(t *testing.T, name, data string) {
	t.Helper()
	if err := os.WriteFile(name, []byte(data), 0o666); err != nil {
		t.Fatal(err)
	}
}
