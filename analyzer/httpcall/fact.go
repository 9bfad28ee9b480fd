package httpcall

import (
	"go/types"
	"slices"
	"sort"
	"strings"
)

// A funcFact is the summary of a package-level function.
type funcFact struct{ Summary string }

// A typeFact holds the summaries of the methods of a type, or of the one
// implementation of an interface, and the values its constructors give its
// fields. One fact a type, not a method: facts on types and methods travel to
// all importers, and there are fewer types.
type typeFact struct {
	Methods []namedText
	Fields  []namedText
}

type namedText struct{ Name, Text string }

func (*funcFact) AFact() {}
func (*typeFact) AFact() {}

func (f *funcFact) String() string { return "sends or builds requests" }
func (f *typeFact) String() string {
	var names []string
	for _, m := range f.Methods {
		names = append(names, m.Name)
	}
	return "methods that send or build requests: " + strings.Join(names, ", ")
}

func find(list []namedText, name string) (string, bool) {
	i := sort.Search(len(list), func(i int) bool { return list[i].Name >= name })
	if i < len(list) && list[i].Name == name {
		return list[i].Text, true
	}
	return "", false
}

// factText is the encoded summary of fn of another package, or false.
func (a *analyzer) factText(fn *types.Func) (string, bool) {
	recv := fn.Signature().Recv()
	if recv == nil {
		var fact funcFact
		ok := a.pass.ImportObjectFact(fn, &fact)
		return fact.Summary, ok
	}
	tn := typeName(recv.Type())
	if tn == nil {
		return "", false
	}
	return find(a.typeFact(tn).Methods, fn.Name())
}

func (a *analyzer) typeFact(tn *types.TypeName) *typeFact {
	f, ok := a.typeFacts[tn]
	if !ok {
		f = new(typeFact)
		a.pass.ImportObjectFact(tn, f)
		a.typeFacts[tn] = f
	}
	return f
}

// imported is the summary of a function of another package, or nil.
func (a *analyzer) imported(fn *types.Func) *summary {
	if s, ok := a.summariesOf[fn]; ok {
		return s
	}
	var s *summary
	if text, ok := a.factText(fn); ok {
		d := decoder{s: text}
		if s = d.summary(); d.err != nil {
			s = nil // written by another version: as good as no fact
		}
	}
	a.summariesOf[fn] = s
	return s
}

func (a *analyzer) importedDefault(tn *types.TypeName, field string) *expr {
	text, ok := find(a.typeFact(tn).Fields, field)
	if !ok {
		return nil
	}
	d := decoder{s: text}
	e := d.expr()
	if d.err != nil {
		return nil
	}
	return e
}

// exportFacts tells importers what they need to know of this package.
func (a *analyzer) exportFacts() {
	facts := map[*types.TypeName]*typeFact{}
	fields := map[defaultKey]bool{}
	factOf := func(tn *types.TypeName) *typeFact {
		if facts[tn] == nil {
			facts[tn] = new(typeFact)
		}
		return facts[tn]
	}
	for _, d := range a.index.decls {
		obj, _ := a.pass.TypesInfo.Defs[d.Name].(*types.Func)
		if !a.funcs[obj] {
			continue
		}
		s := a.summaryOf(target{obj: obj})
		text, ok := a.export(obj, s, fields)
		if !ok {
			continue
		}
		recv := obj.Signature().Recv()
		if recv == nil {
			if obj.Exported() {
				a.pass.ExportObjectFact(obj, &funcFact{text})
			}
			continue
		}
		if tn := typeName(recv.Type()); tn != nil {
			fact := factOf(tn)
			fact.Methods = append(fact.Methods, namedText{obj.Name(), text})
		}
	}
	for m, impl := range a.index.impls {
		if text, ok := a.export(impl, a.summaryOf(target{obj: impl}), fields); ok {
			if tn := typeName(m.Signature().Recv().Type()); tn != nil {
				fact := factOf(tn)
				fact.Methods = append(fact.Methods, namedText{m.Name(), text})
			}
		}
	}
	for key := range fields {
		if e := a.defaultOf(key.tn, key.field); e != nil {
			var enc encoder
			enc.expr(e)
			fact := factOf(key.tn)
			fact.Fields = append(fact.Fields, namedText{key.field, enc.String()})
		}
	}
	for tn, f := range facts {
		if tn.Parent() != a.pass.Pkg.Scope() {
			continue // a local type: importers cannot name it
		}
		sortNamed(f.Methods)
		sortNamed(f.Fields)
		a.pass.ExportObjectFact(tn, f)
	}
}

func sortNamed(l []namedText) {
	sort.Slice(l, func(i, j int) bool { return l[i].Name < l[j].Name })
}

// export encodes s, the summary of fn, if an importer learns anything from it, and notes the
// fields whose defaults the importer will ask for.
func (a *analyzer) export(fn *types.Func, s *summary, fields map[defaultKey]bool) (string, bool) {
	if s == nil || a.index.loose[fn] && slices.ContainsFunc(s.results, (*expr).styled) {
		return "", false
	}
	out := &summary{results: s.results, writes: s.writes, view: s.view, generated: s.generated}
	if len(s.requests) <= maxRequests {
		for _, r := range s.requests {
			if whole := a.resolve(r.url); !whole.hasUnknown() {
				r.url = whole // known, whatever the arguments are
			}
			if patterns(a.resolve(r.url)) == nil && !r.url.symbolic {
				continue
			}
			out.requests = append(out.requests, r)
			a.fieldsIn(r.url, fields)
		}
	}
	if len(out.requests) == 0 && !a.telling(out, fn) && !out.makesRequest(fn) {
		return "", false
	}
	for _, r := range out.results {
		if r != nil {
			a.fieldsIn(r, fields)
		}
	}
	var enc encoder
	enc.summary(out)
	return enc.String(), true
}

// styled reports whether e is one of several texts without a slash, as a helper
// returns that prints a parameter in several ways. Nothing at all is better in a
// path than too many alternatives.
func (e *expr) styled() bool {
	return e != nil && (e.kind == union || e.kind == apply && tests[e.text] != nil) && !strings.Contains(e.String(), "/")
}

// telling reports whether the results or effects of s, the summary of fn, are worth
// a fact: text with a slash in it, or made from parameters by more than handing them
// on, or a struct made from them that requests are made from.
func (a *analyzer) telling(s *summary, fn *types.Func) bool {
	if len(s.writes) > 0 {
		return true
	}
	for i, r := range s.results {
		if r == nil {
			continue
		}
		made := r.kind != object || a.index.given[typeName(resultType(fn.Signature(), i))]
		if strings.Contains(r.String(), "/") || r.symbolic && made {
			return true
		}
	}
	return false
}

func (a *analyzer) fieldsIn(e *expr, fields map[defaultKey]bool) {
	if e.kind == field {
		if tn := typeName(e.args[0].typ); tn != nil && tn.Pkg() == a.pass.Pkg {
			fields[defaultKey{tn, e.text}] = true
		}
	}
	for _, x := range e.args {
		a.fieldsIn(x, fields)
	}
}
