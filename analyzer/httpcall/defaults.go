package httpcall

import (
	"go/types"
	"slices"
	"strings"

	"golang.org/x/tools/go/ssa"
)

// defaultOf is the value that constructors of the type tn give its field, or
// nil if there is none or it can be something else. A base URL is the
// exception: the one in the constructor tells whose API it is even if it can
// be set to another host of it.
func (a *analyzer) defaultOf(tn *types.TypeName, field string) *expr {
	if tn.Pkg() != a.pass.Pkg {
		return a.importedDefault(tn, field)
	}
	if a.base != nil {
		return a.base.defaultOf(tn, field)
	}
	key := defaultKey{tn, field}
	if e, ok := a.defaults[key]; ok {
		return e
	}
	a.defaults[key] = nil // while it is being evaluated
	var alts []*expr
	for _, fn := range a.constructorsOf(tn) {
		alts = append(alts, withoutLoopback(a.resolve(a.fieldAtReturn(fn, tn, field))))
	}
	if len(alts) == 0 {
		return nil
	}
	if a.fieldWritten(tn, field) {
		alts = append(alts, anything)
	}
	e := mkUnion(alts...)
	if slices.ContainsFunc(alternatives(e), func(a *expr) bool { return a.kind == unknown }) {
		e = baseURL(alts)
	}
	a.defaults[key] = e
	return e
}

type defaultKey struct {
	tn    *types.TypeName
	field string
}

// constructorsOf are the functions built that return a tn. They are looked up
// for every type of an SDK, so all are listed at once.
func (a *analyzer) constructorsOf(tn *types.TypeName) []*ssa.Function {
	if a.constructors == nil {
		a.constructors = map[*types.TypeName][]*ssa.Function{}
		for _, d := range a.index.decls {
			obj, _ := a.pass.TypesInfo.Defs[d.Name].(*types.Func)
			if !a.funcs[obj] || obj.Signature().Recv() != nil {
				continue
			}
			fn := a.prog.FuncValue(obj)
			if fn == nil || fn.Blocks == nil {
				continue
			}
			for r := range obj.Signature().Results().Variables() {
				if n := typeName(r.Type()); n != nil {
					a.constructors[n] = append(a.constructors[n], fn)
				}
			}
		}
	}
	return a.constructors[tn]
}

// fieldAtReturn is the field of the tn that fn returns. Only the field is
// evaluated: a client is a large thing.
func (a *analyzer) fieldAtReturn(fn *ssa.Function, tn *types.TypeName, field string) *expr {
	f := a.frameOf(fn)
	var alts []*expr
	for _, b := range fn.Blocks {
		ret, ok := b.Instrs[len(b.Instrs)-1].(*ssa.Return)
		if !ok || b == fn.Recover {
			continue
		}
		for i, r := range ret.Results {
			if typeName(r.Type()) != tn || f.failing(ret, i) {
				continue
			}
			root, path := address(r)
			if len(f.memory().writes[root]) == 0 {
				alts = append(alts, mkField(f.value(r), field))
				continue
			}
			alts = append(alts, f.read(root, append(path, field), ret))
		}
	}
	if len(alts) == 0 {
		return anything
	}
	return mkUnion(alts...)
}

func (a *analyzer) fieldWritten(tn *types.TypeName, field string) bool {
	s := structOf(tn.Type())
	if s == nil {
		return true
	}
	for f := range s.Fields() {
		if f.Name() == field {
			return a.index.written[f]
		}
	}
	return true
}

// baseURL is the union of the alternatives that are absolute URLs, or settings
// that hold one, or nil.
func baseURL(alts []*expr) *expr {
	var bases []*expr
	for _, a := range alts {
		var b *expr
		switch p := parts(textOf(a))[0]; {
		case a.kind == union:
			b = baseURL(a.args)
		case p.kind == object:
			b = settingsURL(a)
		case p.kind == literal && (strings.HasPrefix(p.text, "https://") || strings.HasPrefix(p.text, "http://")):
			b = a
		}
		if b != nil {
			bases = append(bases, b)
		}
	}
	if len(bases) == 0 {
		return nil
	}
	return mkUnion(bases...)
}

// settingsURL is the struct e with all fields unknown but those that hold a base
// URL, or nil if none does.
func settingsURL(e *expr) *expr {
	names, args := []string{rest}, []*expr{mkUnknown(e.typ)}
	for i, a := range e.args {
		if b := baseURL([]*expr{a}); b != nil && e.names[i] != rest {
			names, args = append(names, e.names[i]), append(args, b)
		}
	}
	if len(names) == 1 {
		return nil
	}
	return mkObject(e.typ, names, args)
}

// textOf is e, or the text of the URL that e is.
func textOf(e *expr) *expr {
	if e.kind == object && e.named(urlText) != nil {
		return e.named(urlText)
	}
	return e
}

// withoutLoopback is e with the server of a test made unknown: it says nothing of
// where the client of a program goes.
func withoutLoopback(e *expr) *expr {
	alts := slices.Clone(alternatives(e))
	for i, a := range alts {
		if text, _ := leading(parts(textOf(a))); strings.HasPrefix(text, loopback) {
			alts[i] = anything
		}
	}
	return mkUnion(alts...)
}
