package vetdriver

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"flag"
	"fmt"
	"hash"
	"io"
	"path/filepath"
	"slices"
	"strings"
)

// rootsFlag is the tool's flag that keeps apart the cached results of
// different sets of packages. The tool ignores it; the go command makes a
// tool's flags part of the cache key.
const rootsFlag = "roots"

// DefineFlags defines the flags that a tool must accept to be run by a Driver.
// Digest is of what, beside its executable, decides what the tool finds; nil if
// there is nothing.
func DefineFlags(fs *flag.FlagSet, digest []byte) {
	if digest != nil {
		fs.Var(version(digest), "V", "print version and exit")
	}
	fs.String(rootsFlag, "", "no effect but on caching: which packages are looked at")
}

// roots are the packages that the patterns match.
type roots struct {
	packages int
	units    int // answers to expect of go vet: packages and external test packages
	key      hash.Hash
	files    []string // those that may be edited
}

// A listed package is what "go list -json" prints.
type listed struct {
	Dir, ImportPath                              string
	Standard                                     bool
	Module                                       *struct{ Main bool }
	GoFiles, CgoFiles, TestGoFiles, XTestGoFiles []string
}

const listedFields = "Dir,ImportPath,Standard,Module,GoFiles,CgoFiles,TestGoFiles,XTestGoFiles"

// flag returns the flag for this set of packages. Which packages have tests
// counts, too: a package without is cached like a dependency.
func (r *roots) flag() string {
	return "-" + rootsFlag + "=" + hex.EncodeToString(r.key.Sum(nil)[:8])
}

// list asks "go list" which packages there are. The output of "go vet -json"
// does not tell: packages without findings are nameless there, and external
// test packages are extra. With -find, no imports are resolved, which makes it
// cheap.
func (d *Driver) list(ctx context.Context) (*roots, error) {
	r := &roots{key: sha256.New()}
	args := []string{"list", "-find", "-json=" + listedFields,
		"-f=", "-e=false", "-deps=false", "-test=false"} // whatever GOFLAGS says
	if err := d.run(ctx, r.read, d.withPackages(args)); err != nil {
		return nil, err
	}
	if r.packages == 0 {
		return nil, errors.New("no packages to look at: name packages or directories that hold Go files")
	}
	return r, nil
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
		r.add(&p)
		if p.editable() {
			for _, name := range slices.Concat(p.GoFiles, p.TestGoFiles, p.XTestGoFiles) {
				r.files = append(r.files, rel(filepath.Join(p.Dir, name)))
			}
		}
	}
}

// editable reports whether the package is for its user to edit, by the rule of
// "go vet -fix" but for the standard library. Files that use cgo never are: the
// tool sees what cgo makes of them.
func (p *listed) editable() bool {
	vendored := strings.Contains("/"+p.ImportPath, "/vendor/")
	return !p.Standard && !vendored && (p.Module == nil || p.Module.Main)
}

func (r *roots) add(p *listed) {
	r.packages++
	fmt.Fprintln(r.key, len(p.GoFiles), len(p.CgoFiles), len(p.TestGoFiles), len(p.XTestGoFiles), p.ImportPath)
	if p.ImportPath == "unsafe" {
		return // the one package that the go command never vets
	}
	if len(p.GoFiles)+len(p.CgoFiles)+len(p.TestGoFiles) > 0 {
		r.units++
	}
	if len(p.XTestGoFiles) > 0 {
		r.units++
	}
}
