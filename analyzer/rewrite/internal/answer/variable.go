package answer

import (
	"go/ast"
	"go/constant"
	"go/token"
	"go/types"

	"github.com/pimigrate/pimigrate/analyzer/httpcall"
)

// returned is the value of a call, or of a conversion.
func (t *follower) returned(f *frame, e *ast.CallExpr) value {
	if t.info.Types[e.Fun].IsType() && len(e.Args) == 1 {
		return t.converted(f, e)
	}
	if rs := t.results(f, e); len(rs) == 1 {
		return rs[0]
	}
	return value{}
}

// kept is the value of a composite literal.
func (t *follower) kept(f *frame, e *ast.CompositeLit) value {
	for _, x := range e.Elts {
		if kv, ok := x.(*ast.KeyValueExpr); ok {
			x = kv.Value
		}
		if a := t.value(f, x).aspect; t.leaks(a) && a != httpcall.Request {
			return value{aspect: holder, null: isFalse}
		}
	}
	return value{null: isFalse}
}

// converted is the value of a conversion: that of its operand, but a text made
// of the status as of a character.
func (t *follower) converted(f *frame, e *ast.CallExpr) value {
	v := t.value(f, e.Args[0])
	if b, ok := t.info.TypeOf(e).Underlying().(*types.Basic); ok && v.aspect == httpcall.Status && b.Info()&types.IsInteger == 0 {
		return value{aspect: httpcall.Text}
	}
	return v
}

// variable is the value of a variable: what it is known to hold, or what it is
// assigned, if that happens once.
func (t *follower) variable(f *frame, obj types.Object) value {
	b, ok := f.bound[obj]
	switch {
	case ok && b.arg != nil:
		return t.value(b.from, b.arg)
	case ok && b.aspect != httpcall.NoAspect:
		return t.ofAspect(b.aspect)
	case ok && b.list != nil:
		return value{list: b.list}
	}
	if e := t.Definition(obj); e != nil {
		if v := t.value(f, e); v.aspect == httpcall.NoAspect {
			return v
		}
	}
	return value{}
}

// member is the value of a field of a response. Of a method it is nothing: that
// of its call counts.
func (t *follower) member(f *frame, e *ast.SelectorExpr) value {
	sel := t.info.Selections[e]
	if sel == nil || sel.Kind() != types.FieldVal {
		return value{}
	}
	x := t.value(f, e.X)
	switch x.aspect {
	case httpcall.Response:
		a, _ := httpcall.MemberAspect(t.info.TypeOf(e.X), e.Sel.Name)
		return t.ofAspect(a)
	case httpcall.Headers:
		return t.ofAspect(httpcall.Headers)
	case httpcall.NoAspect:
		return t.option(f, e)
	}
	return value{}
}

// option is the value of a field of a struct that is spelled as a literal, such
// as the options of a call: it is nil if the literal leaves it out.
func (t *follower) option(f *frame, e *ast.SelectorExpr) value {
	lit, at := t.literal(f, e.X)
	if lit == nil {
		return value{}
	}
	keyed := true
	for _, x := range lit.Elts {
		kv, ok := x.(*ast.KeyValueExpr)
		if keyed = keyed && ok; !ok {
			continue
		}
		if id, ok := kv.Key.(*ast.Ident); ok && t.info.Uses[id] == t.info.Uses[e.Sel] {
			return value{null: t.value(at.f, kv.Value).null}
		}
	}
	if keyed && hasNil(t.info.TypeOf(e)) {
		return value{null: isTrue}
	}
	return value{}
}

func hasNil(t types.Type) bool {
	switch t.Underlying().(type) {
	case *types.Pointer, *types.Interface, *types.Slice, *types.Map, *types.Signature, *types.Chan:
		return true
	}
	return false
}

func (t *follower) unary(f *frame, e *ast.UnaryExpr) value {
	x := t.value(f, e.X)
	switch e.Op {
	case token.NOT:
		return value{was: not(x.was), is: not(x.is)}
	case token.AND:
		switch x.aspect {
		case httpcall.Request, httpcall.Response, holder:
			return x
		}
		return value{null: isFalse}
	}
	return value{}
}

func not(v constant.Value) constant.Value {
	if truth(v) == isUnknown {
		return nil
	}
	return constant.MakeBool(truth(v) == isFalse)
}
