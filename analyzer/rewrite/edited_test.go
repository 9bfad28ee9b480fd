package rewrite_test

import (
	"cmp"
	"errors"
	"fmt"
	"go/ast"
	"go/format"
	"go/parser"
	"go/types"
	"maps"
	"slices"
	"strings"

	"golang.org/x/tools/go/packages"
)

// An edit replaces the bytes [start, end) of a file.
type edit struct {
	file       string
	start, end int
	text       string
}

func (e edit) String() string {
	return fmt.Sprintf("%s, bytes %d to %d: %q", e.file, e.start, e.end, e.text)
}

// conflicts reports whether the result of both edits depends on their order.
func (e edit) conflicts(f edit) bool {
	return e != f && e.file == f.file &&
		(e.start < f.end && f.start < e.end || e.start == f.start && e.end == f.end)
}

// edits are those of all findings. The same edit may belong to several.
func (p *program) edits() []edit {
	var all []edit
	for _, f := range p.findings {
		for _, e := range f.edits {
			if !slices.Contains(all, e) {
				all = append(all, e)
			}
		}
	}
	return all
}

// apply returns the files after the edits.
func (p *program) apply(edits []edit) map[string][]byte {
	files := map[string][]byte{}
	for name, data := range p.files {
		files[name] = apply(name, data, edits)
	}
	return files
}

// apply applies the edits of one file. Of conflicting ones it leaves some out.
func apply(name string, data []byte, edits []edit) []byte {
	edits = slices.SortedStableFunc(slices.Values(edits), func(a, b edit) int {
		return cmp.Or(cmp.Compare(a.start, b.start), cmp.Compare(a.end, b.end))
	})
	var out []byte
	at := 0
	for _, e := range edits {
		if e.file != name || e.start < at {
			continue
		}
		out = append(out, data[at:e.start]...)
		out = append(out, e.text...)
		at = e.end
	}
	return append(out, data[at:]...)
}

// with is the program with other contents of its files.
func (p *program) with(files map[string][]byte) *program {
	after := &program{dir: p.dir, flags: p.flags, files: files, others: p.others}
	done := map[*packages.Package]*packages.Package{}
	for _, pkg := range p.roots {
		checked, err := after.check(pkg, done)
		after.err = errors.Join(after.err, err)
		after.roots = append(after.roots, checked)
	}
	return after
}

// check parses and type-checks the files of a package anew, after those of
// the packages that it imports.
func (p *program) check(old *packages.Package, done map[*packages.Package]*packages.Package) (*packages.Package, error) {
	if pkg, ok := done[old]; ok {
		return pkg, nil
	}
	pkg := *old
	done[old] = &pkg
	pkg.Syntax = nil
	for _, file := range old.CompiledGoFiles {
		name, _ := p.name(file)
		f, err := parser.ParseFile(pkg.Fset, file, p.files[name], parser.ParseComments|parser.SkipObjectResolution)
		if err != nil {
			return &pkg, err
		}
		pkg.Syntax = append(pkg.Syntax, f)
	}
	if err := p.resolve(&pkg, old, done); err != nil {
		return &pkg, err
	}
	pkg.TypesInfo = &types.Info{
		Types:        map[ast.Expr]types.TypeAndValue{},
		Instances:    map[*ast.Ident]types.Instance{},
		Defs:         map[*ast.Ident]types.Object{},
		Uses:         map[*ast.Ident]types.Object{},
		Implicits:    map[ast.Node]types.Object{},
		Selections:   map[*ast.SelectorExpr]*types.Selection{},
		Scopes:       map[ast.Node]*types.Scope{},
		FileVersions: map[*ast.File]string{},
	}
	var err error
	cfg := &types.Config{Importer: importer(pkg.Imports), Sizes: pkg.TypesSizes, GoVersion: "go1.26"}
	pkg.Types, err = cfg.Check(pkg.PkgPath, pkg.Fset, pkg.Syntax, pkg.TypesInfo)
	return &pkg, err
}

// resolve sets what pkg imports now. An edit may import any package that some
// case imports already.
func (p *program) resolve(pkg, old *packages.Package, done map[*packages.Package]*packages.Package) error {
	pkg.Imports = map[string]*packages.Package{}
	for _, f := range pkg.Syntax {
		for _, spec := range f.Imports {
			path := strings.Trim(spec.Path.Value, "`\"")
			dep, ok := old.Imports[path]
			if !ok {
				dep, ok = p.others[path]
			}
			if !ok {
				return fmt.Errorf("the edits import %s, which no case does", path)
			}
			if p.holds(dep) {
				var err error
				if dep, err = p.check(dep, done); err != nil {
					return err
				}
			}
			pkg.Imports[path] = dep
		}
	}
	return nil
}

// An importer hands out packages that are type-checked already.
type importer map[string]*packages.Package

func (imp importer) Import(path string) (*types.Package, error) {
	if path == "unsafe" {
		return types.Unsafe, nil
	}
	return imp[path].Types, nil
}

// formatted is what drivers make of files after edits, since the files of all
// cases are formatted before.
func formatted(files map[string][]byte) map[string][]byte {
	out := maps.Clone(files)
	for name, data := range files {
		if source, err := format.Source(data); err == nil {
			out[name] = source
		}
	}
	return out
}
