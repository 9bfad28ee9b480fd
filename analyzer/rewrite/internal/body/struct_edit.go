package body

import (
	"fmt"
	"go/ast"
	"go/token"
	"regexp"
	"strings"

	"golang.org/x/tools/go/analysis"

	"github.com/pimigrate/pimigrate/analyzer/rewrite/internal/code"
)

// A structEdit collects the edits of a struct literal and of its type.
type structEdit struct {
	structNotation
	elements, fields *braceList
	edits            []analysis.TextEdit
}

func (sp structNotation) edits(o *jsonObject, c objectChanges) ([]analysis.TextEdit, string) {
	e := &structEdit{structNotation: sp, elements: sp.body.elementsOf(o.lit.(*ast.CompositeLit)), fields: sp.body.fieldsIn(sp.decl)}
	for _, m := range o.members {
		ch, stays := c.of[m]
		if !stays {
			e.fields.drop(sp.of[m].Pos())
			e.elements.drop(m.key.from)
			continue
		}
		if why := e.change(m, ch); why != "" {
			return nil, why
		}
	}
	if why := e.add(c.added); why != "" {
		return nil, why
	}
	return e.edits, ""
}

// change makes the field of m, and its value, what ch says: the field keeps its
// name unless it becomes that of an object.
func (e *structEdit) change(m *jsonMember, ch memberChange) string {
	f := e.of[m]
	switch {
	case ch.before != "" && m.expr == nil:
		return "the body's " + m.name + " is left out and becomes part of " + ch.name
	case ch.before != "" && e.clashes(ch.name):
		return "the type of its body has another field " + fieldName(ch.name)
	case ch.before != "":
		e.edits = append(e.edits, code.Substitution(f.Pos(), f.End(), e.field(ch.name, e.mapNotation.typ))...)
		e.edits = append(e.edits, m.edits(ch, fieldName(ch.name))...)
		return ""
	case ch.text != "" && !code.IsText(e.body.Pass.TypesInfo.TypeOf(f.Type)):
		return "the body's " + m.name + " is no text"
	}
	e.edits = append(e.edits, retag(f, m.name, ch.name)...)
	ch.name = m.name
	e.edits = append(e.edits, m.edits(ch, "")...)
	return ""
}

// add adds fields and their values, and what was dropped goes.
func (e *structEdit) add(added []addition) string {
	var fields, elements []string
	for _, a := range added {
		t := "string"
		switch {
		case e.clashes(a.name):
			return "the type of its body has another field " + fieldName(a.name)
		case a.moved:
			return "the body's " + a.name + " would need a field of another type"
		case a.nested:
			t = e.mapNotation.typ
		}
		fields = append(fields, e.field(a.name, t))
		elements = append(elements, fieldName(a.name)+": "+a.value)
	}
	e.edits = append(e.edits, e.fields.edits(fields)...)
	e.edits = append(e.edits, e.elements.edits(elements)...)
	return ""
}

// fieldsIn is the list of the fields of t.
func (b *Body) fieldsIn(t *ast.StructType) *braceList {
	l := b.newList(t.Fields.Opening, t.Fields.Closing)
	l.comma, l.separator = "", "; "
	for _, f := range t.Fields.List {
		l.elements = append(l.elements, spanOf(f))
	}
	return l
}

// jsonTag is what stands before the name of a property in the source of a tag.
var jsonTag = regexp.MustCompile("[`\" ]json:\\\\?\"")

// isTagged reports whether the source of the tag of f spells name without escapes.
func isTagged(f *ast.Field, name string) bool {
	at := jsonTag.FindStringIndex(f.Tag.Value)
	return at != nil && strings.HasPrefix(f.Tag.Value[at[1]:], name)
}

// retag makes the tag of f say next where it says old.
func retag(f *ast.Field, old, next string) []analysis.TextEdit {
	if old == next {
		return nil
	}
	at := f.Tag.Pos() + token.Pos(jsonTag.FindStringIndex(f.Tag.Value)[1])
	return code.Substitution(at, at+token.Pos(len(old)), next)
}

func (structNotation) field(name, t string) string {
	return fmt.Sprintf("%s %s `json:%q`", fieldName(name), t, name)
}

// clashes reports whether the struct has a field already that would be called
// like the property.
func (sp structNotation) clashes(name string) bool {
	for f := range sp.typ.Fields() {
		if f.Name() == fieldName(name) {
			return true
		}
	}
	return false
}

// fieldName is the name of a field for a property: directoryScopeId becomes
// DirectoryScopeID.
func fieldName(property string) string {
	name := strings.ToUpper(property[:1]) + property[1:]
	if base, ok := strings.CutSuffix(name, "Id"); ok {
		name = base + "ID"
	}
	return name
}
