package rewrite

import (
	"go/ast"
	"go/types"
	"slices"
	"strings"

	"golang.org/x/tools/go/types/typeutil"

	"github.com/pimigrate/pimigrate/analyzer/rule"
)

// beside are the methods of the value on which the first of links is called,
// with what the other links make of them.
func (rw *rewriter) beside(links []link) []sibling {
	return rw.methods(nil, rw.pass.TypesInfo.TypeOf(links[0].sel.X), links[1:])
}

// inFields are the methods of the values beside the one on which the first of
// links is called: generators put the operations of a tag together, in a
// service that is a field of the client, and the successor may have another
// tag.
func (rw *rewriter) inFields(links []link) []sibling {
	service, ok := ast.Unparen(links[0].sel.X).(*ast.SelectorExpr)
	if !ok {
		return nil
	}
	s := rw.pass.TypesInfo.Selections[service]
	if s == nil || s.Kind() != types.FieldVal {
		return nil
	}
	client := structOf(s.Recv())
	for _, i := range s.Index()[:len(s.Index())-1] { // embedded
		client = structOf(client.Field(i).Type())
	}
	var out []sibling
	for f := range client.Fields() {
		seen, _, _ := types.LookupFieldOrMethod(s.Recv(), true, rw.pass.Pkg, f.Name())
		if seen == f && declaredWith(f.Type(), rw.Call.Callee) {
			out = append(out, rw.methods(f, f.Type(), links[1:])...)
		}
	}
	return out
}

// methods are the methods of t that may be called here and whose results have
// the methods of links.
func (rw *rewriter) methods(field *types.Var, t types.Type, links []link) []sibling {
	var out []sibling
	for _, sel := range typeutil.IntuitiveMethodSet(t, nil) {
		f := sel.Obj().(*types.Func)
		if !f.Exported() && f.Pkg() != rw.pass.Pkg {
			continue
		}
		if senders, ok := follow(f, links); ok {
			out = append(out, sibling{field, f, senders})
		}
	}
	return out
}

// follow returns the methods that links call, by name, on what f returns.
func follow(f *types.Func, links []link) (senders []*types.Func, ok bool) {
	for _, l := range links {
		results := f.Signature().Results()
		if results.Len() != 1 {
			return nil, false
		}
		obj, _, _ := types.LookupFieldOrMethod(results.At(0).Type(), true, f.Pkg(), l.sel.Sel.Name)
		if f, ok = obj.(*types.Func); !ok {
			return nil, false
		}
		senders = append(senders, f)
	}
	return senders, true
}

// leadingTo are those of all that send a request to op.
func (rw *rewriter) leadingTo(op *rule.Operation, all []sibling) []sibling {
	var out []sibling
	for _, s := range all {
		if rw.reaches(s.sends(), op) {
			out = append(out, s)
		}
	}
	return out
}

// inForm chooses among the methods that send the successor. A client offers a
// request in several forms (plain, with a decoded response, with any body),
// each with its own ending, so that the one with the ending of the method
// called is meant; else the one with its signature. If that does not decide, it
// returns two of them.
func inForm(called *types.Func, retired, successors []sibling) (s sibling, rival *sibling) {
	if len(successors) == 1 {
		return successors[0], nil
	}
	ending := strings.TrimPrefix(called.Name(), commonPrefix(called.Name(), retired))
	stem := commonPrefix(successors[0].method.Name(), successors)
	fits := slices.DeleteFunc(slices.Clone(successors), func(s sibling) bool {
		return strings.TrimPrefix(s.method.Name(), stem) != ending
	})
	if len(fits) != 1 {
		fits = slices.DeleteFunc(slices.Clone(successors), func(s sibling) bool {
			return !types.Identical(s.method.Signature(), called.Signature())
		})
	}
	if len(fits) == 1 {
		return fits[0], nil
	}
	return successors[0], &successors[1]
}

// commonPrefix is the longest prefix of name that the names of all begin with.
func commonPrefix(name string, all []sibling) string {
	for _, s := range all {
		for !strings.HasPrefix(s.method.Name(), name) {
			name = name[:len(name)-1]
		}
	}
	return name
}

// declaredWith reports whether t is declared, or what it points to is, in the
// package of f.
func declaredWith(t types.Type, f *types.Func) bool {
	n := named(t)
	return n != nil && n.Obj().Pkg() == f.Pkg()
}

// named is the declared type that t is or points to, or nil.
func named(t types.Type) *types.Named {
	t = types.Unalias(t)
	if p, ok := t.(*types.Pointer); ok {
		t = types.Unalias(p.Elem())
	}
	n, _ := t.(*types.Named)
	return n
}

// structOf is the struct that t is or points to; one without fields if it is
// no struct.
func structOf(t types.Type) *types.Struct {
	t = t.Underlying()
	if p, ok := t.(*types.Pointer); ok {
		t = p.Elem().Underlying()
	}
	if s, ok := t.(*types.Struct); ok {
		return s
	}
	return types.NewStruct(nil, nil)
}
