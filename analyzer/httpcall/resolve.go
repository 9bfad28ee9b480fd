package httpcall

import "go/types"

// rebuild returns e with every leaf for which f returns a value replaced by
// it, simplified anew from there up.
func rebuild(e *expr, f func(leaf *expr) *expr) *expr {
	if !e.symbolic {
		return e
	}
	if v := f(e); v != nil {
		return v
	}
	if len(e.args) == 0 {
		return e
	}
	args := make([]*expr, len(e.args))
	changed := false
	for i, a := range e.args {
		args[i] = rebuild(a, f)
		changed = changed || args[i] != a
	}
	if !changed {
		return e
	}
	switch e.kind {
	case field:
		return mkField(args[0], e.text)
	case concat:
		return mkConcat(args...)
	case union:
		return mkUnion(args...)
	case apply:
		return mkApply(e.text, args...)
	case object:
		return mkObject(e.typ, e.names, args)
	}
	n := *e
	n.args, n.symbolic = args, false
	return node(n)
}

// substitute puts args in for the parameters of e, and bindings for its free
// variables. Where an argument is unknown its type is kept.
func substitute(e *expr, args, bindings []*expr) *expr {
	return rebuild(e, func(leaf *expr) *expr {
		switch {
		case leaf.kind == param && leaf.n < len(args):
			if a := args[leaf.n]; a.kind != unknown || a.typ != nil {
				return a
			}
			return mkUnknown(leaf.typ)
		case leaf.kind == param:
			return mkUnknown(leaf.typ)
		case leaf.kind == freevar && leaf.n < len(bindings):
			return bindings[leaf.n]
		}
		return nil
	})
}

// resolve is the last step: parameters become unknown, and a field of an
// unknown struct takes the value its type's constructor gives it.
func (a *analyzer) resolve(e *expr) *expr {
	switch e.kind {
	case param:
		return mkUnknown(e.typ)
	case freevar:
		return anything
	}
	return rebuild(e, func(leaf *expr) *expr {
		switch leaf.kind {
		case param, freevar:
			return a.resolve(leaf)
		case field:
			return a.resolveField(leaf)
		}
		return nil
	})
}

func (a *analyzer) resolveField(e *expr) *expr {
	base := a.resolve(e.args[0])
	if base.kind != unknown {
		return mkField(base, e.text)
	}
	if tn := typeName(base.typ); tn != nil {
		if v := a.defaultOf(tn, e.text); v != nil {
			return v
		}
	}
	if e.typ != nil {
		return mkUnknown(e.typ)
	}
	return mkUnknown(fieldType(base.typ, e.text))
}

// typeName is the declared name of t or of what t points to, or nil.
func typeName(t types.Type) *types.TypeName {
	if t == nil {
		return nil
	}
	t = types.Unalias(t)
	if p, ok := t.(*types.Pointer); ok {
		t = types.Unalias(p.Elem())
	}
	if n, ok := t.(*types.Named); ok {
		return n.Origin().Obj()
	}
	return nil
}
