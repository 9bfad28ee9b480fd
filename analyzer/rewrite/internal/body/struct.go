package body

import (
	"cmp"
	"go/ast"
	"go/token"
	"go/types"
	"go/version"
	"reflect"
	"slices"
	"strings"

	"github.com/pimigrate/pimigrate/analyzer/rewrite/internal/code"
)

// This file reads and edits a body that is a struct literal. Names are in the
// tags of the type's fields, so that the type must serve this body only.

// A structNotation writes objects as literals of a struct type. Objects that the
// edit adds are maps: a type for each would be more than an edit should invent.
type structNotation struct {
	mapNotation
	decl *ast.StructType
	typ  *types.Struct
	of   map[*jsonMember]*ast.Field
}

// structObject reads a struct literal.
func (b *Body) structObject(lit *ast.CompositeLit, t *types.Struct) (*jsonObject, string) {
	decl, why := b.structType(lit)
	if decl == nil {
		return nil, why
	}
	values := map[string]*ast.KeyValueExpr{}
	for _, e := range lit.Elts {
		kv, ok := e.(*ast.KeyValueExpr)
		if !ok {
			return nil, "its body is a struct without names of fields"
		}
		values[kv.Key.(*ast.Ident).Name] = kv
	}
	sp := structNotation{mapNotation{b, b.mapType(decl.Pos(), lit.Pos())}, decl, t, map[*jsonMember]*ast.Field{}}
	o := &jsonObject{notation: sp, lit: lit, end: lit.Rbrace}
	for i, f := range fieldsOf(decl) {
		v := t.Field(i)
		name, options, _ := strings.Cut(reflect.StructTag(t.Tag(i)).Get("json"), ",")
		switch {
		case f == nil || v.Embedded() || !v.Exported() || name == "" || strings.Contains(options, "string") || !isTagged(f, name):
			return nil, "its body has a field without a plain json tag, " + v.Name()
		case name == "-":
			continue
		}
		m := &jsonMember{name: name}
		if kv := values[v.Name()]; kv != nil {
			m.key = spanOf(kv.Key)
			b.readValue(m, kv.Value)
			m.optional = strings.Contains(options, "omit") && m.maybeEmpty()
			m.certain = !m.optional
		} else if m.key = spanOf(f); !zero(m, v.Type(), options) {
			continue // not sent; the tag stays as it is, for no one
		}
		sp.of[m] = f
		o.members = append(o.members, m)
	}
	slices.SortStableFunc(o.members, byPlace)
	return o, ""
}

// mapType is how to write the type of an object that is added, so that it means
// the same at each of places: any may be hidden, or too new for the file.
func (b *Body) mapType(places ...token.Pos) string {
	for _, pos := range places {
		_, obj := b.Pass.Pkg.Scope().Innermost(pos).LookupParent("any", pos)
		v := b.Pass.TypesInfo.FileVersions[code.File(b.Pass, pos)]
		if obj != types.Universe.Lookup("any") || v != "" && version.Compare(v, "go1.18") < 0 {
			return "map[string]interface{}"
		}
	}
	return "map[string]any"
}

// byPlace orders members as they stand in the literal; what it leaves out comes
// last.
func byPlace(a, b *jsonMember) int {
	if (a.expr == nil) != (b.expr == nil) {
		return cmp.Compare(b.value.from, a.value.from)
	}
	return cmp.Compare(a.key.from, b.key.from)
}

// maybeEmpty reports whether the value may be one that omitempty leaves out.
func (m *jsonMember) maybeEmpty() bool {
	switch m.kind {
	case object:
		return false
	case constantText:
		return m.text == "" || m.text == "0" || m.text == "false"
	}
	return true
}

// zero sets what a field of type t that the literal leaves out sends, and
// reports whether it sends anything.
func zero(m *jsonMember, t types.Type, options string) bool {
	switch u := t.Underlying().(type) {
	case *types.Pointer, *types.Interface, *types.Map, *types.Slice:
		m.kind = null
	case *types.Basic:
		m.kind = constantText
		if u.Info()&types.IsBoolean != 0 {
			m.text = "false"
		} else if u.Info()&types.IsNumeric != 0 {
			m.text = "0"
		}
	default: // a struct, which omitempty does not leave out
		return !strings.Contains(options, "omitzero")
	}
	return !strings.Contains(options, "omit")
}

// fieldsOf are the fields of t by number: nil for one that shares its tag.
func fieldsOf(t *ast.StructType) []*ast.Field {
	var out []*ast.Field
	for _, f := range t.Fields.List {
		switch len(f.Names) {
		case 0, 1:
			out = append(out, f)
		default:
			out = append(out, make([]*ast.Field, len(f.Names))...)
		}
	}
	return out
}

// structType is the declaration of the type of lit, if it is of this package
// and has neither type parameters nor methods, which could write it otherwise.
func (b *Body) structType(lit *ast.CompositeLit) (*ast.StructType, string) {
	if t, ok := lit.Type.(*ast.StructType); ok {
		return t, ""
	}
	n, ok := types.Unalias(b.Pass.TypesInfo.TypeOf(lit)).(*types.Named)
	if !ok || n.Obj().Pkg() != b.Pass.Pkg || n.TypeArgs().Len() > 0 || n.NumMethods() > 0 {
		return nil, "the type of its body is not a plain struct of this package"
	}
	if n.Obj().Exported() {
		return nil, "the type of its body, " + n.Obj().Name() + ", is exported"
	}
	var decl *ast.StructType
	for _, f := range b.scopeOf(n.Obj()) {
		ast.Inspect(f, func(x ast.Node) bool {
			if spec, ok := x.(*ast.TypeSpec); ok && b.Pass.TypesInfo.Defs[spec.Name] == n.Obj() {
				decl, _ = spec.Type.(*ast.StructType)
			}
			return decl == nil
		})
	}
	if decl == nil {
		return nil, "the type of its body is declared by another type"
	}
	return decl, ""
}

// sharedType is why the type of a struct in o may not change: something else
// than o and the types of the structs in it uses it.
func (b *Body) sharedType(o *jsonObject) string {
	structs := o.structs()
	var own []span
	for _, s := range structs {
		own = append(own, spanOf(s.notation.(structNotation).decl), spanOf(s.lit))
	}
	for _, s := range structs {
		n, ok := types.Unalias(b.Pass.TypesInfo.TypeOf(s.lit)).(*types.Named)
		if !ok {
			if b.writtenTwice(s.lit.(*ast.CompositeLit)) {
				return "the type of its body is written out elsewhere, too"
			}
			continue
		}
		if b.Unbuilt(n.Obj()) {
			return n.Obj().Name() + ", the type of its body, has another use in files that are not built here"
		}
		for id, obj := range b.Pass.TypesInfo.Uses {
			inside := func(s span) bool { return s.from <= id.Pos() && id.End() <= s.to }
			if obj == n.Obj() && !slices.ContainsFunc(own, inside) {
				return obj.Name() + ", the type of its body, has another use"
			}
		}
	}
	return ""
}

// structs are the objects in o, itself included, that are struct literals.
func (o *jsonObject) structs() []*jsonObject {
	var out []*jsonObject
	if _, ok := o.notation.(structNotation); ok {
		out = append(out, o)
	}
	for _, m := range o.members {
		if m.inner != nil {
			out = append(out, m.inner.structs()...)
		}
	}
	return out
}

// writtenTwice reports whether the type of lit, which has no name, is spelled at
// another place, as that of a variable or field that lit goes to.
func (b *Body) writtenTwice(lit *ast.CompositeLit) bool {
	t := b.Pass.TypesInfo.TypeOf(lit)
	for e, tv := range b.Pass.TypesInfo.Types {
		if _, ok := e.(*ast.StructType); ok && e != lit.Type && types.Identical(tv.Type, t) {
			return true
		}
	}
	return false
}
