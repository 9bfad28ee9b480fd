package rewrite

import (
	"go/ast"
	"go/constant"
	"go/token"
	"go/types"
	"reflect"
	"strings"
)

// in is the evidence among the constants below root.
func (ch chooser) in(root ast.Node) []evidence {
	var out []evidence
	ast.PreorderStack(root, nil, func(n ast.Node, stack []ast.Node) bool {
		e, ok := n.(ast.Expr)
		if !ok {
			return true
		}
		v := ch.pass.TypesInfo.Types[e].Value
		if v == nil || v.Kind() != constant.String {
			return true
		}
		sure := ch.sure(n, stack)
		for _, x := range ch.inText(constant.StringVal(v)) {
			x.sure = sure
			out = append(out, x)
		}
		if property, ok := ch.valueOf(e, stack); ok {
			out = append(out, ch.evidenceOf(property, constant.StringVal(v), sure)...)
		}
		return false
	})
	return out
}

// sure reports whether n, which stands inside stack, is in no branch, loop or
// function literal that the call is not in.
func (ch chooser) sure(n ast.Node, stack []ast.Node) bool {
	for i, s := range stack {
		switch s := s.(type) {
		case *ast.IfStmt:
			if i+1 < len(stack) && (stack[i+1] == s.Body || stack[i+1] == s.Else) && !ch.holds(stack[i+1]) {
				return false
			}
		case *ast.CaseClause, *ast.CommClause, *ast.ForStmt, *ast.RangeStmt, *ast.FuncLit:
			if !ch.holds(s) {
				return false
			}
		}
	}
	return true
}

// holds reports whether the call stands in n.
func (ch chooser) holds(n ast.Node) bool {
	return n.Pos() <= ch.Call.Node.Pos() && ch.Call.Node.End() <= n.End()
}

// valueOf is the property that the constant e is paired with, "" if with none.
// It returns false if e is no value, or one that the call is not made for.
func (ch chooser) valueOf(e ast.Expr, stack []ast.Node) (property string, ok bool) {
	i := len(stack) - 1
	for i > 0 && isParen(stack[i]) {
		i--
	}
	switch parent := stack[i].(type) {
	case *ast.KeyValueExpr:
		if lit, isLit := stack[max(0, i-1)].(*ast.CompositeLit); isLit {
			property = ch.keyOf(parent.Key, lit)
		}
		return property, e.Pos() > parent.Colon
	case *ast.BinaryExpr:
		return ch.propertyOf(parent.X, parent.Y), ch.decided(parent, stack[:i])
	case *ast.CaseClause:
		if s, isSwitch := stack[max(0, i-2)].(*ast.SwitchStmt); isSwitch {
			property = ch.propertyOf(s.Tag)
		}
		return property, len(parent.List) == 1 && ch.holds(parent)
	case *ast.AssignStmt:
		return ch.propertyOf(parent.Lhs...), len(parent.Lhs) == 1
	case *ast.CallExpr:
		return ch.argumentBefore(parent, e), true
	}
	return "", true
}

func isParen(n ast.Node) bool {
	_, ok := n.(*ast.ParenExpr)
	return ok
}

// keyOf is the property that the key of an element of lit names: a constant, or
// a field with a tag.
func (ch chooser) keyOf(key ast.Expr, lit *ast.CompositeLit) string {
	if id, ok := key.(*ast.Ident); ok {
		t := structOf(ch.pass.TypesInfo.TypeOf(lit))
		for i := range t.NumFields() {
			if t.Field(i) == ch.pass.TypesInfo.Uses[id] {
				return tagOf(t, i)
			}
		}
	}
	return ch.constantText(key)
}

// propertyOf is the property that the first of exprs which names one holds, as
// r.AssignmentState does by its tag and m["assignmentState"] by its key.
func (ch chooser) propertyOf(exprs ...ast.Expr) string {
	for _, e := range exprs {
		switch e := e.(type) {
		case *ast.SelectorExpr:
			s := ch.pass.TypesInfo.Selections[e]
			if s == nil || s.Kind() != types.FieldVal {
				break
			}
			t := s.Recv()
			for _, i := range s.Index()[:len(s.Index())-1] {
				t = structOf(t).Field(i).Type()
			}
			return tagOf(structOf(t), s.Index()[len(s.Index())-1])
		case *ast.IndexExpr:
			return ch.constantText(e.Index)
		}
	}
	return ""
}

// argumentBefore is the argument before e if it is constant and the function
// takes two texts: the name that Set("assignmentState", "Eligible") sets. Other
// functions may do anything with their arguments.
func (ch chooser) argumentBefore(call *ast.CallExpr, e ast.Expr) string {
	if sig, ok := ch.pass.TypesInfo.TypeOf(call.Fun).(*types.Signature); ok && sig.Params().Len() == 2 && !sig.Variadic() && len(call.Args) == 2 && call.Args[1] == e {
		return ch.constantText(call.Args[0])
	}
	return ""
}

func (ch chooser) constantText(e ast.Expr) string {
	v := ch.pass.TypesInfo.Types[e].Value
	if v == nil || v.Kind() != constant.String {
		return ""
	}
	return constant.StringVal(v)
}

// decided reports whether the comparison b, which stands inside stack, is with
// what the call is made for: the call stands in the branch for equal values, or
// after one that ends where they differ.
func (ch chooser) decided(b *ast.BinaryExpr, stack []ast.Node) bool {
	if b.Op != token.EQL && b.Op != token.NEQ {
		return false
	}
	joins := map[token.Token]token.Token{token.EQL: token.LAND, token.NEQ: token.LOR}[b.Op]
	for i := len(stack) - 1; i >= 0; i-- {
		switch s := stack[i].(type) {
		case *ast.ParenExpr:
		case *ast.BinaryExpr:
			if s.Op != joins {
				return false
			}
		case *ast.IfStmt:
			if b.Op == token.EQL {
				return ch.holds(s.Body)
			}
			return s.Else != nil && ch.holds(s.Else) || ends(s.Body) && i > 0 && ch.holds(stack[i-1]) && s.End() <= ch.Call.Node.Pos()
		default:
			return false
		}
	}
	return false
}

// ends reports whether what follows b does not run after it.
func ends(b *ast.BlockStmt) bool {
	if len(b.List) == 0 {
		return false
	}
	switch s := b.List[len(b.List)-1].(type) {
	case *ast.ReturnStmt:
		return true
	case *ast.BranchStmt:
		return s.Tok == token.CONTINUE || s.Tok == token.BREAK || s.Tok == token.GOTO
	}
	return false
}

// tagOf is the name that the json tag of field i of t gives it, "" without one.
func tagOf(t *types.Struct, i int) string {
	name, _, _ := strings.Cut(reflect.StructTag(t.Tag(i)).Get("json"), ",")
	return name
}
