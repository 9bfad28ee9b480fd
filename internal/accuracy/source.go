package main

import (
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"path/filepath"
	"strconv"
	"strings"
)

// functions tells which function a line of a file stands in. Keys are files.
type functions map[string][]span

type span struct {
	name     string
	from, to int
}

func (f functions) at(file string, line int) (string, error) {
	spans, ok := f[file]
	if !ok {
		fset := token.NewFileSet()
		parsed, err := parser.ParseFile(fset, file, nil, parser.SkipObjectResolution)
		if err != nil {
			return "", fmt.Errorf("find the function at line %d: %w", line, err)
		}
		for _, d := range parsed.Decls {
			if fn, ok := d.(*ast.FuncDecl); ok {
				spans = append(spans, span{funcName(fn), fset.Position(fn.Pos()).Line, fset.Position(fn.End()).Line})
			}
		}
		f[file] = spans
	}
	for _, s := range spans {
		if s.from <= line && line <= s.to {
			return s.name, nil
		}
	}
	return "", nil
}

// funcName is F or T.M.
func funcName(fn *ast.FuncDecl) string {
	if fn.Recv == nil || len(fn.Recv.List) == 0 {
		return fn.Name.Name
	}
	t := fn.Recv.List[0].Type
	for {
		switch x := t.(type) {
		case *ast.StarExpr:
			t = x.X
		case *ast.IndexExpr:
			t = x.X
		case *ast.IndexListExpr:
			t = x.X
		case *ast.Ident:
			return x.Name + "." + fn.Name.Name
		default:
			return fn.Name.Name
		}
	}
}

// parseDir parses the Go files of dir except tests, and calls visit for each
// function declaration and its place, as file.go:1.
func parseDir(dir string, visit func(fn *ast.FuncDecl, place string)) error {
	files, err := sources(dir)
	if err != nil {
		return err
	}
	for _, name := range files {
		fset := token.NewFileSet()
		f, err := parser.ParseFile(fset, name, nil, parser.ParseComments|parser.SkipObjectResolution)
		if err != nil {
			return fmt.Errorf("read answer key: %w", err)
		}
		for _, d := range f.Decls {
			if fn, ok := d.(*ast.FuncDecl); ok {
				visit(fn, fmt.Sprintf("%s:%d", filepath.Base(name), fset.Position(fn.Pos()).Line))
			}
		}
	}
	return nil
}

// sources are the Go files of dir except tests.
func sources(dir string) ([]string, error) {
	all, err := filepath.Glob(filepath.Join(dir, "*.go"))
	if err != nil {
		return nil, fmt.Errorf("read answer key: %w", err)
	}
	var out []string
	for _, name := range all {
		if !strings.HasSuffix(name, "_test.go") {
			out = append(out, name)
		}
	}
	if len(out) == 0 {
		return nil, fmt.Errorf("read answer key: no Go files in %s", dir)
	}
	return out, nil
}

// place takes file.go:1 apart.
func place(s string) (file string, line int, err error) {
	file, number, _ := strings.Cut(s, ":")
	line, err = strconv.Atoi(number)
	if err != nil {
		return "", 0, fmt.Errorf("place %q: want file:line", s)
	}
	return file, line, nil
}
