package vetdriver

import (
	"bytes"
	"context"
	"path/filepath"
	"strings"

	"github.com/rogpeppe/go-internal/diff"
)

// A Patch is the unified diff of all fixes.
type Patch struct {
	Files   []FileDiff // in order of name; none when there is nothing to change
	Skipped []Skip     // fixes that are not in the patch
	*Result
}

// A FileDiff is the part of a patch that changes one file.
type FileDiff struct {
	Name string // relative to the current directory when inside it
	Text []byte
}

// Diff returns what Fix would change. It writes no file.
func (d *Driver) Diff(ctx context.Context) (*Patch, error) {
	p, err := d.plan(ctx)
	if err != nil {
		return nil, err
	}
	patch := &Patch{Skipped: p.skipped, Result: p.result}
	for _, c := range p.changes {
		patch.Files = append(patch.Files, FileDiff{c.name, c.diff()})
	}
	return patch, nil
}

// diff returns a unified diff as patch -p1 and git apply understand it.
func (c *change) diff() []byte {
	before, after := markCommon(c.before, c.after)
	text := diff.Diff(label("a/", c.name), []byte(before), label("b/", c.name), []byte(after))
	_, text, _ = bytes.Cut(text, []byte("\n")) // "diff old new"; names follow once more
	return lineMark.ReplaceAll(text, nil)
}

// label returns the name as a header shows it. A file outside of the current
// directory keeps its absolute name: no relative one can be applied. A tab
// ends a name with spaces, as git writes it.
func label(prefix, name string) string {
	if !filepath.IsAbs(name) {
		name = prefix + filepath.ToSlash(name)
	}
	if strings.Contains(name, " ") {
		name += "\t"
	}
	return name
}
