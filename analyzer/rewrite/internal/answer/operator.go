package answer

import (
	"go/ast"
	"go/constant"
	"go/token"
	"go/types"

	"github.com/pimigrate/pimigrate/analyzer/httpcall"
	"github.com/pimigrate/pimigrate/analyzer/rewrite/internal/code"
)

// binary is the value of x op y.
func (t *follower) binary(f *frame, e *ast.BinaryExpr) value {
	x, y := t.value(f, e.X), t.value(f, e.Y)
	switch {
	case e.Op == token.EQL && y.list != nil:
		return t.contains(y.list, x)
	case e.Op == token.EQL && x.list != nil:
		return t.contains(x.list, y)
	case e.Op == token.LAND || e.Op == token.LOR:
		return value{was: both(e.Op, x.was, y.was), is: both(e.Op, x.is, y.is)}
	case compares(e.Op):
		return compare(x, e.Op, y)
	case e.Op == token.ADD && code.IsText(t.info.TypeOf(e)):
		if x.aspect == httpcall.Content || y.aspect == httpcall.Content {
			return value{aspect: httpcall.Content}
		}
		if t.leaks(x.aspect) || t.leaks(y.aspect) || x.aspect == httpcall.Text || y.aspect == httpcall.Text {
			return value{aspect: httpcall.Text}
		}
		return value{}
	}
	return arithmetic(x, e.Op, y)
}

// compares reports whether op is a comparison.
func compares(op token.Token) bool {
	switch op {
	case token.EQL, token.NEQ, token.LSS, token.LEQ, token.GTR, token.GEQ:
		return true
	}
	return false
}

// both is a && b or a || b, where one of them may decide alone.
func both(op token.Token, a, b constant.Value) constant.Value {
	decides := isFalse
	if op == token.LOR {
		decides = isTrue
	}
	switch {
	case truth(a) == decides || truth(b) == decides:
		return constant.MakeBool(op == token.LOR)
	case truth(a) == isUnknown || truth(b) == isUnknown:
		return nil
	}
	return constant.MakeBool(op == token.LAND)
}

// compare is the value of x op y.
func compare(x value, op token.Token, y value) value {
	if x.null != isUnknown && y.null == isTrue || y.null != isUnknown && x.null == isTrue {
		if op == token.EQL || op == token.NEQ {
			c := constant.MakeBool((x.null == y.null) == (op == token.EQL))
			return value{was: c, is: c}
		}
	}
	return value{was: compareConstants(x.was, op, y.was), is: compareConstants(x.is, op, y.is)}
}

func compareConstants(x constant.Value, op token.Token, y constant.Value) constant.Value {
	if x == nil || y == nil || x.Kind() != y.Kind() || x.Kind() == constant.Bool && op != token.EQL && op != token.NEQ {
		return nil
	}
	return constant.MakeBool(constant.Compare(x, op, y))
}

// arithmetic is the value of x op y, such as resp.StatusCode/100.
func arithmetic(x value, op token.Token, y value) value {
	if x.aspect != httpcall.Status && y.aspect != httpcall.Status {
		return value{}
	}
	v := value{aspect: httpcall.Status, derived: true}
	v.was, v.is = compute(x.was, op, y.was), compute(x.is, op, y.is)
	return v
}

func compute(x constant.Value, op token.Token, y constant.Value) constant.Value {
	if x == nil || y == nil || x.Kind() != constant.Int || y.Kind() != constant.Int {
		return nil
	}
	switch op {
	case token.QUO, token.REM:
		if constant.Sign(y) == 0 {
			return nil
		}
		if op == token.QUO {
			op = token.QUO_ASSIGN // of integers
		}
		return constant.BinaryOp(x, op, y)
	case token.ADD, token.SUB, token.MUL:
		return constant.BinaryOp(x, op, y)
	}
	return nil
}

// index is the value of an element of a map of statuses, or a part of what x
// holds.
func (t *follower) index(f *frame, e *ast.IndexExpr) value {
	key := t.value(f, e.Index)
	if key.aspect != httpcall.Status {
		return value{aspect: t.value(f, e.X).aspect}
	}
	lit, at := t.literal(f, e.X)
	if lit == nil {
		return value{}
	}
	return value{was: t.at(at.f, lit, key.was, false), is: t.at(at.f, lit, key.is, true)}
}

// at is the value of the element of lit, a map, at key: false if it has none.
func (t *follower) at(f *frame, lit *ast.CompositeLit, key constant.Value, edited bool) constant.Value {
	m, isMap := t.info.TypeOf(lit).Underlying().(*types.Map)
	if !isMap {
		return nil
	}
	switch e, known := t.element(f, lit, key, edited); {
	case !known:
		return nil
	case e == nil:
		return constant.MakeBool(false)
	case isEmptyStruct(m.Elem()):
		return constant.MakeBool(true)
	default:
		return t.info.Types[e].Value
	}
}

// element is that of lit, a map, at key, nil if it has none; known is false if
// the keys are not. With edited its keys are those after the edits.
func (t *follower) element(f *frame, lit *ast.CompositeLit, key constant.Value, edited bool) (e ast.Expr, known bool) {
	for _, x := range lit.Elts {
		kv, ok := x.(*ast.KeyValueExpr)
		if !ok {
			return nil, false
		}
		k := t.value(f, kv.Key)
		is := k.was
		if edited {
			is = k.is
		}
		switch {
		case is == nil:
			return nil, false
		case sameConstant(is, key):
			return kv.Value, true
		}
	}
	return nil, true
}

func isMap(t types.Type) bool {
	_, ok := t.Underlying().(*types.Map)
	return ok
}

// hasElementForEach reports whether lit, a map, has one element for the old
// status and another one for the new, such as functions, that cannot be told to
// be the same.
func (t *follower) hasElementForEach(f *frame, lit *ast.CompositeLit, status value) bool {
	old, _ := t.element(f, lit, status.was, false)
	next, _ := t.element(f, lit, status.is, true)
	return old != nil && next != nil && old != next && (t.info.Types[old].Value == nil || t.info.Types[next].Value == nil) &&
		!isEmptyStruct(t.info.TypeOf(old))
}

func isEmptyStruct(t types.Type) bool {
	s, ok := t.Underlying().(*types.Struct)
	return ok && s.NumFields() == 0
}

// contains is whether one of list is v.
func (t *follower) contains(list []term, v value) value {
	var out value
	out.was, out.is = constant.MakeBool(false), constant.MakeBool(false)
	for _, s := range list {
		e := t.value(s.f, s.e)
		out.was = both(token.LOR, out.was, compareConstants(e.was, token.EQL, v.was))
		out.is = both(token.LOR, out.is, compareConstants(e.is, token.EQL, v.is))
	}
	return out
}
