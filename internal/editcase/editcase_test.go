package editcase

import (
	"os"
	"path/filepath"
	"slices"
	"testing"
)

const archive = `The idea.
flags: -a=b -c
-- p.go --
package p
-- q.go --
package p
-- want/q.go --
package p // after
-- findings --
p.go:1 not edited: x
q.go:2 not edited: y
`

func TestCase(t *testing.T) {
	dir := t.TempDir()
	name := filepath.Join(dir, "one.txtar")
	if err := os.WriteFile(name, []byte(archive), 0o666); err != nil {
		t.Fatal(err)
	}
	cases, err := Read(dir)
	if err != nil || len(cases) != 1 {
		t.Fatalf("%d cases, error %v; want one", len(cases), err)
	}
	c := cases[0]
	if c.Name != "one" || !slices.Equal(c.Flags, []string{"-a=b", "-c"}) || len(c.Files) != 2 || len(c.Findings) != 2 {
		t.Errorf("the case is %+v", c)
	}
	after := c.After()
	if len(after) != 2 || string(after["p.go"]) != "package p\n" || string(after["q.go"]) != "package p // after\n" {
		t.Errorf("the files after the edits are %q", after)
	}
	if err := c.Update(c.Want, c.Findings); err != nil {
		t.Fatal(err)
	}
	if got, _ := os.ReadFile(name); string(got) != archive {
		t.Errorf("updated with the same it is\n%s", got)
	}
	if err := c.Update(nil, nil); err != nil {
		t.Fatal(err)
	}
	if got, _ := os.ReadFile(name); string(got) != archive[:len(archive)-len("-- want/q.go --\npackage p // after\n-- findings --\np.go:1 not edited: x\nq.go:2 not edited: y\n")] {
		t.Errorf("updated with nothing it is\n%s", got)
	}
}

func TestWriteModule(t *testing.T) {
	dir, sdk := t.TempDir(), t.TempDir()
	if err := write(filepath.Join(sdk, "example.com", "x", "go.mod"), []byte("module example.com/x\n")); err != nil {
		t.Fatal(err)
	}
	c := parse([]byte(archive))
	c.Name = "one"
	if err := WriteModule(dir, []*Case{c}, sdk); err != nil {
		t.Fatal(err)
	}
	want := "module example.com/case\n\ngo 1.26\n\nrequire example.com/x v0.0.0\n\nreplace example.com/x => \"" + filepath.Join(sdk, "example.com/x") + "\"\n"
	if got, _ := os.ReadFile(filepath.Join(dir, "go.mod")); string(got) != want {
		t.Errorf("go.mod is\n%s\nwant\n%s", got, want)
	}
	if got, _ := os.ReadFile(filepath.Join(dir, "one", "q.go")); string(got) != "package p\n" {
		t.Errorf("q.go is %q", got)
	}
}
