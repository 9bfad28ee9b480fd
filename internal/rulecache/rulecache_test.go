package rulecache_test

import (
	"fmt"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"

	"github.com/pimigrate/pimigrate/internal/rulecache"
)

const description = `openapi: 3.0.3
info: {title: Pets, version: "1"}
paths:
  /pets:
    $ref: %s
`

const path = `get:
  operationId: %s
  deprecated: true
  responses: {"200": {description: pets}}
`

// write fills dir with a description in two files.
func write(t *testing.T, dir, id string) string {
	t.Helper()
	name := filepath.Join(dir, "openapi.yaml")
	for file, text := range map[string]string{name: fmt.Sprintf(description, "pets.yaml"), filepath.Join(dir, "pets.yaml"): fmt.Sprintf(path, id)} {
		if err := os.WriteFile(file, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	return name
}

func compiled(t *testing.T, name string) (file, rules string) {
	t.Helper()
	file, err := rulecache.Compile(name)
	if err != nil {
		t.Fatal(err)
	}
	data, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	return file, string(data)
}

func TestCompileOnce(t *testing.T) {
	t.Setenv("XDG_CACHE_HOME", t.TempDir())
	name := write(t, t.TempDir(), "listPets")
	file, rules := compiled(t, name)
	if !strings.Contains(rules, "listPets") {
		t.Fatalf("rules %s", rules)
	}
	before, err := os.Stat(file)
	if err != nil {
		t.Fatal(err)
	}
	again, _ := compiled(t, name)
	after, err := os.Stat(again)
	if err != nil {
		t.Fatal(err)
	}
	if !os.SameFile(before, after) {
		t.Error("the second call wrote the rules again")
	}
}

func TestCompileAfterChange(t *testing.T) {
	t.Setenv("XDG_CACHE_HOME", t.TempDir())
	dir := t.TempDir()
	file, _ := compiled(t, write(t, dir, "listPets"))
	if _, rules := compiled(t, write(t, dir, "listAnimals")); !strings.Contains(rules, "listAnimals") {
		t.Errorf("after a change in a file that the description refers to: %s", rules)
	}
	if err := os.Truncate(file, 10); err != nil {
		t.Fatal(err)
	}
	if _, rules := compiled(t, filepath.Join(dir, "openapi.yaml")); !strings.Contains(rules, "listAnimals") {
		t.Errorf("after damage to the cache: %s", rules)
	}
	if err := os.Remove(filepath.Join(dir, "openapi.yaml")); err != nil {
		t.Fatal(err)
	}
	if _, err := rulecache.Compile(filepath.Join(dir, "openapi.yaml")); err == nil {
		t.Error("no error for a description that is gone")
	}
}

func TestCompileWithoutCache(t *testing.T) {
	t.Setenv("XDG_CACHE_HOME", "")
	t.Setenv("HOME", "")
	t.Setenv("TMPDIR", t.TempDir())
	if _, rules := compiled(t, write(t, t.TempDir(), "listPets")); !strings.Contains(rules, "listPets") {
		t.Errorf("rules %s", rules)
	}
}

// TestCompileNowhere has no directory to write, or one that others can.
func TestCompileNowhere(t *testing.T) {
	if runtime.GOOS == "windows" {
		t.Skip("the directories are named by other variables")
	}
	name := write(t, t.TempDir(), "listPets")
	open := t.TempDir()
	shared := filepath.Join(open, fmt.Sprintf("pimvet-rules-%d", os.Getuid()))
	if err := os.Mkdir(shared, 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.Chmod(shared, 0o777); err != nil { // whatever the umask
		t.Fatal(err)
	}
	for tmp, want := range map[string]string{name: "can be written", open: "this user alone"} {
		t.Setenv("XDG_CACHE_HOME", name) // a file
		t.Setenv("TMPDIR", tmp)
		if _, err := rulecache.Compile(name); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("TMPDIR=%s: error %v, want one with %q", tmp, err, want)
		}
	}
}

// TestCompileForRoot finds the directory of another user, which root can write.
func TestCompileForRoot(t *testing.T) {
	name, tmp := write(t, t.TempDir(), "listPets"), t.TempDir()
	foreign := filepath.Join(tmp, "pimvet-rules-0")
	if err := os.Mkdir(foreign, 0o700); err != nil {
		t.Fatal(err)
	}
	if err := os.Chown(foreign, 65534, 65534); err != nil {
		t.Skip("takes root: ", err)
	}
	t.Setenv("XDG_CACHE_HOME", name) // a file
	t.Setenv("TMPDIR", tmp)
	if _, err := rulecache.Compile(name); err == nil || !strings.Contains(err.Error(), "this user alone") {
		t.Errorf("error %v, want one about the owner of %s", err, foreign)
	}
}
