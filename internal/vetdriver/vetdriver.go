// Package vetdriver runs an analysis tool over Go packages through the go
// command ("go vet -vettool") and gives back what the tool found.
//
// The go command loads, caches and schedules; this package asks it, reads its
// answers, and makes the edits that they hold ([Driver.Fix], [Driver.Diff]). It
// knows two ways in which "go vet" says nothing though something is wrong, and
// turns each into an error or a second question:
//
//   - "go vet -json" exits with 0 when the analyzer itself failed.
//   - A package that the tool has seen only as the dependency of another one
//     is answered from the cache with no findings (see [Driver.Lint]).
//
// Fixes are whole or not made at all, and so is a run of Fix as far as can be
// foreseen: a file that must not be written leaves all others as they were.
package vetdriver

import (
	"cmp"
	"context"
	"fmt"
	"io"
	"slices"
)

// A Driver says which packages to look at, and with what.
type Driver struct {
	Tool     string    // absolute name of the tool's executable
	Dir      string    // directory in which the go command runs; "" is the current one
	Tags     string    // build tags, comma-separated
	Flags    []string  // the analyzer's own flags: -NAME.flag=value
	Env      []string  // added to the environment, as NAME=value
	Patterns []string  // packages, as the go command names them
	Stderr   io.Writer // where the go command's messages go
}

// A Result is what the tool found in all packages.
type Result struct {
	Packages int       `json:"packages"`
	Findings []Finding `json:"findings"` // in order of file, line, column; never nil
}

// A Finding is one diagnostic. Lines and columns count from 1, columns in bytes.
type Finding struct {
	Package   string    `json:"package"` // path; that of an external test package ends in _test
	File      string    `json:"file"`    // relative to the current directory when inside it
	Line      int       `json:"line"`
	Column    int       `json:"column"`
	EndLine   int       `json:"endLine"`
	EndColumn int       `json:"endColumn"`
	Message   string    `json:"message"`
	Category  string    `json:"category"`
	Severity  string    `json:"severity,omitempty"` // for the caller to set
	Related   []Related `json:"related,omitempty"`  // other places that the finding is about
	Edits     []Edit    `json:"edits"`              // together they fix the finding; never nil
}

// A Related is another place that a finding is about.
type Related struct {
	File      string `json:"file"`
	Line      int    `json:"line"`
	Column    int    `json:"column"`
	EndLine   int    `json:"endLine"`
	EndColumn int    `json:"endColumn"`
	Message   string `json:"message"`
}

// An Edit replaces the bytes [Start, End) of a file.
type Edit struct {
	File  string `json:"file"`
	Start int    `json:"start"`
	End   int    `json:"end"`
	New   string `json:"new"`
}

// Lint reports what the tool finds in the packages.
//
// The go command (1.26) keeps a package's findings in its cache under a key
// that does not say whether the package was asked for or was merely the
// dependency of another; the latter stores "no findings". So after
// "go vet ./app", "go vet ./lib" would be silent about a library that app
// imports. Counting the answers reveals it: there is one for every package and
// one for every external test package. When some are missing, Lint asks again
// with a flag that makes the cache keys different for every set of packages.
// It does not do so at once because results for dependencies, such as the
// standard library, could then not be shared between sets.
func (d *Driver) Lint(ctx context.Context) (*Result, error) {
	roots, err := d.list(ctx)
	if err != nil {
		return nil, err
	}
	return d.lint(ctx, roots)
}

func (d *Driver) lint(ctx context.Context, roots *roots) (*Result, error) {
	a, err := d.vet(ctx)
	if err != nil {
		return nil, err
	}
	if a.units < roots.units {
		if a, err = d.vet(ctx, roots.flag()); err != nil {
			return nil, err
		}
	}
	if a.units < roots.units {
		return nil, fmt.Errorf("go vet answered for %d of %d packages and test packages: empty its cache with 'go clean -cache' and try again",
			a.units, roots.units)
	}
	return &Result{Packages: roots.packages, Findings: tidy(a.findings)}, nil
}

// vet runs "go vet -json". It uses no flag that a plain
// "go vet -vettool" would not use either, so that both share one cache.
func (d *Driver) vet(ctx context.Context, extra ...string) (*answer, error) {
	a := &answer{}
	err := d.run(ctx, a.read, d.vetArgs(append(extra, "-json")...))
	if err != nil {
		return nil, err
	}
	return a, a.err()
}

// tidy makes file names relative, sorts, and drops findings reported twice
// because a file belongs to a package and to its test variant.
func tidy(fs []Finding) []Finding {
	rel := relativizer()
	for i := range fs {
		fs[i].File = rel(fs[i].File)
		for j := range fs[i].Edits {
			fs[i].Edits[j].File = rel(fs[i].Edits[j].File)
		}
		for j := range fs[i].Related {
			fs[i].Related[j].File = rel(fs[i].Related[j].File)
		}
	}
	slices.SortFunc(fs, compare)
	fs = slices.CompactFunc(fs, func(a, b Finding) bool { return compare(a, b) == 0 })
	if fs == nil {
		fs = []Finding{}
	}
	return fs
}

func compare(a, b Finding) int {
	return cmp.Or(
		cmp.Compare(a.File, b.File),
		cmp.Compare(a.Line, b.Line),
		cmp.Compare(a.Column, b.Column),
		cmp.Compare(a.Message, b.Message),
	)
}
