package vetdriver

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"hash"
	"io"
	"path/filepath"
	"slices"
	"strings"
)

// roots are the packages that the patterns match, as one configuration sees
// them, and in the end what was found in them.
type roots struct {
	Configuration
	packages []string // paths of those that can be vetted
	some     bool     // go vet must be given paths: the patterns match more than packages
	units    int      // answers to expect of go vet: packages and external test packages
	key      hash.Hash
	paths    map[string]bool // of the packages that the patterns match
	files    []string        // those that may be edited
	dirs     map[string]bool // absolute names
	built    map[string]bool // files that are compiled
	homes    map[string]home
	ignored  []string // files that are not, because of a constraint
	excluded []excluded
	failures []error // why packages cannot be vetted

	findings []Finding
}

// An excluded package has no file that the configuration builds.
type excluded struct {
	path string
	err  error
}

// A listed package is what "go list -json" prints.
type listed struct {
	Dir, ImportPath                              string
	Standard                                     bool
	Module                                       *struct{ Main bool }
	GoFiles, CgoFiles, TestGoFiles, XTestGoFiles []string
	IgnoredGoFiles                               []string
	Error                                        *struct{ Pos, Err string }
}

const listedFields = "Dir,ImportPath,Standard,Module,GoFiles,CgoFiles,TestGoFiles,XTestGoFiles,IgnoredGoFiles,Error"

func newRoots(c Configuration) *roots {
	return &roots{Configuration: c, key: sha256.New(), paths: map[string]bool{}, dirs: map[string]bool{}, built: map[string]bool{}, homes: map[string]home{}}
}

// has reports whether pkg, as "go vet -json" names it, is among the packages or
// is a test of one: "p", "p [p.test]" or "p_test [p.test]".
func (r *roots) has(pkg string) bool {
	path, _, _ := strings.Cut(pkg, " ")
	return r.paths[path] || r.paths[strings.TrimSuffix(path, "_test")]
}

// flag returns the flag for this set of packages. Which packages have tests
// counts, too: a package without is cached like a dependency.
func (r *roots) flag() string {
	return "-" + rootsFlag + "=" + hex.EncodeToString(r.key.Sum(nil)[:8])
}

// patterns returns what to call the packages: as the user did, if possible.
func (r *roots) patterns(users []string) []string {
	if r.some {
		return r.packages
	}
	return users
}

// list asks "go list" which packages there are. The output of "go vet -json"
// does not tell: packages without findings are nameless there, and external
// test packages are extra. With -find, no imports are resolved, which makes it
// cheap.
func (d *Driver) list(ctx context.Context) ([]*roots, error) {
	d.said = newMessages(d.Stderr)
	if err := d.checkPlatforms(ctx); err != nil {
		return nil, err
	}
	args := []string{"list", "-find", "-json=" + listedFields,
		"-f=", "-e=true", "-deps=false", "-test=false"} // whatever GOFLAGS says
	var all []*roots
	for _, c := range d.configurations() {
		r := newRoots(c)
		if err := d.run(ctx, c, r.read, args, d.Patterns); err != nil {
			return nil, err
		}
		all = append(all, r)
	}
	return all, settle(all)
}

// settle decides whether packages that configurations exclude are failures, and
// whether there is anything to look at.
func settle(all []*roots) error {
	somewhere := map[string]bool{}
	for _, r := range all {
		for _, path := range r.packages {
			somewhere[path] = true
		}
	}
	var fails failures
	for _, r := range all {
		for _, e := range r.excluded {
			if !somewhere[e.path] {
				r.failures = append(r.failures, e.err)
			}
		}
		fails.add(r, r.failures...)
	}
	switch {
	case len(somewhere) > 0:
		return nil
	case len(fails.all) > 0:
		return fails.err(false)
	}
	return errors.New("no packages to look at: name packages or directories that hold Go files")
}

func (r *roots) read(out io.Reader) error {
	rel := relativizer()
	dec := json.NewDecoder(out)
	for {
		var p listed
		err := dec.Decode(&p)
		if err == io.EOF {
			return nil
		}
		if err != nil {
			return err
		}
		r.add(&p, rel)
	}
}

// editable reports whether the package is for its user to edit, by the rule of
// "go vet -fix" but for the standard library. Files that use cgo never are: the
// tool sees what cgo makes of them.
func (p *listed) editable() bool {
	vendored := strings.Contains("/"+p.ImportPath, "/vendor/")
	return !p.Standard && !vendored && (p.Module == nil || p.Module.Main)
}

func (r *roots) add(p *listed, rel func(string) string) {
	r.dirs[p.Dir] = true
	r.paths[p.ImportPath] = true
	for _, name := range p.IgnoredGoFiles {
		r.ignored = append(r.ignored, rel(filepath.Join(p.Dir, name)))
	}
	fmt.Fprintln(r.key, len(p.GoFiles), len(p.CgoFiles), len(p.TestGoFiles), len(p.XTestGoFiles), p.ImportPath)
	plain := slices.Concat(p.GoFiles, p.TestGoFiles, p.XTestGoFiles)
	if p.Error != nil {
		r.some = true
		if len(plain)+len(p.CgoFiles) == 0 && len(p.IgnoredGoFiles) > 0 {
			r.excluded = append(r.excluded, excluded{p.ImportPath, p.err()})
		} else {
			r.failures = append(r.failures, p.err())
		}
		return
	}
	r.packages = append(r.packages, p.ImportPath)
	r.homes[p.ImportPath] = home{p.Dir, slices.Concat(plain, p.CgoFiles)}
	for _, name := range slices.Concat(plain, p.CgoFiles) {
		r.built[rel(filepath.Join(p.Dir, name))] = true
	}
	if p.editable() {
		for _, name := range plain {
			r.files = append(r.files, rel(filepath.Join(p.Dir, name)))
		}
	}
	r.units += p.units()
}

// err returns why the package cannot be vetted, with its path unless that stands
// in the go command's message.
func (p *listed) err() error {
	text := p.Error.Err
	if !strings.Contains(text, p.ImportPath) {
		text = "package " + p.ImportPath + ": " + text
	}
	if p.Error.Pos != "" {
		text = p.Error.Pos + ": " + text
	}
	return errors.New(text)
}

// units returns how many answers go vet gives for the package.
func (p *listed) units() int {
	n := 0
	if p.ImportPath == "unsafe" {
		return 0 // the one package that the go command never vets
	}
	if len(p.GoFiles)+len(p.CgoFiles)+len(p.TestGoFiles) > 0 {
		n++
	}
	if len(p.XTestGoFiles) > 0 {
		n++
	}
	return n
}
