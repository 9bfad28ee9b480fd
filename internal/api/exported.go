package api

import (
	"fmt"
	"go/types"
	"slices"
	"strings"
)

// Exported lists what a package exports, a line for each name, in order. Names of
// parameters are left out: callers do not spell them.
func Exported(pkg *types.Package) []string {
	l := &list{pkg: pkg}
	for _, name := range pkg.Scope().Names() {
		if o := pkg.Scope().Lookup(name); o.Exported() {
			l.object(o)
		}
	}
	slices.Sort(l.lines)
	return slices.Compact(l.lines)
}

type list struct {
	pkg   *types.Package
	lines []string
}

func (l *list) add(format string, args ...any) {
	l.lines = append(l.lines, fmt.Sprintf(format, args...))
}

// text names types of other packages by their path.
func (l *list) text(t types.Type) string {
	if s, ok := t.(*types.Signature); ok {
		t = unnamed(s)
	}
	return types.TypeString(t, types.RelativeTo(l.pkg))
}

func unnamed(s *types.Signature) *types.Signature {
	return types.NewSignatureType(nil, nil, nil, bare(s.Params()), bare(s.Results()), s.Variadic())
}

func bare(vars *types.Tuple) *types.Tuple {
	var out []*types.Var
	for v := range vars.Variables() {
		out = append(out, types.NewParam(v.Pos(), v.Pkg(), "", v.Type()))
	}
	return types.NewTuple(out...)
}

// signature is a function's type without the word func.
func (l *list) signature(s *types.Signature) string {
	return parameters(l, s.TypeParams()) + strings.TrimPrefix(l.text(s), "func")
}

func parameters(l *list, ps *types.TypeParamList) string {
	var all []string
	for p := range ps.TypeParams() {
		all = append(all, p.Obj().Name()+" "+l.text(p.Constraint()))
	}
	if all == nil {
		return ""
	}
	return "[" + strings.Join(all, ", ") + "]"
}

func (l *list) object(o types.Object) {
	switch o := o.(type) {
	case *types.Const:
		l.add("const %s %s = %s", o.Name(), l.text(o.Type()), o.Val().ExactString())
	case *types.Var:
		l.add("var %s %s", o.Name(), l.text(o.Type()))
	case *types.Func:
		l.add("func %s%s", o.Name(), l.signature(o.Signature()))
	case *types.TypeName:
		l.typeName(o)
	}
}

func (l *list) typeName(o *types.TypeName) {
	named, ok := o.Type().(*types.Named)
	if o.IsAlias() || !ok {
		l.add("type %s = %s", o.Name(), l.text(types.Unalias(o.Type())))
		return
	}
	head := "type " + o.Name() + parameters(l, named.TypeParams())
	switch u := named.Underlying().(type) {
	case *types.Struct:
		l.add("%s struct", head)
		l.fields(head, u)
	case *types.Interface:
		l.add("%s interface", head)
		l.required(head, u)
	default:
		l.add("%s %s", head, l.text(u))
	}
	l.methods(named)
}

// fields lists those that are exported, and those of embedded types that are not.
func (l *list) fields(head string, s *types.Struct) {
	for f := range s.Fields() {
		switch {
		case f.Exported() && f.Embedded():
			l.add("%s struct, embeds %s", head, l.text(f.Type()))
		case f.Exported():
			l.add("%s struct, %s %s", head, f.Name(), l.text(f.Type()))
		case f.Embedded():
			if inner, ok := f.Type().Underlying().(*types.Struct); ok {
				l.fields(head, inner)
			}
		}
	}
}

// required lists what a type must have to implement the interface.
func (l *list) required(head string, i *types.Interface) {
	for m := range i.Methods() {
		if !m.Exported() {
			l.add("%s interface, methods that are not exported", head)
			continue
		}
		l.add("%s interface, %s%s", head, m.Name(), l.signature(m.Signature()))
	}
}

// methods lists those that the type declares or has of embedded types that are not
// exported; those of others are listed there.
func (l *list) methods(named *types.Named) {
	if types.IsInterface(named) {
		return
	}
	values := types.NewMethodSet(named)
	for m := range types.NewMethodSet(types.NewPointer(named)).Methods() {
		if !m.Obj().Exported() || promoted(named, m.Index()) {
			continue
		}
		receiver := "*" + named.Obj().Name()
		if values.Lookup(l.pkg, m.Obj().Name()) != nil {
			receiver = named.Obj().Name()
		}
		l.add("method (%s) %s%s", receiver, m.Obj().Name(), l.signature(m.Type().(*types.Signature)))
	}
}

// promoted reports whether a method is reached by an exported embedded field.
func promoted(named *types.Named, index []int) bool {
	s, ok := named.Underlying().(*types.Struct)
	return ok && len(index) > 1 && s.Field(index[0]).Exported()
}
