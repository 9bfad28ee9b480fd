package body

import (
	"fmt"
	"go/ast"
	"go/token"
	"go/types"

	"golang.org/x/tools/go/types/typeutil"

	"github.com/pimigrate/pimigrate/analyzer/rewrite/internal/code"
)

// This file follows a value back through encoders, readers and variables to the
// literal that it comes from.

// maxFlow bounds the steps.
const maxFlow = 12

// carriers are functions whose result holds what an argument holds, as JSON or
// as it is.
var carriers = map[string]int{
	"encoding/json.Marshal":       0,
	"encoding/json.MarshalIndent": 0,
	"bytes.NewReader":             0,
	"bytes.NewBuffer":             0,
	"bytes.NewBufferString":       0,
	"strings.NewReader":           0,
	"io.NopCloser":                0,
}

const (
	newEncoder = "encoding/json.NewEncoder"
	encode     = "(*encoding/json.Encoder).Encode"
)

// A flow is where a value comes from: its last expression that is known, and
// what is assigned to its keys on the way.
type flow struct {
	expr ast.Expr
	sets []*ast.AssignStmt // m["key"] = value
	why  string            // why expr is not known; "" if it is
}

// origin follows e back to the literal, call or parameter that its value
// comes from. Each variable on the way must serve nothing else: an edit would
// change what else it serves, too.
func (b *Body) origin(e ast.Expr) flow {
	fl := flow{expr: e}
	for range maxFlow {
		e = ast.Unparen(fl.expr)
		fl.expr = e
		next := b.step(e)
		if id, ok := e.(*ast.Ident); ok && next == nil {
			u := b.variable(id)
			fl.sets = append(fl.sets, u.sets...)
			if fl.why = u.why; u.why == "" {
				next = u.expr
			}
		}
		if next == nil {
			return fl
		}
		fl.expr = next
	}
	return fl
}

// step is what e takes over as it is, or nil: the operand of a conversion or of
// a pointer, the argument of a carrier.
func (b *Body) step(e ast.Expr) ast.Expr {
	switch e := e.(type) {
	case *ast.UnaryExpr:
		if e.Op == token.AND {
			return e.X
		}
	case *ast.CallExpr:
		if tv := b.Pass.TypesInfo.Types[e.Fun]; tv.IsType() && keepsContent(tv.Type) {
			return e.Args[0]
		}
		if f := typeutil.StaticCallee(b.Pass.TypesInfo, e); f != nil {
			if n, ok := carriers[f.FullName()]; ok {
				return e.Args[n]
			}
		}
	}
	return nil
}

// keepsContent reports whether a value converted to t is the same JSON: a
// struct would have other tags, a map other methods.
func keepsContent(t types.Type) bool {
	switch u := t.Underlying().(type) {
	case *types.Interface:
		return true
	case *types.Slice:
		return types.Identical(u.Elem(), types.Typ[types.Byte])
	}
	return code.IsText(t)
}

// variable is where the value of the variable or constant that id names comes
// from, seen from id.
func (b *Body) variable(id *ast.Ident) flow {
	obj := b.Pass.TypesInfo.Uses[id]
	if obj == nil || obj.Pkg() != b.Pass.Pkg {
		return flow{}
	}
	if obj.Parent() == b.Pass.Pkg.Scope() && b.Unbuilt(obj) {
		return flow{why: id.Name + ", its body, has another use in files that are not built here"}
	}
	u := b.usesOf(obj)
	if len(u.sets) > 0 && obj.Parent() == b.Pass.Pkg.Scope() {
		return flow{why: id.Name + ", its body, is a variable of the package"}
	}
	fl := flow{sets: u.sets}
	for _, other := range u.others {
		if other == id {
			continue
		}
		if arg := b.encoded(other); arg != nil && fl.expr == nil {
			fl.expr = arg
			continue
		}
		return flow{why: fmt.Sprintf("%s, its body, has another use in %s", id.Name, code.Where(b.Pass.Fset, other, b.Call.Node))}
	}
	switch {
	case fl.expr != nil: // a buffer that something was encoded to
	case len(u.values) == 1:
		fl.expr = u.values[0]
	case len(u.values) > 1:
		fl.why = id.Name + ", its body, is assigned more than once"
	}
	return fl
}

// encoded is what json.NewEncoder(&buf).Encode writes to the buffer that id
// names, or nil if id does not stand there.
func (b *Body) encoded(id *ast.Ident) ast.Expr {
	var arg ast.Expr
	file := code.File(b.Pass, id.Pos())
	ast.PreorderStack(file, nil, func(n ast.Node, stack []ast.Node) bool {
		call, ok := n.(*ast.CallExpr)
		if !ok || len(call.Args) != 1 || !b.calls(call, encode) {
			return n.Pos() <= id.Pos() && id.End() <= n.End()
		}
		enc, ok := ast.Unparen(call.Fun.(*ast.SelectorExpr).X).(*ast.CallExpr)
		if ok && b.calls(enc, newEncoder) && enc.Args[0].Pos() <= id.Pos() && id.End() <= enc.Args[0].End() {
			arg = call.Args[0]
		}
		return true
	})
	return arg
}

// calls reports whether call is one of the function with that full name.
func (b *Body) calls(call *ast.CallExpr, name string) bool {
	f := typeutil.StaticCallee(b.Pass.TypesInfo, call)
	return f != nil && f.FullName() == name
}
