package rewrite

import (
	"go/ast"
	"go/types"
	"strings"

	"github.com/pimigrate/pimigrate/analyzer/rewrite/internal/code"
)

// A parameter is one of a method, with what is passed for it.
type parameter struct {
	*types.Var
	id  bool     // in the path
	arg ast.Expr // nil for the sibling's
}

// arguments makes the arguments of links fit s.
func (rw *rewriter) arguments(links []link, s sibling) outcome {
	if (rw.Match.HasBody || rw.next.HasBody) && rw.replacement.Changes["body"] != "" {
		return refuse("the request body changes")
	}
	steps := []func() outcome{func() outcome { return rw.callArguments(links[0], s.method) }}
	for i, l := range links[1:] {
		steps = append(steps, func() outcome { return rw.setter(l, s.senders[i]) })
	}
	return together(steps...)
}

// setter checks the call of a method of a builder, of the same name before and
// after: one that sends the request, or sets an option.
func (rw *rewriter) setter(l link, next *types.Func) outcome {
	old := rw.pass.TypesInfo.TypeOf(l.call.Fun).(*types.Signature)
	if !types.Identical(old.Params(), next.Signature().Params()) || old.Variadic() != next.Signature().Variadic() {
		return refuse("the parameters of " + next.Name() + " change")
	}
	for _, a := range l.call.Args {
		if !rw.keepsMeaning(rw.pass.TypesInfo.TypeOf(a)) {
			return rename(next.Name())
		}
	}
	return outcome{}
}

// callArguments makes the arguments of l, a call of a method, fit next.
func (rw *rewriter) callArguments(l link, next *types.Func) outcome {
	call := l.call
	called := rw.pass.TypesInfo.Uses[l.sel.Sel].(*types.Func)
	sig := rw.pass.TypesInfo.TypeOf(call.Fun).(*types.Signature)
	old, rest := fixed(sig, rw.parameterNames(called)), call.Args
	if len(call.Args) < len(old) {
		return refuse("its arguments are the results of a call")
	}
	for i := range old {
		old[i].arg, rest = call.Args[i], call.Args[i+1:]
	}
	for _, a := range rest {
		switch last := sig.Params().At(sig.Params().Len() - 1); {
		case !sameVariadic(sig, next.Signature()):
			return refuse("the successor has no " + last.Name())
		case !call.Ellipsis.IsValid() && !rw.keepsMeaning(rw.pass.TypesInfo.TypeOf(a)),
			call.Ellipsis.IsValid() && !rw.keepsMeaning(last.Type().(*types.Slice).Elem()):
			return rename(last.Name())
		}
	}
	return rw.pair(call, old, fixed(next.Signature(), rw.parameterNames(next)))
}

// fixed are the parameters of sig but for a variadic one, by the given names.
func fixed(sig *types.Signature, names []string) []parameter {
	n := sig.Params().Len()
	if sig.Variadic() {
		n--
	}
	out := make([]parameter, n)
	for i := range out {
		v := sig.Params().At(i)
		out[i].Var = types.NewParam(v.Pos(), v.Pkg(), names[i], v.Type())
	}
	return out
}

func sameVariadic(a, b *types.Signature) bool {
	return a.Variadic() && b.Variadic() &&
		types.Identical(a.Params().At(a.Params().Len()-1).Type(), b.Params().At(b.Params().Len()-1).Type())
}

// pair walks both lists of parameters. They are in the same order but for a
// struct of options, which only one of them may have.
func (rw *rewriter) pair(call *ast.CallExpr, old, next []parameter) outcome {
	if !rw.sameRoles(values(old), values(next)) {
		return refuse("the successor has other parameters")
	}
	var all outcome
	at := call.Lparen + 1 // the end of the argument before
	for len(old) > 0 || len(next) > 0 {
		var o outcome
		switch {
		case len(old) > 0 && len(next) > 0 && isOptions(old[0]) == isOptions(next[0]):
			o = rw.fit(old[0], next[0].Type())
			at, old, next = old[0].arg.End(), old[1:], next[1:]
		case at == call.Lparen+1:
			return refuse("the successor has other parameters")
		case len(old) > 0 && isOptions(old[0]) && rw.isNil(old[0].arg):
			o.edits = code.Substitution(at, old[0].arg.End(), "")
			old = old[1:]
		case len(next) > 0 && isOptions(next[0]) && isOptional(next[0].Type()):
			o.edits = code.Substitution(at, at, ", nil")
			next = next[1:]
		case len(old) > 0 && isOptions(old[0]):
			return refuse("the successor has no " + old[0].Name())
		default:
			return refuse("the successor has other parameters")
		}
		if o.refusal != "" {
			return o
		}
		all.edits = append(all.edits, o.edits...)
	}
	return all
}

// fit makes the argument for p fit a parameter of type t.
func (rw *rewriter) fit(p parameter, t types.Type) outcome {
	tv := rw.pass.TypesInfo.Types[p.arg]
	_, isLiteral := ast.Unparen(p.arg).(*ast.BasicLit) // of a type that follows from its place
	switch {
	case isOptions(p) && !tv.IsNil():
		return rw.options(p.arg, p.Type(), t)
	case !p.id && !tv.IsNil() && !rw.keepsMeaning(p.Type()):
		return rename(p.Name())
	case types.AssignableTo(tv.Type, t), isLiteral && types.Identical(tv.Type.Underlying(), t.Underlying()):
		return outcome{}
	}
	return refuse("the type of the parameter " + p.Name() + " changes")
}

// isOptions reports whether p is a struct of the operation's options.
func isOptions(p parameter) bool {
	return named(p.Type()) != nil && structOf(p.Type()).NumFields() > 0
}

// isOptional reports whether nothing need be set in t, a pointer to a struct.
func isOptional(t types.Type) bool {
	if _, ok := t.Underlying().(*types.Pointer); !ok {
		return false
	}
	for f := range structOf(t).Fields() {
		if isRequired(f) {
			return false
		}
	}
	return true
}

// isRequired reports whether a field has a value whether or not it is set, so
// that its option is sent. Generators make optional ones pointers or structs.
func isRequired(f *types.Var) bool {
	_, ok := f.Type().Underlying().(*types.Basic)
	return ok
}

func (rw *rewriter) isNil(e ast.Expr) bool { return rw.pass.TypesInfo.Types[e].IsNil() }

// values are the parameters that are texts and numbers, or arrays, as UUIDs are.
func values(all []parameter) []*parameter {
	var out []*parameter
	for i := range all {
		switch all[i].Type().Underlying().(type) {
		case *types.Basic, *types.Array:
			out = append(out, &all[i])
		}
	}
	return out
}

// sameRoles reports whether the values stand for the same things, one by one,
// and marks those that are ids in the path: by their names, if there are
// several.
func (rw *rewriter) sameRoles(old, next []*parameter) bool {
	_, oldIDs := cut(rw.Match.Path)
	if len(old) != len(next) {
		return false
	}
	if len(old) == 1 && len(oldIDs) == 1 {
		old[0].id = true
		return true
	}
	for i, p := range old {
		name, isID := rw.pathParameter(p.Name())
		if !isID {
			name = p.Name()
		}
		if p.id = isID; name == "" || fold(name) != fold(next[i].Name()) {
			return false
		}
	}
	return true
}

// pathParameter is what the successor calls the id that a parameter or field
// of the retired operation is for.
func (rw *rewriter) pathParameter(name string) (string, bool) {
	_, old := cut(rw.Match.Path)
	_, next := cut(rw.next.Path)
	for i, o := range old {
		if fold(o) == fold(name) {
			return next[i], true
		}
	}
	return "", false
}

// fold makes names of generators, which differ in case and separators, equal.
func fold(name string) string {
	return strings.ToLower(strings.NewReplacer("_", "", "-", "").Replace(name))
}

// keepsMeaning reports whether an option of type t asks the successor for the
// same. A text may name properties of the objects that come back.
func (rw *rewriter) keepsMeaning(t types.Type) bool {
	if rw.replacement.Changes["body"] == "" && rw.replacement.Changes["query"] == "" {
		return true
	}
	t = t.Underlying()
	if p, ok := t.(*types.Pointer); ok {
		t = p.Elem().Underlying()
	}
	switch t := t.(type) {
	case *types.Basic:
		return t.Info()&(types.IsInteger|types.IsBoolean) != 0
	case *types.Interface, *types.Signature:
		return true
	}
	return false
}

// rename is the refusal of an option that may name properties.
func rename(option string) outcome {
	return refuse("the option " + option + " may name properties that change")
}
