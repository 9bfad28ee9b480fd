package vetdriver

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"
)

// ask vets the packages of one configuration. What is found counts even with
// an error; the answer is never nil.
func (d *Driver) ask(ctx context.Context, r *roots, count func(int)) (*answer, error) {
	if r.units == 0 {
		return &answer{}, nil
	}
	a, err := d.vet(ctx, r, count)
	if a.units == r.units && !a.others || a.broken || ctx.Err() != nil || err != nil && r.units == 1 {
		return a, err
	}
	if err != nil && a.units == 0 {
		if d.narrow(ctx, r); len(r.packages) == 0 {
			return a, err
		}
	}
	again, secondErr := d.vet(ctx, r, count, r.flag())
	if again.units >= a.units {
		a = again
	}
	if err == nil {
		err = secondErr
	}
	if a.units < r.units && err == nil {
		err = fmt.Errorf("go vet answered for %d of %d packages and test packages: empty its cache with 'go clean -cache' and try again",
			a.units, r.units)
	}
	return a, err
}

// vet runs "go vet -json". It uses no flag that a plain
// "go vet -vettool" would not use either, so that both share one cache, unless
// the cache answers with what cannot be used here.
func (d *Driver) vet(ctx context.Context, r *roots, count func(int), extra ...string) (*answer, error) {
	a, err := d.vetOnce(ctx, r, count, extra)
	here, failure := d.relocate(ctx, r, a.findings)
	if failure != nil {
		return &answer{}, failure
	}
	if !here {
		return d.vetOnce(ctx, r, count, append(extra, noTrimpath))
	}
	return a, err
}

func (d *Driver) vetOnce(ctx context.Context, r *roots, count func(int), extra []string) (*answer, error) {
	a := &answer{asked: r.has, count: count}
	args := slices.Concat([]string{"vet", "-vettool=" + d.Tool}, extra, []string{"-json"}, d.Flags)
	err := d.run(ctx, r.Configuration, a.read, args, r.patterns(d.Patterns))
	if err == nil {
		err = a.err()
	}
	return a, err
}

// narrow leaves only packages that can be loaded. "go vet" looks at none if one
// of them has an import that does not exist.
func (d *Driver) narrow(ctx context.Context, r *roots) {
	var loaded []string
	read := func(out io.Reader) error {
		dec := json.NewDecoder(out)
		for {
			var p struct {
				ImportPath string
				Incomplete bool // it or a dependency has an error
			}
			if err := dec.Decode(&p); err == io.EOF {
				return nil
			} else if err != nil {
				return err
			}
			if !p.Incomplete {
				loaded = append(loaded, p.ImportPath)
			}
		}
	}
	args := []string{"list", "-json=ImportPath,Incomplete", "-f=", "-e=true", "-deps=false", "-test=false", "-find=false"}
	if err := d.run(ctx, r.Configuration, read, args, r.patterns(d.Patterns)); err == nil && len(loaded) < len(r.packages) {
		r.packages, r.some = loaded, true
	}
}

// failures collects why packages could not be analyzed, and in which
// configurations.
type failures struct {
	all []failure
}

type failure struct {
	err error
	in  []string
}

func (fs *failures) add(r *roots, errs ...error) {
	for _, err := range errs {
		if err == nil {
			continue
		}
		i := slices.IndexFunc(fs.all, func(f failure) bool { return f.err.Error() == err.Error() })
		if i < 0 {
			i = len(fs.all)
			fs.all = append(fs.all, failure{err: err})
		}
		fs.all[i].in = append(fs.all[i].in, r.String())
	}
}

// err returns all failures as one. Named says to name the configurations.
func (fs *failures) err(named bool) error {
	var errs []error
	for _, f := range fs.all {
		if named {
			f.err = fmt.Errorf("%s: %w", strings.Join(f.in, ", "), f.err)
		}
		errs = append(errs, f.err)
	}
	return errors.Join(errs...)
}
