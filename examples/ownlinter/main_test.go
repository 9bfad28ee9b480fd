package main

import (
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

// build returns the executable of this tool.
func build(t *testing.T) string {
	t.Helper()
	exe := filepath.Join(t.TempDir(), "ownlint")
	if out, err := exec.Command("go", "build", "-o", exe, ".").CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	return exe
}

func TestVet(t *testing.T) {
	out, err := exec.Command("go", "vet", "-vettool="+build(t), "./client").CombinedOutput()
	if err == nil {
		t.Error("go vet found nothing")
	}
	const want = "client.go:12:21: POST /v1/carts/{cart}/checkout"
	if got := string(out); !strings.Contains(got, want) || strings.Contains(got, "stock") {
		t.Errorf("go vet printed\n%s\nwant one finding, at %s", got, want)
	}
}

func TestFix(t *testing.T) {
	exe := build(t)
	dir := t.TempDir()
	if err := os.CopyFS(filepath.Join(dir, "client"), os.DirFS("client")); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(dir, "go.mod"), []byte("module example.com/copy\n\ngo 1.26\n"), 0o644); err != nil {
		t.Fatal(err)
	}
	fix := exec.Command("go", "fix", "-fixtool="+exe, "./...")
	fix.Dir = dir
	if out, err := fix.CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	got, err := os.ReadFile(filepath.Join(dir, "client", "client.go"))
	if err != nil {
		t.Fatal(err)
	}
	before, err := os.ReadFile("client/client.go")
	if err != nil {
		t.Fatal(err)
	}
	want := strings.Replace(string(before), "v1/carts/%s/checkout", "v2/orders/%s/place", 1)
	if string(got) != want {
		t.Errorf("after go fix\n%s", got)
	}
}
