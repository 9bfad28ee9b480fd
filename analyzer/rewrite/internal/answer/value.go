package answer

import (
	"fmt"
	"go/ast"
	"go/constant"
	"go/token"
	"go/types"
	"net/http"

	"github.com/pimigrate/pimigrate/analyzer/httpcall"
)

// A value is what is known of an expression in a frame.
type value struct {
	aspect  httpcall.Aspect
	was, is constant.Value // in the two runs; nil if unknown
	null    ternary        // whether it is nil, in both
	derived bool           // was and is are computed from the status
	list    []term         // it is each of these in turn
}

// A term is an expression, the frame that it stands in, and the variables of
// lists by which it was found.
type term struct {
	e   ast.Expr
	f   *frame
	via []types.Object
}

// A joined is what is known of a result of a function, from its returns.
type joined struct {
	value
	hasWas, hasIs bool
}

// Aspects beyond those of the tables: of what is not what it was, since the code
// treats the new status by itself; and of an object of the program with
// something of the answer in it.
const (
	lost httpcall.Aspect = -1 - iota
	holder
)

type ternary int8

const (
	isUnknown ternary = iota
	isTrue
	isFalse
)

func truth(v constant.Value) ternary {
	switch {
	case v == nil || v.Kind() != constant.Bool:
		return isUnknown
	case constant.BoolVal(v):
		return isTrue
	}
	return isFalse
}

// agree reports whether two values are the same as far as is known.
func agree(a, b constant.Value) bool {
	if a == nil || b == nil {
		return a == nil && b == nil
	}
	return sameConstant(a, b)
}

func sameConstant(a, b constant.Value) bool {
	return a != nil && b != nil && a.Kind() == b.Kind() && constant.Compare(a, token.EQL, b)
}

func statusLine(status int) string { return fmt.Sprintf("%d %s", status, http.StatusText(status)) }

// ofAspect is a value that tells a of the answer.
func (t *follower) ofAspect(a httpcall.Aspect) value {
	v := value{aspect: a}
	old, next := t.old.Status, t.next.Status
	switch a {
	case httpcall.Request, httpcall.Response, httpcall.Stream, httpcall.Decoded, holder:
		v.null = isFalse
	case httpcall.Absent:
		v.null = isTrue
	case httpcall.Status:
		v.was, v.is = constant.MakeInt64(int64(old)), constant.MakeInt64(int64(next))
	case httpcall.StatusLine:
		v.was, v.is = constant.MakeString(statusLine(old)), constant.MakeString(statusLine(next))
	case httpcall.Success:
		v = value{was: constant.MakeBool(old/100 == 2), is: constant.MakeBool(next/100 == 2)}
	case httpcall.Failure:
		v = value{was: constant.MakeBool(old >= 400), is: constant.MakeBool(next >= 400)}
	}
	return v
}

// value is what is known of e, a single value, in f.
func (t *follower) value(f *frame, e ast.Expr) value {
	e = ast.Unparen(e)
	tv := t.info.Types[e]
	switch {
	case e == nil || tv.IsType():
		return value{}
	case tv.IsNil():
		return value{null: isTrue}
	case tv.Value != nil:
		return t.constant(f, e, tv.Value)
	}
	v := t.evaluate(f, e)
	if isError(tv.Type) {
		v.null = isUnknown
		if t.sent {
			v.null = isTrue // both runs succeed
		}
	}
	return v
}

// constant is the value c of e, which an edit may replace. Conditions that are
// constant differ between builds, so that nothing is known of them.
func (t *follower) constant(f *frame, e ast.Expr, c constant.Value) value {
	if c.Kind() == constant.Bool {
		if id, ok := e.(*ast.Ident); !ok || t.info.Uses[id].Parent() != types.Universe {
			return value{null: isFalse}
		}
	}
	v := value{was: c, is: c, null: isFalse}
	if leaf, ok := t.leaf(f, e); ok && t.moved[leaf.e] {
		v.is = t.newConstant(c)
	}
	return v
}

// newConstant is what c, the old status or its text, becomes.
func (t *follower) newConstant(c constant.Value) constant.Value {
	if c.Kind() != constant.String {
		return constant.MakeInt64(int64(t.next.Status))
	}
	if constant.StringVal(c) == statusLine(t.old.Status) {
		return constant.MakeString(statusLine(t.next.Status))
	}
	return constant.MakeString(fmt.Sprint(t.next.Status))
}

func (t *follower) evaluate(f *frame, e ast.Expr) value {
	_, isCall := e.(*ast.CallExpr)
	if _, ok := f.sends[e]; ok && !isCall {
		t.reached[e] = true
		return t.ofAspect(httpcall.Request)
	}
	switch e := e.(type) {
	case *ast.Ident:
		return t.variable(f, t.info.ObjectOf(e))
	case *ast.SelectorExpr:
		return t.member(f, e)
	case *ast.StarExpr:
		return t.value(f, e.X)
	case *ast.SliceExpr:
		return value{aspect: t.value(f, e.X).aspect}
	case *ast.UnaryExpr:
		return t.unary(f, e)
	case *ast.BinaryExpr:
		return t.binary(f, e)
	case *ast.IndexExpr:
		return t.index(f, e)
	case *ast.FuncLit:
		return value{null: isFalse}
	case *ast.CompositeLit:
		return t.kept(f, e)
	case *ast.CallExpr:
		return t.returned(f, e)
	}
	return value{}
}
