package httpcall

import (
	_ "embed"
	"go/ast"
	"go/token"
	"go/types"
	"reflect"
	"slices"
	"sort"
	"strings"

	"golang.org/x/tools/go/analysis"
	"golang.org/x/tools/go/ssa"
)

//go:embed doc.go
var doc string

// Analyzer finds the HTTP requests that the functions of a package can send.
// It reports nothing; its result is a *Result.
var Analyzer = &analysis.Analyzer{
	Name:       "httpcall",
	Doc:        doctext(doc),
	Run:        run,
	ResultType: reflect.TypeFor[*Result](),
	FactTypes:  []analysis.Fact{new(funcFact), new(typeFact)},
}

// An analyzer is the state of one run over one package, or over a batch of its
// tests.
type analyzer struct {
	pass   *analysis.Pass
	index  *index
	base   *analyzer            // of a batch of tests: the rest of the package
	funcs  map[*types.Func]bool // built
	prog   *ssa.Program
	pkg    *ssa.Package
	source *source

	frames       map[*ssa.Function]*frame
	globals      map[*ssa.Global]*expr
	summaries    map[*ssa.Function]*summary
	depth        int                  // of summarize
	endpoints    map[request]Endpoint // of functions, for inner
	defaults     map[defaultKey]*expr
	constructors map[*types.TypeName][]*ssa.Function
	typeFacts    map[*types.TypeName]*typeFact // of other packages
	summariesOf  map[*types.Func]*summary      // of other packages
}

func run(pass *analysis.Pass) (any, error) {
	if libraries[pass.Pkg.Path()] {
		return new(Result), nil // the table describes it
	}
	a := newAnalyzer(pass)
	a.index = newIndex(pass, a.sends)
	if a.index.idle() {
		return new(Result), nil
	}
	a.index.readUses()
	a.index.spread()
	if len(a.index.build) == 0 {
		return new(Result), nil
	}
	a.index.findWritten()
	core := a.index.core()
	calls, err := a.analyze(core)
	if err != nil {
		return nil, err
	}
	for _, set := range a.index.tests(core, a.open) {
		batch := newAnalyzer(pass)
		batch.index, batch.base, batch.endpoints = a.index, a, a.endpoints
		more, err := batch.analyze(set)
		if err != nil {
			return nil, err
		}
		calls = append(calls, more...)
	}
	sort.SliceStable(calls, func(i, j int) bool { return calls[i].Node.Pos() < calls[j].Node.Pos() })
	a.exportFacts()
	return &Result{Calls: calls, analyzer: a}, nil
}

func newAnalyzer(pass *analysis.Pass) *analyzer {
	return &analyzer{
		pass:        pass,
		frames:      map[*ssa.Function]*frame{},
		globals:     map[*ssa.Global]*expr{},
		summaries:   map[*ssa.Function]*summary{},
		endpoints:   map[request]Endpoint{},
		defaults:    map[defaultKey]*expr{},
		typeFacts:   map[*types.TypeName]*typeFact{},
		summariesOf: map[*types.Func]*summary{},
	}
}

// analyze builds the functions in set, summarizes them and returns the calls
// in them.
func (a *analyzer) analyze(set map[*types.Func]bool) ([]*Call, error) {
	var err error
	a.funcs = set
	if a.pkg, a.source, err = buildSSA(a.index, set); err != nil {
		return nil, err
	}
	a.prog = a.pkg.Prog
	var calls []*Call
	for _, obj := range a.index.calleesFirst(set) {
		fn := a.prog.FuncValue(obj)
		if fn == nil || fn.Blocks == nil || a.summarize(fn) == nil {
			continue
		}
		if a.index.senders[obj] {
			calls = append(calls, a.callsIn(fn, a.index.objs[obj])...)
		}
		a.release(fn)
	}
	return calls, nil
}

// open reports whether something of the requests of fn is for its callers to
// say: a method or a URL that is unknown without them.
func (a *analyzer) open(fn *types.Func) bool {
	s := a.summaryOf(target{obj: fn})
	if s == nil {
		return false
	}
	requests := s.requests
	for i, r := range s.results {
		if t, ok := requestTypeOf(resultType(fn.Signature(), i)); ok && r != nil {
			requests = append(requests[:len(requests):len(requests)], sent(t, r)...)
		}
	}
	return slices.ContainsFunc(requests, func(r request) bool {
		e := a.inner(r)
		return e.Methods == nil || e.URLs == nil
	})
}

// release forgets the values of fn and its literals, which are many. What is
// asked for again is evaluated again.
func (a *analyzer) release(fn *ssa.Function) {
	delete(a.frames, fn)
	for _, anon := range fn.AnonFuncs {
		a.release(anon)
	}
}

// sends reports whether a function that uses fn, of another package, may send
// a request.
func (a *analyzer) sends(fn *types.Func) bool {
	if fn.Pkg() == nil {
		return false
	}
	if libraries[fn.Pkg().Path()] {
		_, ok := sinks[fn.FullName()]
		return ok
	}
	s := a.imported(fn)
	return s != nil && (len(s.requests) > 0 || s.makesRequest(fn))
}

// makesRequest reports whether a result of fn is a request.
func (s *summary) makesRequest(fn *types.Func) bool {
	for i, r := range s.results {
		if _, ok := requestTypeOf(resultType(fn.Signature(), i)); ok && r != nil {
			return true
		}
	}
	return false
}

// callsIn are the sites of fn, declared by d, resolved.
func (a *analyzer) callsIn(fn *ssa.Function, d *ast.FuncDecl) []*Call {
	var out []*Call
	for _, s := range a.frameOf(fn).sites {
		if c := a.call(d, s); c != nil {
			out = append(out, c)
		}
	}
	return out
}

func (a *analyzer) call(d *ast.FuncDecl, s site) *Call {
	node := a.source.nodes[sitePos(s.instr)]
	if node == nil {
		return nil
	}
	c := &Call{Node: node, Func: d, Callee: s.callee, Built: s.built, Endpoint: a.endpoint(s.request)}
	if c.URLs == nil {
		c.Unresolved = s.url.cause()
	}
	if s.callee == nil || s.base.url == nil {
		return c
	}
	if call, ok := s.instr.(ssa.CallInstruction); ok {
		c.URLs = a.keyed(call, c.URLs)
	}
	c.Inner = a.inner(s.base)
	if sum := a.summaryOf(target{obj: s.callee}); sum != nil {
		c.Generated = sum.generated
		c.Made = sum.makesRequest(s.callee)
	}
	return c
}

// cause says in a word what e, of which nothing is known, depends on.
func (e *expr) cause() string {
	switch {
	case e.kind == field && e.ofRequest():
		return "parameter"
	case e.kind == field:
		return "field"
	case e.kind == param || e.kind == freevar:
		return "parameter"
	}
	why := "computed"
	for _, a := range e.args {
		switch a.cause() {
		case "parameter":
			return "parameter"
		case "field":
			why = "field"
		}
	}
	return why
}

// ofRequest reports whether the field e is one of a library's request that is a
// parameter, as in a RoundTripper that sends what it is given.
func (e *expr) ofRequest() bool {
	for e.kind == field {
		e = e.args[0]
	}
	if e.kind != param || e.typ == nil {
		return false
	}
	_, ok := requestTypeOf(e.typ)
	return ok
}

// SameModule reports whether the package at path belongs to the module of the
// package that pass analyzes. Where the driver does not tell modules, that is
// the package itself.
func SameModule(pass *analysis.Pass, path string) bool {
	if path == strings.TrimSuffix(pass.Pkg.Path(), "_test") {
		return true
	}
	m := pass.Module
	return m != nil && m.Path != "" && (path == m.Path || strings.HasPrefix(path, m.Path+"/"))
}

// sitePos is the position of the parenthesis of a call or the brace of a
// literal, also in a go or defer statement.
func sitePos(instr ssa.Instruction) token.Pos {
	if c, ok := instr.(ssa.CallInstruction); ok {
		return c.Common().Pos()
	}
	return instr.Pos()
}

// inner is the endpoint of r, a request of a summary. Those who send the
// requests of a client have thousands of callers, so it is resolved once.
func (a *analyzer) inner(r request) Endpoint {
	e, ok := a.endpoints[r]
	if !ok {
		e = a.endpoint(r)
		a.endpoints[r] = e
	}
	return e
}

func (a *analyzer) endpoint(r request) Endpoint {
	e := Endpoint{Methods: words(a.resolve(r.method)), URLs: patterns(a.resolve(r.url))}
	for i, m := range e.Methods {
		if m == "" {
			e.Methods[i] = "GET" // what net/http makes of it
		}
	}
	slices.Sort(e.Methods)
	e.Methods = slices.Compact(e.Methods)
	return e
}

// doctext is the part of the package comment that describes the analyzer.
func doctext(doc string) string {
	_, text, _ := strings.Cut(doc, "// # Analyzer httpcall\n//\n")
	text, _, _ = strings.Cut(text, "package httpcall")
	lines := strings.Split(text, "\n")
	for i, l := range lines {
		lines[i] = strings.TrimPrefix(strings.TrimPrefix(l, "//"), " ")
	}
	return strings.TrimPrefix(strings.Join(lines, "\n"), "httpcall: ")
}
