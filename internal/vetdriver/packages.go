package vetdriver

import (
	"bufio"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"flag"
	"fmt"
	"hash"
	"io"
)

// rootsFlag is the tool's flag that keeps apart the cached results of
// different sets of packages. The tool ignores it; the go command makes a
// tool's flags part of the cache key.
const rootsFlag = "roots"

// DefineFlags defines the flags that a tool must accept to be run by a Driver.
func DefineFlags(fs *flag.FlagSet) {
	fs.String(rootsFlag, "", "no effect but on caching: which packages are looked at")
}

// roots are the packages that the patterns match.
type roots struct {
	packages int
	units    int // answers to expect of go vet: packages and external test packages
	key      hash.Hash
}

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
	args := []string{"list", "-find",
		"-json=false", "-e=false", "-deps=false", "-test=false", // whatever GOFLAGS says
		"-f", "{{len .GoFiles}} {{len .CgoFiles}} {{len .TestGoFiles}} {{len .XTestGoFiles}} {{.ImportPath}}"}
	if err := d.run(ctx, r.read, d.withPackages(args)); err != nil {
		return nil, err
	}
	if r.packages == 0 {
		return nil, errors.New("no packages to look at: name packages or directories that hold Go files")
	}
	return r, nil
}

func (r *roots) read(out io.Reader) error {
	lines := bufio.NewScanner(io.TeeReader(out, r.key))
	for lines.Scan() {
		var goFiles, cgoFiles, tests, xtests int
		var path string
		if _, err := fmt.Sscan(lines.Text(), &goFiles, &cgoFiles, &tests, &xtests, &path); err != nil {
			return fmt.Errorf("line %q: %w", lines.Text(), err)
		}
		r.packages++
		if path == "unsafe" {
			continue // the one package that the go command never vets
		}
		if goFiles+cgoFiles+tests > 0 {
			r.units++
		}
		if xtests > 0 {
			r.units++
		}
	}
	return lines.Err()
}
