package body

import (
	"fmt"
	"go/ast"
	"go/constant"
	"go/token"
	"go/types"
	"strings"

	"golang.org/x/tools/go/analysis"
)

// A jsonObject is a JSON object as the source spells it.
type jsonObject struct {
	notation notation
	lit      ast.Expr      // the literal it stands in
	end      token.Pos     // of its members
	members  []*jsonMember // in source order; those set after the literal last
}

// A jsonMember is a property of an object and its value.
type jsonMember struct {
	name  string
	key   span // of what spells the name
	value span

	kind    valueKind
	text    string      // of a constant
	inner   *jsonObject // of an object
	nilable bool        // it is computed and may be null

	expr     ast.Expr        // the value; nil in JSON text and where it is left out
	set      *ast.AssignStmt // what sets it after the literal, or nil
	certain  bool            // the request has it whatever happens
	optional bool            // it is left out where it is computed to be empty
}

// A span is a range of the source.
type span struct{ from, to token.Pos }

func spanOf(n ast.Node) span { return span{n.Pos(), n.End()} }

// A valueKind says what is known of a value.
type valueKind int

const (
	computed valueKind = iota
	constantText
	null
	object
)

// A notation is a way to write JSON objects in Go source.
type notation interface {
	// text writes a constant, member a property of an object that the edit
	// adds, and object such an object; it returns "" if there can be none.
	text(s string) string
	member(name, value string) string
	object(members []string) string
	// source is the value of m, a member of o, to be written at another place,
	// or "" if it has to stay where it is.
	source(o *jsonObject, m *jsonMember, at token.Pos) string
	// edits makes the changes to o, or says why it cannot.
	edits(o *jsonObject, c objectChanges) ([]analysis.TextEdit, string)
}

// objectChanges are those of one object. A member without a change goes.
type objectChanges struct {
	of    map[*jsonMember]memberChange
	added []addition
}

// A memberChange is what becomes of a member.
type memberChange struct {
	name          string
	text          string // replaces the value; "" if it stays
	before, after string // the object around the value, if it moves into one
}

// An addition is a member at the end of an object.
type addition struct {
	name, value string
	nested      bool // value is an object
	moved       bool // value was that of another object
}

// read is the body of the call, or why it cannot be told.
func (b *Body) read() (*jsonObject, string) {
	fl := b.from()
	if fl.why != "" {
		return nil, fl.why
	}
	if b.Pass.TypesInfo.Types[fl.expr].IsNil() {
		return nil, "it sends no body"
	}
	o, why := b.objectOf(fl)
	if o == nil {
		return nil, why
	}
	if why := b.sharedType(o); why != "" {
		return nil, why
	}
	return o, ""
}

// objectOf reads the object that fl leads to.
func (b *Body) objectOf(fl flow) (*jsonObject, string) {
	switch e := fl.expr.(type) {
	case *ast.CompositeLit:
		switch t := b.Pass.TypesInfo.TypeOf(e).Underlying().(type) {
		case *types.Map:
			return b.mapObject(e, t, fl.sets)
		case *types.Struct:
			if len(fl.sets) == 0 {
				return b.structObject(e, t)
			}
		}
	case *ast.BasicLit:
		if e.Kind == token.STRING {
			return b.textObject(e, false)
		}
	case *ast.CallExpr:
		if len(e.Args) == 0 || !b.calls(e, "fmt.Sprintf") {
			break
		}
		if format, ok := b.origin(e.Args[0]).expr.(*ast.BasicLit); ok {
			return b.textObject(format, true)
		}
	}
	return nil, notBuilt
}

// readValue sets what is known of the value e of m.
func (b *Body) readValue(m *jsonMember, e ast.Expr) {
	m.expr, m.value = e, spanOf(e)
	tv := b.Pass.TypesInfo.Types[e]
	switch {
	case tv.IsNil():
		m.kind = null
		return
	case tv.Value != nil && !marshals(tv.Type):
		m.kind, m.text = constantText, textOf(tv.Value)
		return
	}
	if fl := b.origin(e); fl.why == "" {
		if _, ok := fl.expr.(*ast.CompositeLit); ok {
			if o, _ := b.objectOf(fl); o != nil {
				m.kind, m.inner = object, o
				return
			}
		}
	}
	switch tv.Type.Underlying().(type) {
	case *types.Pointer, *types.Interface, *types.Slice, *types.Map:
		m.nilable = true
	}
}

// marshals reports whether t writes itself as JSON.
func marshals(t types.Type) bool {
	for _, name := range []string{"MarshalJSON", "MarshalText"} {
		if obj, _, _ := types.LookupFieldOrMethod(t, true, nil, name); obj != nil {
			return true
		}
	}
	return false
}

// textOf is the text of a constant as JSON has it, without quotes.
func textOf(v constant.Value) string {
	if v.Kind() == constant.String {
		return constant.StringVal(v)
	}
	return v.ExactString()
}

// A leaf is a member that is no object, or one that the document speaks of as a
// whole, and where it stands.
type leaf struct {
	place string // in the body
	m     *jsonMember
	in    *jsonObject
	top   *jsonMember // of the body, that m is or stands in
}

// leaves are those of o, whose members stand below the place prefix. A place in
// whole is not looked into.
func (o *jsonObject) leaves(prefix string, top *jsonMember, whole func(place string) bool) []leaf {
	var out []leaf
	for _, m := range o.members {
		place, t := prefix+m.name, top
		if t == nil {
			t = m
		}
		if m.kind == object && !whole(place) {
			out = append(out, m.inner.leaves(place+".", t, whole)...)
			continue
		}
		out = append(out, leaf{place, m, o, t})
	}
	return out
}

// quoted is s as a message shows it.
func (m *jsonMember) quoted() string {
	if m.kind != constantText {
		return ""
	}
	return fmt.Sprintf(" %q", strings.TrimSpace(m.text))
}
