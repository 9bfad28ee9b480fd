package code

import (
	"fmt"
	"go/ast"
	"go/types"
	"path/filepath"
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
func (c *Package) Where(n, from ast.Node) string {
	at, here := c.Pass.Fset.Position(n.Pos()), c.Pass.Fset.Position(from.Pos())
	if at.Filename == here.Filename {
		return fmt.Sprintf("line %d", at.Line)
	}
	return fmt.Sprintf("%s:%d", filepath.Base(at.Filename), at.Line)
}
