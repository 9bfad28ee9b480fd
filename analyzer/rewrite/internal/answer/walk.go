package answer

import (
	"fmt"
	"go/ast"
	"go/token"
	"go/types"

	"github.com/pimigrate/pimigrate/analyzer/httpcall"
)

// leaks reports whether somebody who gets a can notice the change.
func (t *follower) leaks(a httpcall.Aspect) bool { return a == lost || a == holder || t.matters(a) }

// use follows e, whose value goes where it is not followed.
func (t *follower) use(f *frame, e ast.Expr) {
	if v := t.value(f, e); t.leaks(v.aspect) {
		t.leak(f, e, v)
	}
	t.walk(f, e)
}

// leak notes that v, the value of e, goes where it is not followed.
func (t *follower) leak(f *frame, e ast.Expr, v value) {
	switch v.aspect {
	case httpcall.Request:
		t.problem(e, "the request leaves its function", "", "follow the answer from here: it changes")
	case holder, lost:
		t.problem(e, "the answer leaves its function", "", "follow the answer from here: it changes")
	case httpcall.Response:
		t.problem(e, "the response leaves its function", "", "follow the answer from here: it changes")
	case httpcall.Status, httpcall.StatusLine:
		t.problem(e, "the status leaves its function", "", fmt.Sprintf("it will be %d", t.next.Status))
	case httpcall.Length:
		t.problem(e, "the length of the body is read", t.none(), t.advice())
	default:
		t.read(e, "read")
	}
}

// read notes that the body is read at n.
func (t *follower) read(n ast.Node, how string) {
	t.problem(n, "the body is "+how, t.none(), t.advice())
}

// none completes the place where a body is read that is not what it was.
func (t *follower) none() string {
	if t.gone() {
		return fmt.Sprintf(", and %d has none", t.next.Status)
	}
	return ", and it changes"
}

func (t *follower) advice() string {
	if t.gone() {
		return fmt.Sprintf("no body comes with %d: drop this, and read the object with a request of its own if it is needed", t.next.Status)
	}
	return "the body changes: " + t.shift.body
}

// walk follows what is in e. The value of e is for the caller to judge.
func (t *follower) walk(f *frame, e ast.Expr) {
	if e == nil {
		return
	}
	if isCondition(t.info.TypeOf(e)) {
		t.settle(f, e, false)
	}
	t.parts(f, e)
}

// tag follows what a switch compares.
func (t *follower) tag(f *frame, e ast.Expr) {
	if t.isStatus(t.value(f, e)) {
		t.parts(f, e)
	} else {
		t.use(f, e)
	}
}

func isCondition(t types.Type) bool {
	if t == nil {
		return false
	}
	b, ok := t.Underlying().(*types.Basic)
	return ok && b.Info()&types.IsBoolean != 0
}

// parts follows the parts of e.
func (t *follower) parts(f *frame, e ast.Expr) {
	switch e := ast.Unparen(e).(type) {
	case *ast.SelectorExpr:
		t.selector(f, e)
	case *ast.CallExpr:
		t.call(f, e)
	case *ast.FuncLit:
		t.funcLit(f, e)
	case *ast.BinaryExpr:
		t.operandsOf(f, e)
	case *ast.UnaryExpr:
		t.unaryParts(f, e)
	case *ast.CompositeLit:
		t.composite(f, e)
	case *ast.IndexExpr:
		t.indexParts(f, e)
	case *ast.SliceExpr:
		t.parts(f, e.X)
	case *ast.StarExpr:
		t.parts(f, e.X)
	case *ast.TypeAssertExpr:
		t.use(f, e.X)
	}
}

// selector follows x.f: of a response it has to be known.
func (t *follower) selector(f *frame, e *ast.SelectorExpr) {
	x := t.value(f, e.X)
	if x.aspect != httpcall.Response {
		if t.leaks(x.aspect) && x.aspect != httpcall.Request {
			t.leak(f, e, x)
		}
		t.parts(f, e.X)
		return
	}
	t.memberOf(f, e)
	if sel := t.info.Selections[e]; sel != nil && sel.Kind() != types.FieldVal {
		t.leak(f, e, x) // a function that is called some time
	}
	t.parts(f, e.X)
}

// memberOf checks that the field or method e of a response is known.
func (t *follower) memberOf(f *frame, e *ast.SelectorExpr) {
	_, known := httpcall.MemberAspect(t.info.TypeOf(e.X), e.Sel.Name)
	fn, isFunc := t.info.Uses[e.Sel].(*types.Func)
	if isFunc && !known {
		_, known = httpcall.AnswerFuncOf(fn)
	}
	if !known {
		t.problem(e, "the response's "+e.Sel.Name+" is read", "", "it may change with the answer")
	}
}

func (t *follower) operandsOf(f *frame, e *ast.BinaryExpr) {
	if e.Op == token.LAND || e.Op == token.LOR {
		t.parts(f, e.X)
		t.parts(f, e.Y)
		return
	}
	for _, x := range []ast.Expr{e.X, e.Y} {
		switch v := t.value(f, x); {
		case compares(e.Op) && (t.isStatus(v) || v.aspect == httpcall.Length || v.aspect == httpcall.Text || t.isNil(e)):
			t.parts(f, x) // settled
		case t.value(f, e).aspect != httpcall.NoAspect:
			t.parts(f, x) // of something that is judged as a whole
		default:
			t.use(f, x)
		}
	}
}

func (t *follower) isNil(e *ast.BinaryExpr) bool {
	return t.info.Types[e.X].IsNil() || t.info.Types[e.Y].IsNil()
}

func (t *follower) unaryParts(f *frame, e *ast.UnaryExpr) {
	switch e.Op {
	case token.NOT:
		t.parts(f, e.X)
	case token.AND:
		if v := t.value(f, e); v.aspect != httpcall.NoAspect {
			t.parts(f, e.X) // v is judged as a whole
			return
		}
		t.use(f, e.X)
	default:
		t.use(f, e.X)
	}
}

func (t *follower) composite(f *frame, e *ast.CompositeLit) {
	for _, x := range e.Elts {
		if kv, ok := x.(*ast.KeyValueExpr); ok {
			if t.info.Types[kv.Key].IsValue() {
				t.use(f, kv.Key)
			}
			x = kv.Value
		}
		if t.value(f, x).aspect == httpcall.Request {
			t.use(f, x)
		} else {
			t.walk(f, x) // e is a holder of it
		}
	}
}

func (t *follower) indexParts(f *frame, e *ast.IndexExpr) {
	if lit, at := t.literal(f, e.X); lit != nil && t.value(f, e.Index).aspect == httpcall.Status && isMap(t.info.TypeOf(lit)) {
		if !isCondition(t.info.TypeOf(e)) {
			t.settle(f, e, false)
		}
		if t.live == bothRun && t.hasElementForEach(at.f, lit, t.value(f, e.Index)) {
			t.meaning(e)
		}
		t.parts(f, e.Index)
		return
	}
	t.parts(f, e.X)
	if t.info.Types[e.Index].IsValue() {
		t.use(f, e.Index)
	}
}

// funcLit follows a function literal, which runs some time, if at all.
func (t *follower) funcLit(f *frame, e *ast.FuncLit) {
	in := t.inner(f, e)
	t.body(in, t.live)
	for i, r := range in.results {
		if t.leaks(r.aspect) {
			t.leak(in, e.Type.Results.List[min(i, len(e.Type.Results.List)-1)].Type, r.value)
		}
	}
}

// inner is the frame of a function literal, whose variables are those of f.
func (t *follower) inner(f *frame, e *ast.FuncLit) *frame {
	in := t.frames[site{f, e}]
	if in == nil {
		sig, _ := t.info.TypeOf(e).(*types.Signature)
		in = &frame{decl: f.decl, body: e.Body, params: sig, sends: f.sends, bound: f.bound, foreign: f.foreign}
		t.frames[site{f, e}] = in
	}
	in.sends, in.foreign = f.sends, f.foreign
	return in
}
