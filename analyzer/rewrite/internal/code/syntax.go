package code

import (
	"fmt"
	"go/ast"
	"go/token"
	"go/types"
	"path/filepath"
	"slices"

	"golang.org/x/tools/go/analysis"
)

// IsBlank reports whether e is the blank identifier.
func IsBlank(e ast.Expr) bool {
	id, ok := e.(*ast.Ident)
	return ok && id.Name == "_"
}

// IsText reports whether t is a string type.
func IsText(t types.Type) bool {
	b, ok := t.Underlying().(*types.Basic)
	return ok && b.Info()&types.IsString != 0
}

// Where says where n is to somebody who looks at from: as a //line comment has
// it, since findings are reported so, too.
func Where(fset *token.FileSet, n, from ast.Node) string {
	at, here := fset.Position(n.Pos()), fset.Position(from.Pos())
	if at.Filename == here.Filename {
		return fmt.Sprintf("line %d", at.Line)
	}
	return fmt.Sprintf("%s:%d", filepath.Base(at.Filename), at.Line)
}

// File is the file of the package of pass that pos is in.
func File(pass *analysis.Pass, pos token.Pos) *ast.File {
	i := slices.IndexFunc(pass.Files, func(f *ast.File) bool { return f.FileStart <= pos && pos < f.FileEnd })
	return pass.Files[i]
}

// Enclosing returns the innermost node of type T in fn that contains n,
// n itself excluded.
func Enclosing[T ast.Node](fn *ast.FuncDecl, n ast.Node) (found T, ok bool) {
	ast.Inspect(fn, func(x ast.Node) bool {
		if x == nil || x == n || x.Pos() > n.Pos() || x.End() < n.End() {
			return x != nil && x != n && x.Pos() <= n.Pos() && n.End() <= x.End()
		}
		if t, is := x.(T); is {
			found, ok = t, true
		}
		return true
	})
	return found, ok
}

// Substitution is the edit that writes text in the place of what stands between
// from and to.
func Substitution(from, to token.Pos, text string) []analysis.TextEdit {
	return []analysis.TextEdit{{Pos: from, End: to, NewText: []byte(text)}}
}
