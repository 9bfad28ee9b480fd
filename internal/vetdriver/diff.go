package vetdriver

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"os/exec"
	"slices"
	"strings"
)

// A Patch is the unified diff of all fixes.
type Patch struct {
	Files []FileDiff // in order of name; none when there is nothing to change
	*Result
}

// A FileDiff is the part of a patch that changes one file.
type FileDiff struct {
	Name string // relative to the current directory when inside it
	Text []byte
}

// Diff returns what Fix would change. It writes no file.
func (d *Driver) Diff(ctx context.Context) (*Patch, error) {
	roots, err := d.list(ctx)
	if err != nil {
		return nil, err
	}
	result, err := d.lint(ctx, roots)
	if err != nil {
		return nil, err
	}
	want := result.edited()
	if len(want) == 0 {
		return &Patch{Result: result}, nil
	}
	// A first try may miss packages for the same reason as in lint; what it
	// has to say about that is said again by the second.
	var held bytes.Buffer
	first := *d
	first.Stderr = &held
	files, err := first.diffs(ctx, want)
	if err != nil && ctx.Err() == nil {
		files, err = d.diffs(ctx, want, roots.flag())
	} else {
		held.WriteTo(d.Stderr)
	}
	if err != nil {
		return nil, err
	}
	return &Patch{Files: files, Result: result}, nil
}

// diffs returns the diffs of at least the wanted files, by name.
func (d *Driver) diffs(ctx context.Context, want []string, extra ...string) ([]FileDiff, error) {
	var s splitter
	err := d.run(ctx, s.read, d.vetArgs(append(extra, "-fix", "-diff", notJSON)...))
	if err := judge(err, want, s.files); err != nil {
		return nil, err
	}
	slices.SortFunc(s.files, func(a, b FileDiff) int { return strings.Compare(a.Name, b.Name) })
	return s.files, nil
}

// judge decides whether the diff is whole. The go command exits with 1 when
// there is a diff and when the tool failed, and leaves out the diff of a
// package whose fixes conflict: only a missing file shows it.
func judge(err error, want []string, got []FileDiff) error {
	var exit *exec.ExitError
	if err != nil && (!errors.As(err, &exit) || exit.ExitCode() != 1) {
		return err
	}
	for _, file := range want {
		if !slices.ContainsFunc(got, func(f FileDiff) bool { return f.Name == file }) {
			return errors.Join(err, fmt.Errorf("go vet gave no diff for %s, which has fixes", file))
		}
	}
	return nil
}

// discard reads the output of a command that has none of interest.
func discard(r io.Reader) error {
	_, err := io.Copy(io.Discard, r)
	return err
}
