package answer

import (
	"go/ast"
	"go/constant"
	"go/token"
	"go/types"
	"slices"
	"strings"

	"github.com/pimigrate/pimigrate/analyzer/httpcall"
)

// checkDecoding looks for a body that call decodes or copies.
func (t *follower) checkDecoding(f *frame, call *ast.CallExpr) {
	row, ok := t.rowOf(t.Callee(call))
	if !ok || len(row.Into) == 0 || !t.reads() {
		return
	}
	_, sends := f.sends[call]
	if !sends && !t.handed[call] && !slices.ContainsFunc(t.taken(f, call), t.isBody) {
		return
	}
	t.decodes(f, call, row)
}

func (t *follower) isBody(a httpcall.Aspect) bool {
	return a == httpcall.Stream || a == httpcall.Content || a == httpcall.Decoded || a == httpcall.Response
}

// decodes notes that call decodes the body, or copies it, unless nobody looks at
// what that gives.
func (t *follower) decodes(f *frame, call *ast.CallExpr, row httpcall.AnswerFunc) {
	for _, i := range row.Into {
		if i >= len(call.Args) || t.value(f, call.Args[i]).null == isTrue || t.isDiscard(call.Args[i]) {
			continue
		}
		if t.dropped[call] && t.isUnread(call.Args[i]) {
			continue
		}
		how := "decoded"
		if obj, _, _ := types.LookupFieldOrMethod(t.Callee(call).Signature().Params().At(i).Type(), true, nil, "Write"); obj != nil {
			how = "copied"
		}
		t.read(call, how)
	}
}

// isDiscard reports whether e is a writer that forgets what it gets.
func (t *follower) isDiscard(e ast.Expr) bool {
	sel, ok := ast.Unparen(e).(*ast.SelectorExpr)
	if !ok {
		return false
	}
	v := t.info.Uses[sel.Sel]
	return v != nil && v.Pkg() != nil && (v.Pkg().Path() == "io" || v.Pkg().Path() == "io/ioutil") && v.Name() == "Discard"
}

// isUnread reports whether e is the address of a variable that is used nowhere
// else.
func (t *follower) isUnread(e ast.Expr) bool {
	u, ok := ast.Unparen(e).(*ast.UnaryExpr)
	if !ok || u.Op != token.AND {
		return false
	}
	id, ok := ast.Unparen(u.X).(*ast.Ident)
	if !ok {
		return false
	}
	obj := t.info.Uses[id]
	return obj != nil && obj.Parent() != t.Pass.Pkg.Scope() && len(t.Uses[obj]) == 1
}

// receiverOf follows x in the method call x.name(...).
func (t *follower) receiverOf(f *frame, call *ast.CallExpr, x ast.Expr) {
	sel, _ := ast.Unparen(call.Fun).(*ast.SelectorExpr)
	v := t.value(f, x)
	switch {
	case v.aspect == httpcall.Response:
		t.memberOf(f, sel)
	case v.aspect == httpcall.Headers:
		t.checkHeader(f, call)
	case v.aspect == httpcall.Request || t.isTable(call) || sel.Sel.Name == "Close":
	case t.leaks(v.aspect):
		t.leak(f, call, v)
	}
	t.parts(f, x)
	if _, ok := f.sends[call]; ok {
		t.setters(f, call)
	}
}

// checkHeader looks for a header that describes the body.
func (t *follower) checkHeader(f *frame, call *ast.CallExpr) {
	if !t.gone() || len(call.Args) == 0 {
		return
	}
	key := t.value(f, call.Args[0]).was
	if key == nil || key.Kind() != constant.String || strings.HasPrefix(strings.ToLower(constant.StringVal(key)), "content-") {
		t.problem(call, "a header of the body is read", t.none(), "no such header comes without a body")
	}
}

// setters looks for calls before the send that say where to decode the body to:
// in the chain that ends in it, and of the variable at its root.
func (t *follower) setters(f *frame, call *ast.CallExpr) {
	if !t.reads() {
		return
	}
	root := t.setterChain(f, call)
	id, ok := root.(*ast.Ident)
	if !ok || httpcall.AspectOf(t.info.TypeOf(root)) != httpcall.NoAspect {
		return
	}
	ast.Inspect(f.body, func(n ast.Node) bool {
		c, ok := n.(*ast.CallExpr)
		if !ok || c == call {
			return true
		}
		if x, _ := t.receiver(c); x != nil {
			if other, ok := ast.Unparen(x).(*ast.Ident); ok && t.info.Uses[other] == t.info.Uses[id] {
				t.setterChain(f, c)
			}
		}
		return true
	})
}

// setterChain checks the calls of a chain, and returns its root.
func (t *follower) setterChain(f *frame, call *ast.CallExpr) ast.Expr {
	for c := call; ; {
		if row, ok := t.rowOf(t.Callee(c)); ok {
			t.decodes(f, c, row)
		}
		x, _ := t.receiver(c)
		next, ok := ast.Unparen(x).(*ast.CallExpr)
		if !ok {
			return x
		}
		c = next
	}
}

func (t *follower) rowOf(fn *types.Func) (httpcall.AnswerFunc, bool) {
	if fn == nil {
		return httpcall.AnswerFunc{}, false
	}
	return httpcall.AnswerFuncOf(fn)
}

// isReport reports whether c tells people something, as loggers and the makers
// of errors do, and nobody else.
func (t *follower) isReport(c *ast.CallExpr) bool {
	if t.reporting[c] {
		return true
	}
	fn := t.Callee(c)
	if fn == nil || fn.Pkg() == nil || t.Decls[fn] != nil {
		return false
	}
	switch fn.Pkg().Path() {
	case "log", "log/slog", "errors", "testing":
		return true
	case "fmt":
		return strings.HasPrefix(fn.Name(), "Print") || strings.HasPrefix(fn.Name(), "Fprint") || fn.Name() == "Errorf"
	}
	sig := fn.Signature()
	return sig.Recv() != nil && sig.Results().Len() == 0 && slices.ContainsFunc(reportNames, func(s string) bool {
		return strings.HasPrefix(fn.Name(), s)
	})
}

// isOutput reports whether c prints what the program is run for, maybe.
func (t *follower) isOutput(c *ast.CallExpr) bool {
	fn := t.Callee(c)
	return fn != nil && fn.Pkg() != nil && fn.Pkg().Path() == "fmt" && fn.Name() != "Errorf"
}

// reportNames is how the methods of loggers begin.
var reportNames = []string{"Print", "Log", "Trace", "Debug", "Info", "Warn", "Error", "Fatal", "Panic"}
