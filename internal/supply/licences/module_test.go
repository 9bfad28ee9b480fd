package main

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

func TestLicences(t *testing.T) {
	root, err := os.ReadFile(filepath.Join("..", "..", "..", "LICENSE"))
	if err != nil {
		t.Fatal(err)
	}
	mit := string(root)
	for _, tt := range []struct {
		name  string
		files map[string]string
		want  string // names, or an error
	}{
		{"one", map[string]string{"LICENSE": mit}, "MIT"},
		{"none", map[string]string{"README": mit}, "has no licence"},
		{"own words", map[string]string{"LICENSE": "Ask me before you use this. It is mine, and I may say no."}, "only 0 % is known: LICENSE"},
		{"a package of its own", map[string]string{"LICENSE": mit, "a/COPYING.txt": strings.Repeat("Do not use. ", 200)}, "only 0 % is known: COPYING.txt"},
		{"a package that is not compiled", map[string]string{"LICENCE.md": mit, "b/LICENSE": "mine"}, "MIT"},
	} {
		dir := t.TempDir()
		for name, text := range tt.files {
			name = filepath.Join(dir, name)
			if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
				t.Fatal(err)
			}
			if err := os.WriteFile(name, []byte(text), 0o644); err != nil {
				t.Fatal(err)
			}
		}
		m := module{dir: dir, packages: []string{filepath.Join(dir, "a"), dir}}
		names, err := m.licences()
		got := strings.Join(names, " ")
		if err != nil {
			got = err.Error()
		}
		if got != tt.want && (err == nil || !strings.Contains(got, tt.want)) {
			t.Errorf("%s: %q, want %q", tt.name, got, tt.want)
		}
	}
}

func TestJudge(t *testing.T) {
	if err := judge(allowed); err != nil {
		t.Error(err)
	}
	for _, bad := range []string{"GPL-3.0", "AGPL-3.0", ""} {
		if err := judge([]string{"MIT", bad}); err == nil {
			t.Errorf("%q is taken", bad)
		}
	}
}

func TestAdd(t *testing.T) {
	const listed = `{"Dir": "/go/src/io", "Standard": true}
{"Dir": "/d/p", "Module": {"Path": "example.com/d", "Version": "v1.0.0", "Dir": "/d"}}
{"Dir": "/d", "Module": {"Path": "example.com/d", "Version": "v1.0.0", "Dir": "/d"}}
{"Dir": "/d", "Module": {"Path": "example.com/d", "Version": "v1.0.0", "Dir": "/d"}}
{"Dir": "/m/pim", "Module": {"Path": "github.com/pimigrate/pimigrate", "Dir": "/m"}}`
	all := map[string]*module{}
	if err := add(all, strings.NewReader(listed)); err != nil {
		t.Fatal(err)
	}
	m := all["example.com/d"]
	if len(all) != 1 || m == nil || m.version != "v1.0.0" || !slices.Equal(m.packages, []string{"/d/p", "/d"}) {
		t.Errorf("%v, %+v", all, m)
	}
	if err := add(all, strings.NewReader("{")); err == nil {
		t.Error("an answer that breaks off is taken")
	}
}
