package rewrite

import (
	"go/ast"
	"go/types"
)

// options makes arg, a struct of the options of the retired operation, one of
// the successor's.
func (rw *rewriter) options(arg ast.Expr, old, next types.Type) outcome {
	lit := rw.literal(arg)
	switch id, named := ast.Unparen(arg).(*ast.Ident); {
	case lit == nil && named:
		return refuse(id.Name + " is made for the retired operation")
	case lit == nil:
		return refuse("an argument is made for the retired operation")
	case !samePointer(old, next):
		return refuse("the type of the options changes")
	}
	return together(
		func() outcome { return rw.typeName(lit.Type, next) },
		func() outcome { return rw.fields(lit, structOf(next)) },
	)
}

// samePointer reports whether both types are pointers, or neither is.
func samePointer(a, b types.Type) bool {
	_, isA := a.Underlying().(*types.Pointer)
	_, isB := b.Underlying().(*types.Pointer)
	return isA == isB
}

// fields makes the fields of lit those of next. One that holds an id of the
// path has the name of the successor's parameter.
func (rw *rewriter) fields(lit *ast.CompositeLit, next *types.Struct) outcome {
	var all outcome
	set := map[*types.Var]bool{}
	for _, e := range lit.Elts {
		kv, ok := e.(*ast.KeyValueExpr)
		if !ok {
			return refuse("the fields of the options have no names")
		}
		key := kv.Key.(*ast.Ident)
		id, isID := rw.pathParameter(key.Name)
		f := fieldFor(next, key.Name, id)
		switch {
		case f == nil:
			return refuse("the successor has no option " + key.Name)
		case !types.Identical(rw.pass.TypesInfo.TypeOf(key), f.Type()):
			return refuse("the type of the option " + key.Name + " changes")
		case !isID && !rw.keepsMeaning(f.Type()):
			return rename(key.Name)
		}
		set[f] = true
		all.edits = append(all.edits, replace(key, f.Name())...)
	}
	for f := range next.Fields() {
		if isRequired(f) && !set[f] {
			return refuse("the successor needs the option " + f.Name())
		}
	}
	return all
}

// fieldFor is the field of s for the path parameter id, or the one with the
// given name if that is "".
func fieldFor(s *types.Struct, name, id string) *types.Var {
	for f := range s.Fields() {
		if f.Exported() && (id != "" && fold(f.Name()) == fold(id) || id == "" && f.Name() == name) {
			return f
		}
	}
	return nil
}
