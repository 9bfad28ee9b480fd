package vetdriver

import (
	"context"
	"io"
	"path/filepath"
	"slices"
	"strings"
)

// noTrimpath overrules GOFLAGS=-trimpath. The directory of a package is part of
// the cache key then.
const noTrimpath = "-trimpath=false"

// A home is where a package is in this checkout.
type home struct {
	dir   string
	files []string // in dir
}

// home returns where a package is. An external test stands beside its package.
func (r *roots) home(path string) home {
	if at, ok := r.homes[path]; ok {
		return at
	}
	return r.homes[strings.TrimSuffix(path, "_test")]
}

// holds reports whether all files that f names are of the package in this
// checkout.
func (h home) holds(f *Finding) bool {
	return !slices.ContainsFunc(f.names(), func(name *string) bool { return filepath.Dir(*name) != h.dir })
}

// move gives the files that f names, in another checkout, the names they have in
// this one. It reports whether it knows them: where a //line comment may have
// given a name it does not.
func (h home) move(f *Finding, claimed claims) bool {
	from := filepath.Dir(f.File)
	for _, name := range f.names() {
		here := filepath.Join(h.dir, filepath.Base(*name))
		if filepath.Dir(*name) != from || !slices.Contains(h.files, filepath.Base(here)) || claimed.include(here) {
			return false
		}
		*name = here
	}
	return true
}

// names are all file names in f.
func (f *Finding) names() []*string {
	names := []*string{&f.File}
	for i := range f.Related {
		names = append(names, &f.Related[i].File)
	}
	for i := range f.Edits {
		names = append(names, &f.Edits[i].File)
	}
	return names
}

// relocate gives findings the files of this checkout, or reports that it cannot.
// With -trimpath, the key under which the go command caches an answer does not
// say in which directory the package stood, but the answer does. So what comes
// from the cache may be about another checkout of the same sources. To overrule
// -trimpath at once would be simpler, but then checkouts could not share answers.
func (d *Driver) relocate(ctx context.Context, r *roots, findings []Finding) (ok bool, err error) {
	trimmed, claimed := false, claims{}
	for i := range findings {
		f := &findings[i]
		at := r.home(f.Package)
		if at.holds(f) {
			continue
		}
		if !trimmed {
			if trimmed, err = d.trimpath(ctx, r.Configuration); !trimmed {
				return true, err // a //line comment names the file
			}
		}
		if !at.move(f, claimed) {
			return false, nil
		}
	}
	return true, nil
}

// trimpath reports whether the user has the go command use -trimpath.
func (d *Driver) trimpath(ctx context.Context, c Configuration) (trimmed bool, err error) {
	var flags []byte
	read := func(out io.Reader) (err error) {
		flags, err = io.ReadAll(out)
		return err
	}
	if err := d.run(ctx, c, read, []string{"env", "GOFLAGS"}, nil); err != nil {
		return false, err
	}
	for _, flag := range strings.Fields(string(flags)) {
		if name, value, _ := strings.Cut(strings.TrimLeft(flag, "-"), "="); name == "trimpath" {
			trimmed = value != "false"
		}
	}
	return trimmed, nil
}
