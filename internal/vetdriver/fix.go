package vetdriver

import (
	"context"
	"crypto/sha256"
	"go/ast"
	"go/parser"
	"go/token"
	"os"
	"slices"
)

// notJSON is the flag without which GOFLAGS=-json would make "go vet -fix"
// print findings instead of applying fixes.
const notJSON = "-json=false"

// Fix applies the fixes and reports what the tool finds afterwards, and how
// many files changed. With an error, some files may have changed as well.
func (d *Driver) Fix(ctx context.Context) (left *Result, changed int, err error) {
	before, err := d.Lint(ctx)
	if err != nil {
		return nil, 0, err
	}
	files := before.edited()
	if len(files) == 0 {
		return before, 0, nil
	}
	old := checksums(files)
	err = d.run(ctx, discard, d.vetArgs("-fix", notJSON))
	for i, sum := range checksums(files) {
		if sum != old[i] {
			changed++
		}
	}
	if err != nil {
		return nil, changed, err
	}
	left, err = d.Lint(ctx)
	return left, changed, err
}

// edited returns the files that the fixes are to change: those with edits,
// except generated ones, which "go vet -fix" leaves alone without a word.
func (r *Result) edited() []string {
	var files []string
	for _, f := range r.Findings {
		for _, e := range f.Edits {
			files = append(files, e.File)
		}
	}
	slices.Sort(files)
	return slices.DeleteFunc(slices.Compact(files), generated)
}

func generated(file string) bool {
	f, err := parser.ParseFile(token.NewFileSet(), file, nil, parser.ParseComments|parser.PackageClauseOnly)
	return err == nil && ast.IsGenerated(f)
}

// checksums returns one for each file. One that cannot be read counts as
// empty: the go command says what is wrong with it.
func checksums(files []string) [][sha256.Size]byte {
	sums := make([][sha256.Size]byte, len(files))
	for i, name := range files {
		data, _ := os.ReadFile(name)
		sums[i] = sha256.Sum256(data)
	}
	return sums
}
