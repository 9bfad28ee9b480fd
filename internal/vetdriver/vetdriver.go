package vetdriver

import (
	"context"
	"io"
	"maps"
)

// A Driver says which packages to look at, and with what.
type Driver struct {
	Tool     string    // absolute name of the tool's executable
	Dir      string    // directory in which the go command runs; "" is the current one
	Flags    []string  // the analyzer's own flags: -NAME.flag=value
	Env      []string  // added to the environment, as NAME=value
	Patterns []string  // packages, as the go command names them
	Stderr   io.Writer // where the go command's messages go

	// Configurations are those to look at; none means the go command's own.
	Configurations []Configuration
	// Progress, unless nil, is called as answers for packages and external test
	// packages come in: how many there are and how many there will be. The
	// first call is before any answer; the last one has done == total,
	// even when answers are missing.
	Progress func(done, total int)

	// Select, unless nil, says which findings Fix and Diff edit.
	Select func(*Result) ([]bool, error)

	said *messages
}

// A Result is what the tool found in all packages.
type Result struct {
	Packages       int           // that at least one configuration builds and can load
	Configurations []string      // all that were looked at, if several
	Findings       []Finding     // in order of file, line, column; never nil
	Unbuilt        []UnbuiltFile // files that were not looked at
	// Incomplete is why findings are missing, or empty: packages that do not
	// compile, for example.
	Incomplete string

	// Files are the Go files that were looked at, relative to the current
	// directory when inside it.
	Files map[string]bool

	merged *merged // nil with one configuration
}

// Lint reports what the tool finds in the packages. With an error, the result
// is about those that could be analyzed; it is nil if there are none.
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
//
// The other way round, "go vet ./app" prints again what was found when the
// library was asked for: that is dropped, and Lint asks again, because a clean
// dependency's answer, which has no name, may stand in for a missing one. A known
// hole: it does not notice as many missing answers as there are such others.
func (d *Driver) Lint(ctx context.Context) (*Result, error) {
	all, err := d.list(ctx)
	if err != nil {
		return nil, err
	}
	p, err := d.examine(ctx, all, nil)
	if p == nil {
		return nil, err
	}
	return p.findings(), err
}

func (d *Driver) lint(ctx context.Context, all []*roots) (*Result, error) {
	unbuilt := d.startUnbuilt(all)
	var fails failures
	asked, answered, total := 0, 0, 0
	for _, r := range all {
		total += r.units
	}
	d.progress(0, total)
	defer d.progress(total, total)
	for _, r := range all {
		fails.add(r, r.failures...)
		a, err := d.ask(ctx, r, func(n int) { d.progress(min(asked+n, total), total) })
		if ctx.Err() != nil {
			return nil, err
		}
		fails.add(r, err)
		r.findings = tidy(a.findings)
		asked, answered = asked+r.units, answered+a.units
	}
	err := fails.err(len(all) > 1)
	if err != nil && answered == 0 {
		return nil, err
	}
	return result(all, <-unbuilt, err), err
}

func (d *Driver) progress(done, total int) {
	if d.Progress != nil {
		d.Progress(done, total)
	}
}

func result(all []*roots, unbuilt []UnbuiltFile, err error) *Result {
	res := &Result{Unbuilt: unbuilt, Files: map[string]bool{}}
	packages := map[string]bool{}
	for _, r := range all {
		for _, path := range r.packages {
			packages[path] = true
		}
		maps.Copy(res.Files, r.built)
	}
	res.Packages = len(packages)
	if err != nil {
		res.Incomplete = err.Error()
	}
	if len(all) == 1 {
		res.Findings = all[0].findings
		return res
	}
	for _, r := range all {
		res.Configurations = append(res.Configurations, r.String())
	}
	res.merged = merge(all)
	res.Findings = res.merged.findings()
	return res
}
