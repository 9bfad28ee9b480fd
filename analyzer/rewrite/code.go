package rewrite

import (
	"go/ast"
	"go/types"

	"golang.org/x/tools/go/analysis"
	"golang.org/x/tools/go/types/typeutil"
)

// code is what plans look up in the package, whatever they follow.
type code struct {
	pass    *analysis.Pass
	decls   map[*types.Func]*ast.FuncDecl
	methods map[string]bool // names of the methods of interfaces
	uses    map[types.Object][]*ast.Ident
	values  map[types.Object]ast.Expr // of definition
}

// lookup is the code of the package.
func (p *Planner) lookup() *code {
	if p.code == nil {
		p.code = newCode(p.pass)
	}
	return p.code
}

func newCode(pass *analysis.Pass) *code {
	c := &code{
		pass: pass, decls: map[*types.Func]*ast.FuncDecl{}, methods: map[string]bool{},
		uses: map[types.Object][]*ast.Ident{}, values: map[types.Object]ast.Expr{},
	}
	for _, file := range pass.Files {
		for _, d := range file.Decls {
			if d, ok := d.(*ast.FuncDecl); ok && d.Body != nil {
				if fn, ok := pass.TypesInfo.Defs[d.Name].(*types.Func); ok {
					c.decls[fn] = d
				}
			}
		}
	}
	for id, obj := range pass.TypesInfo.Defs {
		if m, ok := obj.(*types.Func); ok && m.Signature().Recv() != nil && types.IsInterface(m.Signature().Recv().Type()) {
			c.methods[id.Name] = true
		}
	}
	for id, o := range pass.TypesInfo.Uses {
		if fn, ok := o.(*types.Func); ok {
			o = fn.Origin()
		}
		c.uses[o] = append(c.uses[o], id)
	}
	return c
}

// callee is the function that call calls, nil if it is not known.
func (c *code) callee(call *ast.CallExpr) *types.Func {
	fn, _ := typeutil.Callee(c.pass.TypesInfo, call).(*types.Func)
	if fn == nil {
		return nil
	}
	return fn.Origin()
}

// declAround is the function declaration that n stands in, or nil.
func (c *code) declAround(n ast.Node) *ast.FuncDecl {
	for _, file := range c.pass.Files {
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

// isPublic reports whether fn may be called without being named here: by another
// package, or through an interface.
func (c *code) isPublic(fn *types.Func) bool {
	return fn.Exported() && c.pass.Pkg.Name() != "main" || fn.Signature().Recv() != nil && c.methods[fn.Name()]
}
