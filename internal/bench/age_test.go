package main

import (
	"os"
	"path/filepath"
	"testing"
)

// TestDigest changes a program, what it imports, a test, and a package beside it.
func TestDigest(t *testing.T) {
	dir := t.TempDir()
	write := func(name, text string) {
		t.Helper()
		name = filepath.Join(dir, name)
		if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(name, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	write("go.mod", "module "+module+"\n\ngo 1.26\n")
	write("cmd/a/main.go", "package main\n\nimport _ \""+module+"/b\"\n\nfunc main() {}\n")
	write("b/b.go", "package b\n")
	write("c/c.go", "package c\n")
	t.Chdir(dir)
	digest := func() string {
		t.Helper()
		d, err := suite{name: "a", packages: []string{"cmd/a"}}.digest(t.Context())
		if err != nil {
			t.Fatal(err)
		}
		return d
	}
	last := digest()
	for _, change := range []struct {
		file, text string
		counts     bool
	}{
		{"c/c.go", "package c\n\nvar C int\n", false},
		{"b/b_test.go", "package b\n", false},
		{"b/b.go", "package b\n\nvar B int\n", true},
		{"cmd/a/main.go", "package main\n\nfunc main() {}\n", true},
	} {
		write(change.file, change.text)
		now := digest()
		if (now != last) != change.counts {
			t.Errorf("%s: the digest is another one: %t, want %t", change.file, now != last, change.counts)
		}
		last = now
	}
}
