package httpcall

import (
	"go/ast"
	"go/types"

	"golang.org/x/tools/go/ssa"
)

// This file is about values that print by a method of theirs, String or Error.
// To fmt such a value is two: what the method returns, and what the verb %d
// shows.

// The parts of a value that prints by a method. They are no identifiers.
const (
	printedText = "…printed"
	plainValue  = "…plain"
)

// stored is what st stores. What is handed to fmt prints as its type says.
func (f *frame) stored(st *ssa.Store) *expr {
	e := f.valueAt(st.Val, st)
	conv, ok := st.Val.(*ssa.MakeInterface)
	if !ok || !isVariadic(st.Addr) {
		return e
	}
	m := printer(conv.X.Type())
	if m == nil {
		return e
	}
	text := mkUnknown(types.Typ[types.String])
	if rs := f.callResults(target{obj: m}, []*expr{e}); len(rs) > 0 && rs[0] != nil {
		text = rs[0]
	}
	return mkObject(nil, []string{printedText, plainValue}, []*expr{text, e})
}

// isVariadic reports whether addr is an element of the list that the compiler
// makes of the arguments in place of a variadic parameter.
func isVariadic(addr ssa.Value) bool {
	elem, ok := addr.(*ssa.IndexAddr)
	if !ok {
		return false
	}
	list, ok := elem.X.(*ssa.Alloc)
	return ok && list.Comment == "varargs"
}

// printer is the method that fmt prints a t with, or nil.
func printer(t types.Type) *types.Func {
	if t == nil {
		return nil
	}
	for _, name := range []string{"Error", "String"} {
		obj, _, indirect := types.LookupFieldOrMethod(t, false, nil, name)
		m, ok := obj.(*types.Func)
		if !ok || indirect {
			continue
		}
		sig := m.Signature()
		if sig.Params().Len() == 0 && sig.Results().Len() == 1 && isString(sig.Results().At(0).Type()) {
			return m.Origin()
		}
	}
	return nil
}

// plainOf is e without how it prints.
func plainOf(e *expr) *expr {
	if v := e.named(plainValue); v != nil {
		return v
	}
	return e
}

func init() { models["plain"] = plainValueOf }

// plainValueOf is the value a[0] once it is known, without how it prints.
func plainValueOf(a []*expr) *expr {
	if a[0].symbolic && a[0].kind != object {
		return nil
	}
	return plainOf(a[0])
}

// asserted is the value that v finds in an interface.
func (f *frame) asserted(v *ssa.TypeAssert) *expr {
	e := f.value(v.X)
	if _, basic := v.AssertedType.Underlying().(*types.Basic); basic {
		return mkApply("plain", e)
	}
	return plainOf(e)
}

// printers adds the methods that the functions to build print values with: no
// call names them.
func (x *index) printers() {
	for _, d := range x.decls {
		obj, _ := x.pass.TypesInfo.Defs[d.Name].(*types.Func)
		if !x.build[obj] {
			continue
		}
		ast.Inspect(d.Body, func(n ast.Node) bool {
			if call, ok := n.(*ast.CallExpr); ok && x.isPrint(call) {
				for _, a := range call.Args {
					if m := printer(x.pass.TypesInfo.TypeOf(a)); m != nil && x.objs[m] != nil {
						x.calls[obj] = append(x.calls[obj], m)
					}
				}
			}
			return true
		})
	}
	x.closure(x.build, x.calls)
}

// isPrint reports whether call is one of a function that takes any values at the
// end, as those of fmt do.
func (x *index) isPrint(call *ast.CallExpr) bool {
	sig, ok := x.pass.TypesInfo.TypeOf(call.Fun).(*types.Signature)
	if !ok || !sig.Variadic() {
		return false
	}
	s, ok := sig.Params().At(sig.Params().Len() - 1).Type().(*types.Slice)
	return ok && types.Identical(s.Elem().Underlying(), types.NewInterfaceType(nil, nil))
}
