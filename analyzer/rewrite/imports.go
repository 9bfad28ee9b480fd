package rewrite

import (
	"go/ast"
	"go/token"
	"go/types"
	"strconv"

	"golang.org/x/tools/go/analysis"

	"github.com/pimigrate/pimigrate/analyzer/rewrite/internal/code"
)

// typeName makes expr, which names a type, name the one that t is or points
// to.
func (rw *rewriter) typeName(expr ast.Expr, t types.Type) outcome {
	n := named(t)
	if n == nil || n.TypeArgs() != nil || !n.Obj().Exported() {
		return refuse(types.ExprString(expr) + " becomes a type without a name")
	}
	obj := n.Obj()
	if obj.Pkg() == rw.pass.Pkg {
		return outcome{edits: code.Substitution(expr.Pos(), expr.End(), obj.Name())}
	}
	if id, ok := expr.(*ast.Ident); ok && rw.pass.TypesInfo.Uses[id].Pkg() != rw.pass.Pkg {
		return refuse("the import of " + id.Name + " has a dot")
	}
	if sel, ok := expr.(*ast.SelectorExpr); ok && rw.pass.TypesInfo.Uses[sel.Sel].Pkg() == obj.Pkg() {
		return outcome{edits: replace(sel.Sel, obj.Name())}
	}
	name, edits := rw.importName(expr.Pos(), obj.Pkg())
	return outcome{edits: append(edits, code.Substitution(expr.Pos(), expr.End(), name+"."+obj.Name())...)}
}

// importName returns the name that pkg has at pos, and the edit that imports
// it if no import of the file will do.
func (rw *rewriter) importName(pos token.Pos, pkg *types.Package) (string, []analysis.TextEdit) {
	file := code.File(rw.pass, pos)
	for _, spec := range file.Imports {
		p := rw.pass.TypesInfo.PkgNameOf(spec)
		if p == nil || p.Imported() != pkg || p.Name() == "_" || p.Name() == "." {
			continue
		}
		if _, obj := rw.pass.TypesInfo.Scopes[file].Innermost(pos).LookupParent(p.Name(), pos); obj == p {
			return p.Name(), nil
		}
	}
	name := rw.newName(file, pkg)
	if name == pkg.Name() {
		return name, []analysis.TextEdit{rw.addImport(file, pkg.Path(), "")}
	}
	return name, []analysis.TextEdit{rw.addImport(file, pkg.Path(), name)}
}

// newName is a name for an import of pkg that nothing in the file has: the
// same one for all edits.
func (rw *rewriter) newName(file *ast.File, pkg *types.Package) string {
	names := rw.newNames[file]
	if names == nil {
		names = map[string]string{}
		rw.newNames[file] = names
	}
	for i := 1; ; i++ {
		name := pkg.Name()
		if i > 1 {
			name += strconv.Itoa(i)
		}
		if names[name] == "" && !rw.taken(file, name) {
			names[name] = pkg.Path()
		}
		if names[name] == pkg.Path() {
			return name
		}
	}
}

// taken reports whether something in the file or at package level is called
// name.
func (rw *rewriter) taken(file *ast.File, name string) bool {
	if rw.pass.Pkg.Scope().Lookup(name) != nil || types.Universe.Lookup(name) != nil {
		return true
	}
	for _, spec := range file.Imports {
		if p := rw.pass.TypesInfo.PkgNameOf(spec); p != nil && p.Name() == name {
			return true
		}
	}
	for id := range rw.pass.TypesInfo.Defs {
		if id.Name == name && file.FileStart <= id.Pos() && id.Pos() < file.FileEnd {
			return true
		}
	}
	return false
}

// typeString is t as people write it, with the names of packages.
func (rw *rewriter) typeString(t types.Type) string {
	return types.TypeString(t, func(p *types.Package) string { return p.Name() })
}
