package vetdriver

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// Four files that differ in which tags build them, and one package that exists
// with one tag only.
const tagged = `
-- p.go --
package p

const P, S = "old", "told"
-- a.go --
//go:build a

package p

const told, A = "A", "old"
-- b.go --
//go:build !a

package p

const told, B = "B", "old"
-- never.go --
//go:build ignore

package main
-- only/only_test.go --
//go:build a

package only

const O = "old"
-- none/none.go --
//go:build c && !d

package none
`

func twoConfigurations(t *testing.T, patterns ...string) *Driver {
	t.Helper()
	d, stderr := in(t, tagged, patterns...)
	d.Configurations = []Configuration{{Tags: []string{"a", "x"}}, {Tags: []string{}}}
	t.Cleanup(func() {
		if t.Failed() {
			t.Logf("stderr: %s", stderr)
		}
	})
	return d
}

func TestConfigurations(t *testing.T) {
	d := twoConfigurations(t, "./...")
	r, err := d.Lint(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	if want := []string{"-tags=a,x", "-tags="}; !slices.Equal(r.Configurations, want) {
		t.Errorf("configurations are %q, want %q", r.Configurations, want)
	}
	if want := "2: a.go:5:22-5:27(1) b.go:5:22-5:27(1) only/only_test.go:5:11-5:16(1) p.go:3:14-3:19(1) p.go:3:21-3:27(0)"; show(r) != want {
		t.Errorf("got  %s\nwant %s", show(r), want)
	}
	if got := r.Findings[0].Configurations; !slices.Equal(got, []string{"-tags=a,x"}) {
		t.Errorf("a.go is found in %q", got)
	}
	if f := r.Findings[4]; f.Configurations != nil || f.Withheld != "-tags= does not make the same edit of p.go" {
		t.Errorf("told is found in %q and withheld for %q", f.Configurations, f.Withheld)
	}
	want := []UnbuiltFile{
		{filepath.FromSlash("never.go"), "ignore", true},
		{filepath.FromSlash("none/none.go"), "c && !d", false},
	}
	if !slices.Equal(r.Unbuilt, want) {
		t.Errorf("unbuilt are %v, want %v", r.Unbuilt, want)
	}
}

// The edits of all configurations are made in one go, and all are looked at
// again.
func TestFixConfigurations(t *testing.T) {
	d := twoConfigurations(t, ".", "./only")
	fixed, err := d.Fix(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	if fixed.Changed != 4 || show(fixed.Result) != "2: p.go:3:21-3:27(0)" {
		t.Errorf("%d files changed, left %s", fixed.Changed, show(fixed.Result))
	}
	if len(fixed.Skipped) != 1 || fixed.Skipped[0].Kind != "the build configurations do not agree" {
		t.Errorf("skipped %v, want the finding that the configurations do not agree on", fixed.Skipped)
	}
	for _, name := range []string{"a.go", "b.go", "p.go", "only/only_test.go"} {
		if data, _ := os.ReadFile(name); !strings.Contains(string(data), `"new"`) {
			t.Errorf("%s is not edited:\n%s", name, data)
		}
	}
}

// A failure in one configuration does not hide what is found in the other, and
// is said once.
func TestFailureInOneConfiguration(t *testing.T) {
	d, stderr := in(t, tagged+"-- bad/bad.go --\n//go:build a\n\npackage bad\n\nconst X int = \"s\"\n-- bad/good.go --\npackage bad\n\nconst Y = \"old\"\n", "./...")
	d.Configurations = []Configuration{{Tags: []string{"a"}}, {Tags: []string{"a", "b"}}, {Tags: []string{}}}
	r, err := d.Lint(t.Context())
	if err == nil || !strings.HasPrefix(err.Error(), "-tags=a, -tags=a,b: go vet could not do its work") {
		t.Errorf("error %v, want one that names the two configurations", err)
	}
	if r == nil || r.Incomplete != err.Error() || !strings.Contains(show(r), "bad/good.go:3:11") || !strings.Contains(show(r), "a.go:5:22") {
		t.Fatalf("the result is %+v, want one with bad/good.go and a.go", r)
	}
	if n := strings.Count(stderr.String(), "bad.go:5:15"); n != 1 {
		t.Errorf("the type error is printed %d times:\n%s", n, stderr)
	}
}

// Progress counts the answers of all configurations, and comes to its end with
// a package that gives none, though go vet is asked twice.
func TestProgress(t *testing.T) {
	d := twoConfigurations(t, "./...")
	var seen []int
	d.Progress = func(done, total int) {
		if total != 3 {
			t.Errorf("total is %d, want 3: one package twice, the other once", total)
		}
		seen = append(seen, done)
	}
	for _, want := range [][]int{{0, 1, 2, 3, 3}, {0, 1, 1, 3}} {
		seen = nil
		_, err := d.Lint(t.Context())
		if !slices.Equal(seen, want) {
			t.Errorf("calls are %v, want %v; error: %v", seen, want, err)
		}
		write(t, "p.go", "package p\n\nconst P int = \"\"\n")
	}
}

func TestUnknownPlatform(t *testing.T) {
	d, _ := in(t, "-- p.go --\npackage p\n", ".")
	for platform, want := range map[string]string{
		"linux/amd46": "linux/amd64",
		"lin/amd64":   "windows/arm64",
	} {
		d.Configurations = []Configuration{{Platform: platform}}
		_, err := d.Lint(t.Context())
		if err == nil || !strings.Contains(err.Error(), "unknown platform "+platform) || !strings.Contains(err.Error(), want) {
			t.Errorf("error %v, want one that offers %s", err, want)
		}
	}
}

func TestConfigurationString(t *testing.T) {
	tests := map[string]Configuration{
		"default":                 {},
		"-tags=":                  {Tags: []string{}},
		"windows/amd64":           {Platform: "windows/amd64"},
		"windows/amd64 -tags=a,b": {Platform: "windows/amd64", Tags: []string{"a", "b"}},
	}
	for want, c := range tests {
		if c.String() != want {
			t.Errorf("got %q, want %q", c.String(), want)
		}
	}
}
