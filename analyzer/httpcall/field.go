package httpcall

import (
	"go/types"
	"slices"
	"strconv"
	"strings"
)

// This file selects and replaces the parts of structs and lists.

// mkField is field name of e. The fields of an object are at hand, those of a
// parameter wait for the caller, those of anything else are unknown.
func mkField(e *expr, name string) *expr {
	switch e.kind {
	case object:
		return objectField(e, name)
	case list:
		return element(e, name)
	case union:
		alts := make([]*expr, len(e.args))
		for i, a := range e.args {
			alts[i] = mkField(a, name)
		}
		return mkUnion(alts...)
	case param, freevar, field, apply:
		return node(expr{kind: field, text: name, args: []*expr{e}, typ: fieldType(e.typ, name)})
	case unknown:
		if e.loop {
			return e
		}
		if text := fixedField(e.typ, name); text != nil {
			return text
		}
		// Kept, so that resolve can ask for the default of the type.
		if t := fieldType(e.typ, name); t != nil {
			return node(expr{kind: field, text: name, args: []*expr{e}, typ: t})
		}
	}
	return anything
}

// element is the element of a list that name, as "[2]" or anyElement, stands for.
func element(e *expr, name string) *expr {
	if name == anyElement {
		return mkUnion(e.args...)
	}
	i, err := strconv.Atoi(strings.Trim(name, "[]"))
	if err != nil || i >= len(e.args) {
		return anything
	}
	return e.args[i]
}

// rest names the part of an object that answers for all fields it does not
// name: the value it was before some of its fields were written.
const rest = "…"

func objectField(e *expr, name string) *expr {
	if v := e.named(name); v != nil {
		return v
	}
	t := fieldType(e.typ, name)
	if t == nil { // promoted from an embedded part?
		for i, a := range e.args {
			if a.kind == object && fieldType(e.typ, e.names[i]) != nil && a.named(name) != nil {
				return a.named(name)
			}
		}
	}
	if raw := e.named(urlText); raw != nil {
		if models["url."+name] == nil { // OmitHost and others say nothing of where it leads
			return anything
		}
		return mkApply("url."+name, raw)
	}
	if r := e.named(rest); r != nil {
		return mkField(r, name)
	}
	if name == builtText {
		return mkText("")
	}
	return zero(t)
}

// named returns the value of the part called name, or nil.
func (e *expr) named(name string) *expr {
	for i, n := range e.names {
		if n == name {
			return e.args[i]
		}
	}
	return nil
}

// with returns e with the field at path replaced by v.
func (e *expr) with(path []string, v *expr) *expr {
	if len(path) == 0 {
		return v
	}
	if e.loop {
		return e
	}
	base := e
	switch e.kind {
	case object:
	case union:
		alts := make([]*expr, len(e.args))
		for i, a := range e.args {
			alts[i] = a.with(path, v)
		}
		return mkUnion(alts...)
	default:
		base = mkObject(e.typ, []string{rest}, []*expr{e})
	}
	names := []string{path[0]}
	args := []*expr{mkField(base, path[0]).with(path[1:], v)}
	for i, n := range base.names {
		if n != path[0] {
			names, args = append(names, n), append(args, base.args[i])
		}
	}
	return mkObject(base.typ, names, args)
}

// flattened are the parts of an object whose rest is an object itself: what
// the rest says of fields that are not named.
func flattened(names []string, args []*expr) ([]string, []*expr) {
	i := slices.Index(names, rest)
	if i < 0 || args[i].kind != object {
		return names, args
	}
	inner := args[i]
	outNames, outArgs := slices.Delete(slices.Clone(names), i, i+1), slices.Delete(slices.Clone(args), i, i+1)
	for j, n := range inner.names {
		if !slices.Contains(outNames, n) {
			outNames, outArgs = append(outNames, n), append(outArgs, inner.args[j])
		}
	}
	return outNames, outArgs
}

// zero is the zero value of t.
func zero(t types.Type) *expr {
	if t == nil {
		return anything
	}
	switch u := t.Underlying().(type) {
	case *types.Basic:
		if u.Info()&types.IsString != 0 {
			return mkText("")
		}
	case *types.Struct:
		return mkObject(t, nil, nil)
	case *types.Slice, *types.Array:
		return mkList(nil)
	}
	return mkUnknown(t)
}

// fieldType returns the type of the field called name of t, a struct or a
// pointer to one, or nil.
func fieldType(t types.Type, name string) types.Type {
	if t == nil {
		return nil
	}
	s := structOf(t)
	if s == nil {
		return nil
	}
	for f := range s.Fields() {
		if f.Name() == name {
			return f.Type()
		}
	}
	return nil
}

func structOf(t types.Type) *types.Struct {
	if p, ok := t.Underlying().(*types.Pointer); ok {
		t = p.Elem()
	}
	s, _ := t.Underlying().(*types.Struct)
	return s
}
