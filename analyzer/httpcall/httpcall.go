package httpcall

import (
	_ "embed"
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
	if len(a.index.build)+len(a.index.sending) == 0 {
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
	sending := a.index.sending
	if a.base != nil {
		sending = nil
	}
	if a.pkg, a.source, err = buildSSA(a.index, set, sending); err != nil {
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
	return append(calls, a.callsInInit()...), nil
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
