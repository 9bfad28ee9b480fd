package code

import (
	"go/ast"
	"go/types"
	"sync"

	"golang.org/x/tools/go/analysis"
	"golang.org/x/tools/go/types/typeutil"
)

// A Package is the code of one package.
type Package struct {
	Pass   *analysis.Pass
	Decls  map[*types.Func]*ast.FuncDecl // those with a body
	Uses   map[types.Object][]*ast.Ident // of a generic function: those of its instances
	ifaces map[string]bool               // names of the methods of interfaces
	values map[types.Object]ast.Expr     // of Definition

	unbuilt func() map[string]bool // the identifiers of files that are not built here
}

// New looks through the package of pass.
func New(pass *analysis.Pass) *Package {
	c := &Package{
		Pass: pass, Decls: map[*types.Func]*ast.FuncDecl{}, ifaces: map[string]bool{},
		Uses: map[types.Object][]*ast.Ident{}, values: map[types.Object]ast.Expr{},
		unbuilt: sync.OnceValue(func() map[string]bool { return unbuiltNames(pass) }),
	}
	for _, file := range pass.Files {
		for _, d := range file.Decls {
			if d, ok := d.(*ast.FuncDecl); ok && d.Body != nil {
				if fn, ok := pass.TypesInfo.Defs[d.Name].(*types.Func); ok {
					c.Decls[fn] = d
				}
			}
		}
	}
	for id, obj := range pass.TypesInfo.Defs {
		if m, ok := obj.(*types.Func); ok && m.Signature().Recv() != nil && types.IsInterface(m.Signature().Recv().Type()) {
			c.ifaces[id.Name] = true
		}
	}
	for id, o := range pass.TypesInfo.Uses {
		if fn, ok := o.(*types.Func); ok {
			o = fn.Origin()
		}
		c.Uses[o] = append(c.Uses[o], id)
	}
	return c
}

// Callee is the function that call calls, nil if it is not known.
func (c *Package) Callee(call *ast.CallExpr) *types.Func {
	fn, _ := typeutil.Callee(c.Pass.TypesInfo, call).(*types.Func)
	if fn == nil {
		return nil
	}
	return fn.Origin()
}

// DeclAround is the function declaration that n stands in, or nil.
func (c *Package) DeclAround(n ast.Node) *ast.FuncDecl {
	for _, file := range c.Pass.Files {
		if n.Pos() < file.FileStart || file.FileEnd <= n.Pos() {
			continue
		}
		for _, d := range file.Decls {
			if d, ok := d.(*ast.FuncDecl); ok && d.Pos() <= n.Pos() && n.Pos() < d.End() {
				return d
			}
		}
	}
	return nil
}

// IsPublic reports whether fn may be called without being named here: by another
// package, through an interface, or in a file that is not built here.
func (c *Package) IsPublic(fn *types.Func) bool {
	return fn.Exported() && c.Pass.Pkg.Name() != "main" || c.Unbuilt(fn) || fn.Signature().Recv() != nil && c.ifaces[fn.Name()]
}
