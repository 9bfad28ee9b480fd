package rewrite

import (
	"fmt"
	"go/ast"
	"go/token"
	"go/types"
	"slices"
	"strconv"
	"strings"

	"github.com/pimigrate/pimigrate/analyzer/httpcall"
	"github.com/pimigrate/pimigrate/analyzer/rewrite/internal/code"
	"github.com/pimigrate/pimigrate/analyzer/rule"
)

// A retyping is a variable that holds an envelope, of a response and what it
// was decoded to, and whose type becomes another one.
type retyping struct {
	*rewriter
	variable types.Object
	from, to types.Type
}

// A reading is a place that reads the variable of a retyping.
type reading struct {
	expr     ast.Expr   // the variable, or what is selected from it
	above    []ast.Node // innermost last
	from, to types.Type // of expr; to is nil if there is no such thing any more
}

func (r reading) parent() ast.Node { return r.above[len(r.above)-1] }

// up is the reading of e, the node above.
func (r reading) up(e ast.Expr, from, to types.Type) reading {
	return reading{e, r.above[:len(r.above)-1], from, to}
}

// readings makes the places that read the variable compile with its new type.
// What they make of the response is for answer to judge.
func (t *retyping) readings() outcome {
	var steps []func() outcome
	ast.PreorderStack(t.Call.Func.Body, nil, func(n ast.Node, above []ast.Node) bool {
		id, ok := n.(*ast.Ident)
		if ok && t.pass.TypesInfo.Uses[id] == t.variable && !assigns(above[len(above)-1], id) {
			r := reading{id, slices.Clone(above), t.from, t.to}
			steps = append(steps, func() outcome { return t.read(r) })
		}
		return true
	})
	return together(steps...)
}

// assigns reports whether n gives id a value.
func assigns(n ast.Node, id *ast.Ident) bool {
	a, ok := n.(*ast.AssignStmt)
	return ok && slices.Contains(a.Lhs, ast.Expr(id))
}

// unused reports whether r is in _ = x.
func (r reading) unused() bool {
	a, ok := r.parent().(*ast.AssignStmt)
	return ok && len(a.Lhs) == 1 && code.IsBlank(a.Lhs[0])
}

// tested is the comparison with nil that r is in, or nil.
func (t *retyping) tested(r reading) *ast.BinaryExpr {
	e, ok := r.parent().(*ast.BinaryExpr)
	if !ok || e.Op != token.EQL && e.Op != token.NEQ || !t.isNil(e.X) && !t.isNil(e.Y) {
		return nil
	}
	return e
}

// read edits or checks a reading: as much as is selected from the envelope until
// the type is what it was.
func (t *retyping) read(r reading) outcome {
	if t.tested(r) != nil || r.unused() {
		return outcome{}
	}
	sel, ok := r.parent().(*ast.SelectorExpr)
	if !ok {
		return t.refuseReading(r, "handed on", "and its type changes", "the successor's answer has another type")
	}
	r = t.member(r, sel)
	if aspect, _ := httpcall.MemberAspect(t.from, sel.Sel.Name); aspect == httpcall.Decoded {
		return t.readDecoded(r, sel.Sel.Name)
	}
	for r.to != nil && !types.Identical(r.from, r.to) {
		if sel, ok = r.parent().(*ast.SelectorExpr); !ok {
			break
		}
		r = t.member(r, sel)
	}
	switch {
	case r.to == nil:
		return t.refuseReading(r, "read", "and the successor has none", "the successor's answer has nothing of this name")
	case t.tested(r) == nil && !types.Identical(r.from, r.to):
		return t.refuseReading(r, "read", "and its type changes", "the successor's answer has another type here")
	}
	return outcome{}
}

// readDecoded edits or checks a reading of what an answer of success is decoded
// to, which has its status in its name.
func (t *retyping) readDecoded(r reading, name string) outcome {
	switch test := t.tested(r); {
	case test != nil && !isSetBy(t.Match.Answers, name):
		return t.refuseReading(r, "tested", "and not set by every success", "compare the status instead")
	case test != nil && (r.to == nil || !isSetBy(t.next.Answers, name)):
		return t.testStatus(r, test)
	case test != nil, r.to != nil && types.Identical(r.from, r.to) && !t.answers().Differs():
		return outcome{}
	case r.to == nil:
		return t.refuseReading(r, "read", "and the successor has none", "the successor answers without a body")
	}
	return t.refuseReading(r, "read", "and it changes", "the successor sends another object")
}

// isSetBy reports whether all of answers are decoded to what is called name.
func isSetBy(answers []rule.Answer, name string) bool {
	return len(answers) > 0 && !slices.ContainsFunc(answers, func(a rule.Answer) bool {
		return !strings.HasSuffix(name, strconv.Itoa(a.Status))
	})
}

// member is the reading of sel, or of the call of the method that it names.
func (t *retyping) member(r reading, sel *ast.SelectorExpr) reading {
	var is types.Type
	if obj, _, _ := types.LookupFieldOrMethod(r.to, true, t.Call.Callee.Pkg(), sel.Sel.Name); obj != nil {
		is = obj.Type()
	}
	r = r.up(sel, t.pass.TypesInfo.TypeOf(sel), is)
	call, ok := r.parent().(*ast.CallExpr)
	if !ok || call.Fun != sel || is == nil || !types.Identical(r.from, is) {
		return r
	}
	result := t.pass.TypesInfo.TypeOf(call)
	return r.up(call, result, result)
}

// refuseReading refuses because of r, and says why to somebody who looks at it.
func (t *retyping) refuseReading(r reading, done, so, why string) outcome {
	return t.refuseAt(r.expr, fmt.Sprintf("%s is %s at %s, %s", types.ExprString(r.expr), done, t.where(r.expr), so), why)
}
