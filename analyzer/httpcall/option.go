package httpcall

import (
	"slices"
	"strings"

	"golang.org/x/tools/go/ssa"
)

// This file follows option functions: func(*settings) values that a function
// takes, usually a list of them, and calls with the settings it then uses.

func init() { models["options"] = applyOptions }

// applyOptions is the object a[0] after the functions in the list a[1] have
// been called with it, one after the other.
func applyOptions(a []*expr) *expr {
	if a[1].kind != list {
		if a[1].symbolic {
			return nil
		}
		return mkUnion(a[0], anything)
	}
	e := a[0]
	for _, o := range a[1].args {
		if o.kind == closure {
			o = asSetter(o)
		}
		if o.kind != setter {
			if o.symbolic {
				return nil
			}
			return mkUnion(e, anything)
		}
		for i, path := range o.names {
			e = e.with(strings.Split(path, "\x00"), o.args[i])
		}
	}
	return e
}

// asSetter is the closure c as a setter of its one argument, or anything if it
// does more than that.
func asSetter(c *expr) *expr {
	if c.sum == nil || len(c.sum.requests) > 0 || c.fn == nil || len(c.fn.Params) != 1 {
		return anything
	}
	s := expr{kind: setter}
	for _, w := range c.sum.writes {
		v := substitute(w.value, []*expr{anything}, c.args)
		s.names = append(s.names, strings.Join(w.path, "\x00"))
		s.args = append(s.args, v)
	}
	return node(s)
}

// optionEffects are the writes of a call of a function value, if it is given a
// pointer to a struct other than a request: functions that take a request, such
// as the editors of generated clients, set headers.
func (f *frame) optionEffects(call ssa.CallInstruction) []*write {
	c := call.Common()
	if c.IsInvoke() || c.StaticCallee() != nil || len(c.Args) != 1 {
		return nil
	}
	if _, ok := c.Value.(*ssa.Builtin); ok || structOf(c.Args[0].Type()) == nil {
		return nil
	}
	if _, ok := requestTypeOf(c.Args[0].Type()); ok {
		return nil
	}
	if isHook(call) {
		return nil
	}
	root, path := address(c.Args[0])
	functions, at := optionList(call)
	return []*write{{root, path, at, func(f *frame) *expr {
		return mkApply("options", f.read(root, path, at), functions(f))
	}}}
}

// isHook reports whether call hands a request of the program's own type, a
// struct with a method and a URL, to a function kept in a field of something
// else. Clients let their users register such functions, which do what those
// do that take a request of a library.
func isHook(call ssa.CallInstruction) bool {
	t := call.Common().Args[0].Type()
	if m := fieldType(t, "Method"); m == nil || !isString(m) || fieldType(t, "URL") == nil {
		return false
	}
	root, path := address(call.Common().Value)
	return root != nil && slices.ContainsFunc(path, func(p string) bool { return !strings.HasPrefix(p, "[") })
}

// optionList is the list of functions that call calls one of, and where all of
// them have been called: for a call in a loop over a list, the head of the loop.
func optionList(call ssa.CallInstruction) (func(*frame) *expr, ssa.Instruction) {
	v := call.Common().Value
	if load, ok := v.(*ssa.UnOp); ok {
		if elem, ok := load.X.(*ssa.IndexAddr); ok {
			if i, ok := elem.Index.(ssa.Instruction); ok {
				head := i.Block()
				return func(f *frame) *expr { return f.valueAt(elem.X, i) }, head.Instrs[len(head.Instrs)-1]
			}
		}
	}
	return func(f *frame) *expr { return mkList([]*expr{f.value(v)}) }, call
}
