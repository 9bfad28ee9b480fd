package answer

import (
	"go/ast"
	"go/types"
)

// A target is a function of the package that is called.
type target struct {
	fn   *types.Func // nil for a literal
	decl *ast.FuncDecl
	lit  *ast.FuncLit
	many bool // an interface method is called: others may be, too
}

// target is what call calls, if that is code of this package.
func (t *follower) target(f *frame, call *ast.CallExpr) (target, bool) {
	if fn := t.Callee(call); fn != nil {
		return t.targetOf(fn)
	}
	switch x := ast.Unparen(call.Fun).(type) {
	case *ast.FuncLit:
		return target{lit: x}, true
	case *ast.Ident:
		obj := t.info.Uses[x]
		if obj == nil || obj.Parent() == t.Pass.Pkg.Scope() {
			return target{}, false
		}
		if lit, ok := t.Definition(obj).(*ast.FuncLit); ok {
			return target{lit: lit, many: len(t.Uses[obj]) > 1}, true
		}
	}
	return target{}, false
}

func (t *follower) targetOf(fn *types.Func) (target, bool) {
	if d := t.Decls[fn]; d != nil {
		return target{fn: fn, decl: d}, true
	}
	recv := fn.Signature().Recv()
	if recv == nil || !types.IsInterface(recv.Type()) || fn.Pkg() != t.Pass.Pkg {
		return target{}, false
	}
	iface, _ := recv.Type().Underlying().(*types.Interface)
	var found target
	for m, d := range t.Decls {
		if r := m.Signature().Recv(); m.Name() != fn.Name() || r == nil || !types.Implements(r.Type(), iface) {
			continue
		}
		if found.fn != nil {
			return target{}, false
		}
		found = target{fn: m, decl: d, many: true}
	}
	return found, found.fn != nil
}

// Bounds of how far calls are followed: a recursive function has no end.
const (
	maxDepth  = 8
	maxFrames = 500
)

// enter follows to, as call calls it from f, and returns its results.
func (t *follower) enter(f *frame, call *ast.CallExpr, to target) []value {
	return t.enterWith(f, call, to, nil)
}

// frameOf is the frame of to, called by call from f.
func (t *follower) frameOf(f *frame, call *ast.CallExpr, to target) *frame {
	if in := t.frames[site{f, call}]; in != nil {
		return in
	}
	if f.depth >= maxDepth || len(t.frames) >= maxFrames {
		return nil
	}
	in := &frame{depth: f.depth + 1, bound: map[types.Object]bound{}, foreign: f.foreign}
	if to.lit != nil {
		sig, _ := t.info.TypeOf(to.lit).(*types.Signature)
		in.decl, in.body, in.params, in.bound, in.sends = f.decl, to.lit.Body, sig, f.bound, f.sends
	} else {
		in.fn, in.decl, in.body, in.params = to.fn, to.decl, to.decl.Body, to.fn.Signature()
	}
	if in.foreign == "" && t.isShared(to) {
		in.foreign = "the function literal"
		if to.fn != nil {
			in.foreign = to.fn.Name()
		}
	}
	t.frames[site{f, call}] = in
	return in
}

// isShared reports whether to is, or may be, called elsewhere too.
func (t *follower) isShared(to target) bool {
	if to.fn == nil || to.many {
		return to.many
	}
	return t.IsPublic(to.fn) || len(t.Uses[to.fn]) != 1
}

// bindParameters notes what the parameters of in hold when call calls it.
func (t *follower) bindParameters(f, in *frame, call *ast.CallExpr) {
	params := in.params.Params()
	for i := range params.Len() {
		p := params.At(i)
		if in.params.Variadic() && i == params.Len()-1 {
			in.bound[p] = bound{list: t.rest(f, call, i)}
			continue
		}
		if i >= len(call.Args) {
			return // f(g())
		}
		b := bound{aspect: t.value(f, call.Args[i]).aspect}
		if !t.isAssigned(p) {
			b.arg, b.from = call.Args[i], f
		}
		in.bound[p] = b
	}
}

func (t *follower) isAssigned(obj types.Object) bool {
	assigned := false
	t.Assignments(obj, func(ast.Node, ast.Expr, int, int) { assigned = true })
	return assigned
}

// enterWith is enter where to has sends of its own.
func (t *follower) enterWith(f *frame, call *ast.CallExpr, to target, sends map[ast.Node]send) []value {
	in := t.frameOf(f, call, to)
	if in == nil {
		t.problem(call, "calls are too deep to follow", "", "look at what is done with the answer")
		return nil
	}
	if sends != nil {
		in.sends = sends
	}
	t.bindParameters(f, in, call)
	t.body(in, t.live)
	if sends != nil {
		t.checkReached(in)
	}
	return in.values()
}
