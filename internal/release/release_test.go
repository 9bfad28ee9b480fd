package main

import (
	"bytes"
	"flag"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"runtime"
	"slices"
	"strings"
	"testing"
	"time"
)

func TestArchive(t *testing.T) {
	files := []file{{"base/tool", 0o755, []byte("program")}, {"base/LICENSE", 0o644, []byte("text")}}
	at := time.Date(2026, 1, 2, 3, 4, 6, 0, time.UTC)
	for name, pack := range map[string]func([]file, time.Time) ([]byte, error){"a.tar.gz": tarball, "a.zip": zipped} {
		one, err := pack(files, at)
		if err != nil {
			t.Fatal(err)
		}
		two, err := pack(files, at)
		if err != nil || !bytes.Equal(one, two) {
			t.Errorf("%s: the same files give different bytes (%v)", name, err)
		}
		other, err := pack(files, at.AddDate(1, 0, 0))
		if err != nil || bytes.Equal(one, other) {
			t.Errorf("%s: the time is not in it (%v)", name, err)
		}
		path := filepath.Join(t.TempDir(), name)
		if err := os.WriteFile(path, one, 0o644); err != nil {
			t.Fatal(err)
		}
		got, err := unpack(path)
		if err != nil || len(got) != 2 || string(got["base/tool"]) != "program" || string(got["base/LICENSE"]) != "text" {
			t.Errorf("%s: it holds %q, %v", name, got, err)
		}
	}
}

func TestPublished(t *testing.T) {
	for _, v := range []string{"v1.2.3", "v0.0.0-20260101000000-0123456789ab"} {
		if got, err := published(v); got != v || err != nil {
			t.Errorf("%s: %q, %v", v, got, err)
		}
	}
	for _, v := range []string{"", "(devel)", "v1.2.3+dirty"} {
		if _, err := published(v); err == nil || !strings.Contains(err.Error(), "names no commit") {
			t.Errorf("%q: %v", v, err)
		}
	}
}

func TestCollect(t *testing.T) {
	dir := t.TempDir()
	if _, err := collect("example.com/m", dir); err == nil || !strings.Contains(err.Error(), "example.com/m has no licence") {
		t.Errorf("without a licence: %v", err)
	}
	for _, name := range []string{"LICENSE.txt", "NOTICE", "README"} {
		if err := os.WriteFile(filepath.Join(dir, name), nil, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	var names []string
	files, err := collect("example.com/m", dir)
	for _, f := range files {
		names = append(names, f.name)
	}
	if want := []string{"licences/example.com/m/LICENSE.txt", "licences/example.com/m/NOTICE"}; err != nil || !slices.Equal(names, want) {
		t.Errorf("%q, %v", names, err)
	}
}

func TestStaticRefuses(t *testing.T) {
	if runtime.GOOS != "linux" {
		t.Skip("skipped: only Linux has a shell in ELF that needs shared libraries")
	}
	if err := static("/bin/sh"); err == nil || !strings.Contains(err.Error(), "not static") {
		t.Errorf("/bin/sh: %v", err)
	}
}

var reproduce = flag.Bool("reproduce", false, "build releases in two clones and compare them (minutes)")

// TestReproducible builds a tagged commit in two clones, the second time with a build
// cache that is empty, and uses what is in the archive and what go install makes.
func TestReproducible(t *testing.T) {
	if !*reproduce {
		t.Skip("skipped: it takes minutes; make test-release runs it")
	}
	out := filepath.Join("bin", "release") // which git ignores, so that the clone stays clean
	host, tmp := runtime.GOOS+"/"+runtime.GOARCH, t.TempDir()
	tool := filepath.Join(tmp, "release")
	command(t, ".", nil, "go", "build", "-o", tool, ".")
	clones := []string{filepath.Join(tmp, "a"), filepath.Join(tmp, "elsewhere", "with a space", "b")}
	for i, dir := range clones {
		command(t, ".", nil, "git", "clone", "--quiet", root(t), dir)
		command(t, dir, nil, "git", "tag", "v0.0.1-test")
		var env []string
		if i > 0 {
			env = []string{"GOCACHE=" + filepath.Join(tmp, "cache")}
		}
		t.Logf("%s\n%s", dir, command(t, dir, env, tool, "-targets", host+",windows/arm64"))
	}
	names, err := os.ReadDir(filepath.Join(clones[0], out))
	if err != nil || len(names) != 3 {
		t.Fatalf("%d files, %v", len(names), err)
	}
	for _, n := range names {
		one, two := read(t, filepath.Join(clones[0], out, n.Name())), read(t, filepath.Join(clones[1], out, n.Name()))
		if !bytes.Equal(one, two) {
			t.Errorf("%s differs", n.Name())
		}
	}
	base := "pimigrate_v0.0.1-test_" + strings.ReplaceAll(host, "/", "_")
	files, err := unpack(filepath.Join(clones[0], out, base+".tar.gz"))
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range []string{"LICENSE", "README.md", "CHANGELOG.md", "licences/go/LICENSE", "licences/golang.org/x/tools/LICENSE"} {
		if len(files[base+"/"+name]) == 0 {
			t.Errorf("%s is not in the archive", name)
		}
	}
	tryAsTool(t, files[base+"/pimvet"])
	installed := filepath.Join(tmp, "bin")
	command(t, clones[0], []string{"GOBIN=" + installed, "GOFLAGS=-buildvcs=auto"}, "go", "install", "./cmd/...")
	for _, name := range programs {
		if said := command(t, ".", nil, filepath.Join(installed, name), "-version"); !strings.HasPrefix(said, name+" v0.0.1-test go") {
			t.Errorf("go install: %s -version says %q", name, said)
		}
	}
}

// tryAsTool runs a released pimvet under the go command, which has to see its version
// change with its content, since it keeps results under it.
func tryAsTool(t *testing.T, program []byte) {
	dir := t.TempDir()
	write := func(name string, data []byte) string {
		path := filepath.Join(dir, name)
		if err := os.WriteFile(path, data, 0o755); err != nil {
			t.Fatal(err)
		}
		return path
	}
	one, two := write("pimvet", program), write("other", append(slices.Clone(program), 0))
	id := regexp.MustCompile(`^\S+ version devel .*buildID=([0-9a-f/]{32,})\n$`)
	var ids []string
	for _, path := range []string{one, two, one} {
		m := id.FindStringSubmatch(command(t, dir, nil, path, "-V=full"))
		if m == nil {
			t.Fatalf("%s -V=full has no build id", path)
		}
		ids = append(ids, m[1])
	}
	if ids[0] == ids[1] || ids[0] != ids[2] {
		t.Errorf("build ids of a program, of a changed one and of the first again: %q", ids)
	}
	write("go.mod", []byte("module example.com/m\n\ngo 1.26\n"))
	write("m.go", []byte("package m\n\nimport \"net/http\"\n\nfunc F() { http.Get(\"https://graph.microsoft.com/beta/privilegedRoles\") }\n"))
	c := exec.Command("go", "vet", "-vettool="+one, "./...")
	c.Dir = dir
	if said, err := c.CombinedOutput(); err == nil || !bytes.Contains(said, []byte("[listPrivilegedRoles]")) {
		t.Errorf("go vet -vettool: %v: %s", err, said)
	}
}

func root(t *testing.T) string {
	return strings.TrimSpace(command(t, ".", nil, "git", "rev-parse", "--show-toplevel"))
}

func read(t *testing.T, name string) []byte {
	data, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	return data
}

func command(t *testing.T, dir string, env []string, name string, args ...string) string {
	t.Helper()
	c := exec.Command(name, args...)
	c.Dir, c.Env = dir, append(os.Environ(), env...)
	out, err := c.CombinedOutput()
	if err != nil {
		t.Fatalf("%s: %v\n%s", strings.Join(c.Args, " "), err, out)
	}
	return string(out)
}
