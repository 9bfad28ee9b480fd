package vetdriver

import (
	"os"
	"path/filepath"
	"testing"
)

const sources = `
-- p.go --
package p

const _ = "old"
-- p_test.go --
package p

const _ = "old"
-- sub/x_test.go --
package sub_test

const _ = "old"
-- sub/sub.go --
package sub
`

// TestTwoCheckouts: what the go command has cached of one checkout is reported
// and edited in the other one.
func TestTwoCheckouts(t *testing.T) {
	t.Setenv("GOFLAGS", "-trimpath")
	first, _ := in(t, sources, "./...")
	one, err := os.Getwd()
	if err != nil {
		t.Fatal(err)
	}
	const want = "2: p.go:3:11-3:16(1) p_test.go:3:11-3:16(1) sub/x_test.go:3:11-3:16(1)"
	second := first
	for range 2 {
		got, err := second.Lint(t.Context())
		if err != nil {
			t.Fatal(err)
		}
		if show(got) != want {
			t.Errorf("got  %s\nwant %s", show(got), want)
		}
		for _, f := range got.Findings {
			if f.Edits[0].File != f.File {
				t.Errorf("the edit for %s is in %s", f.File, f.Edits[0].File)
			}
		}
		second, _ = in(t, sources, "./...")
	}
	fixed, err := second.Fix(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	if fixed.Changed != 3 || len(fixed.Findings) != 0 {
		t.Errorf("%d files changed, %d findings left; want 3 and 0", fixed.Changed, len(fixed.Findings))
	}
	if data, _ := os.ReadFile(filepath.Join(one, "p.go")); string(data) != "package p\n\nconst _ = \"old\"\n" {
		t.Errorf("the other checkout was edited: %s", data)
	}
}

// TestLineComments: a file that a //line comment names has that name, wherever
// its checkout is.
func TestLineComments(t *testing.T) {
	const files = `
-- p.go --
package p

//line q/p.go:7
const _ = "lonely"
//line /elsewhere/grammar.y:9
const _ = "lonely"
`
	const want = "1: /elsewhere/grammar.y:9:1-9:1(0) q/p.go:7:1-7:1(0)"
	for _, flags := range []string{"-trimpath=false", "-trimpath", "-trimpath"} {
		d, _ := in(t, files, ".")
		t.Setenv("GOFLAGS", flags)
		got, err := d.Lint(t.Context())
		if err != nil {
			t.Fatal(err)
		}
		if show(got) != want {
			t.Errorf("with %s got %s, want %s", flags, show(got), want)
		}
	}
}

// TestCheckoutInside: a checkout may hold another one of the same sources.
func TestCheckoutInside(t *testing.T) {
	t.Setenv("GOFLAGS", "-trimpath")
	const inner = "-- p.go --\npackage p\n\nconst _ = \"old\"\n"
	outer, _ := in(t, inner+"-- copy/go.mod --\nmodule example.com/m\n\ngo 1.26\n-- copy/p.go --\npackage p\n\nconst _ = \"old\"\n", ".")
	first := *outer
	first.Dir = "copy"
	for _, step := range []struct {
		d    *Driver
		want string
	}{{&first, "1: copy/p.go:3:11-3:16(1)"}, {outer, "1: p.go:3:11-3:16(1)"}, {&first, "1: copy/p.go:3:11-3:16(1)"}} {
		got, err := step.d.Lint(t.Context())
		if err != nil {
			t.Fatal(err)
		}
		if show(got) != step.want {
			t.Errorf("got %s, want %s", show(got), step.want)
		}
	}
}
