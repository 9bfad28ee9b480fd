package vetdriver

import (
	"bytes"
	"go/build"
	"go/build/constraint"
	"go/parser"
	"go/token"
	"io"
	"path/filepath"
	"strings"
)

// constraintOf returns what a Go file asks of a configuration by its name, its
// build constraints and its use of cgo; nil if it asks for nothing.
func constraintOf(name string, content []byte) constraint.Expr {
	exprs := nameConstraint(filepath.Base(name))
	f, err := parser.ParseFile(token.NewFileSet(), "", content, parser.ImportsOnly|parser.ParseComments)
	if err != nil {
		return and(exprs)
	}
	var plus []constraint.Expr
	for _, group := range f.Comments {
		if group.Pos() > f.Package {
			break
		}
		for _, c := range group.List {
			expr, bad := constraint.Parse(c.Text)
			switch {
			case bad != nil:
			case constraint.IsGoBuild(c.Text):
				return and(append(exprs, expr))
			default:
				plus = append(plus, expr) // only counts where there is no //go:build
			}
		}
	}
	if exprs = append(exprs, plus...); len(exprs) > 0 {
		return and(exprs)
	}
	for _, imported := range f.Imports {
		if imported.Path.Value == `"C"` {
			return &constraint.TagExpr{Tag: "cgo"}
		}
	}
	return nil
}

func and(exprs []constraint.Expr) constraint.Expr {
	var all constraint.Expr
	for _, expr := range exprs {
		if all == nil {
			all = expr
		} else {
			all = &constraint.AndExpr{X: all, Y: expr}
		}
	}
	return all
}

// nameConstraint returns what names such as x_windows_amd64_test.go ask for. It
// tries names of systems and architectures out on package build, which knows
// them all.
func nameConstraint(name string) []constraint.Expr {
	fits := func(goos, goarch string) bool {
		c := build.Context{GOOS: goos, GOARCH: goarch, Compiler: "gc", OpenFile: func(string) (io.ReadCloser, error) {
			return io.NopCloser(bytes.NewReader([]byte("package p\n"))), nil
		}}
		ok, err := c.MatchFile("", name)
		return ok && err == nil
	}
	tag := func(s string) constraint.Expr { return &constraint.TagExpr{Tag: s} }
	stem, _, _ := strings.Cut(name, ".")
	parts := strings.Split(strings.TrimSuffix(stem, "_test"), "_")
	last, before := parts[len(parts)-1], ""
	if len(parts) > 1 {
		before = parts[len(parts)-2]
	}
	switch {
	case fits("none", "none"):
	case fits(last, "none"), fits("none", last):
		return []constraint.Expr{tag(last)}
	case fits(before, last):
		return []constraint.Expr{tag(before), tag(last)}
	}
	return nil
}

// needs reports whether the expression is false without the tag.
func needs(expr constraint.Expr, tag string) bool {
	switch x := expr.(type) {
	case *constraint.TagExpr:
		return x.Tag == tag
	case *constraint.AndExpr:
		return needs(x.X, tag) || needs(x.Y, tag)
	case *constraint.OrExpr:
		return needs(x.X, tag) && needs(x.Y, tag)
	}
	return false
}
