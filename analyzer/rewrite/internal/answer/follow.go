package answer

import (
	"fmt"
	"go/ast"
	"go/types"
	"maps"
	"slices"

	"github.com/pimigrate/pimigrate/analyzer/httpcall"
)

// A follower follows a request and its answer through the code of the package:
// from the call on, into functions that they are handed to, and up to the
// callers of those that return them. It looks at what runs if the request
// succeeds, once as it is and once with the successor's answer; both have to
// take the same way.
//
// Variables are those of a function, whatever the order of statements: one that
// holds two answers cannot be edited for one of them.
//
// Known holes: hooks that an HTTP client runs, such as a http.RoundTripper
// that looks at the status, are not followed; nor are callers in test files
// when the package is analyzed without them.
type follower struct {
	Change
	shift
	info   *types.Info
	frames map[site]*frame

	round
}

// A round is what is found in one pass over the code. Passes are repeated until
// no variable is found to hold something that it was not known to hold.
type round struct {
	again     bool
	silent    bool // notes no problems
	void      bool // the retired answer was no success for this code
	live      runs
	sent      bool
	handed    map[*ast.CallExpr]bool // calls that the request was handed to, and that send it
	calls     map[site][]value
	dropped   map[*ast.CallExpr]bool // calls whose results nobody takes
	reporting map[*ast.CallExpr]bool // calls that make what is reported
	reached   map[ast.Node]bool      // the sends
	moved     map[ast.Expr]bool      // constants that become the new status
	via       []types.Object         // what the moved constants are the values of
	problems  []problem
}

// A site is a call, or a function literal, in a frame.
type site struct {
	f  *frame
	at ast.Node
}

// A frame is the body of a function that is followed.
type frame struct {
	fn      *types.Func // nil for a function literal
	decl    *ast.FuncDecl
	body    *ast.BlockStmt
	params  *types.Signature
	sends   map[ast.Node]send
	bound   map[types.Object]bound
	foreign string // whose code it is if that may not be edited
	results []joined
	depth   int
}

// A send is what stands for the request in a frame: a call that sends it, or
// makes it, or returns its answer.
type send struct {
	call    *httpcall.Call
	results []value // if call is nil
}

// A bound is what a variable holds.
type bound struct {
	aspect httpcall.Aspect
	arg    ast.Expr // of a parameter: its value in the frame from
	from   *frame
	list   []term // of a variadic parameter, or of what ranges over one
}

func newFollower(c Change, s shift) *follower {
	return &follower{Change: c, shift: s, info: c.Pass.TypesInfo, frames: map[site]*frame{}}
}

// follow looks at the function of the call, and at its callers if they get
// something of the answer.
func (t *follower) follow() Outcome {
	call := t.Call
	start := t.start(call.Func, map[ast.Node]send{call.Node: {call: call}})
	if len(call.Methods) > 1 {
		start.foreign = "the call"
	}
	for range 8 {
		t.round = round{
			calls: map[site][]value{}, handed: map[*ast.CallExpr]bool{}, dropped: map[*ast.CallExpr]bool{},
			reporting: map[*ast.CallExpr]bool{}, reached: map[ast.Node]bool{}, moved: map[ast.Expr]bool{},
		}
		t.run(start, 0)
		if !t.again {
			break
		}
	}
	switch {
	case t.again:
		return Outcome{Refusal: "there is too much code to follow the answer through"}
	case t.void:
		return Outcome{}
	}
	t.checkSharing()
	return t.outcome()
}

// quietly looks at code out of turn, in a way that leaves no trace.
func (t *follower) quietly(look func()) {
	saved := t.round
	t.silent = true
	t.calls, t.reached, t.moved = maps.Clone(t.calls), maps.Clone(t.reached), maps.Clone(t.moved)
	look()
	again := t.again
	t.round = saved
	t.again = again
}

// start is the frame of d if nothing followed calls it.
func (t *follower) start(d *ast.FuncDecl, sends map[ast.Node]send) *frame {
	key := site{nil, d}
	f := t.frames[key]
	if f == nil {
		fn, ok := t.info.Defs[d.Name].(*types.Func)
		if !ok {
			fn = t.initializer(d)
		}
		f = &frame{fn: fn, decl: d, body: d.Body, params: fn.Signature(), bound: map[types.Object]bound{}}
		t.frames[key] = f
	}
	f.sends = sends
	return f
}

// initializer is the function that d is, made up for that of a package variable.
func (t *follower) initializer(d *ast.FuncDecl) *types.Func {
	var results []*types.Var
	for _, e := range d.Body.List[0].(*ast.ReturnStmt).Results {
		if all, ok := t.info.TypeOf(e).(*types.Tuple); ok {
			results = slices.Collect(all.Variables())
			break
		}
		results = append(results, types.NewVar(e.Pos(), t.Pass.Pkg, "", t.info.TypeOf(e)))
	}
	sig := types.NewSignatureType(nil, nil, nil, nil, types.NewTuple(results...), false)
	return types.NewFunc(d.Pos(), t.Pass.Pkg, d.Name.Name, sig)
}

// run follows f, and then its callers.
func (t *follower) run(f *frame, depth int) {
	t.sent = false
	t.body(f, bothRun)
	t.checkReached(f)
	t.checkSent(f)
	if !slices.ContainsFunc(f.results, t.tellsCallers) {
		return
	}
	calls, ok := t.callsOf(f.fn)
	if !ok || depth > 3 {
		what := "the answer"
		if slices.ContainsFunc(f.results, func(r joined) bool { return r.aspect == httpcall.Request }) {
			what = "the request"
		}
		t.note(f.decl.Name, fmt.Sprintf("%s returns %s to callers that are not all known", f.fn.Name(), what), "callers get to see what changes")
		return
	}
	for _, d := range slices.SortedFunc(maps.Keys(calls), byPosition) {
		sends := map[ast.Node]send{}
		for _, c := range calls[d] {
			sends[c] = send{results: f.values()}
		}
		up := t.start(d, sends)
		up.foreign = f.foreign
		t.run(up, depth+1)
	}
}

// tellsCallers reports whether callers that get r can tell the answers apart.
func (t *follower) tellsCallers(r joined) bool {
	return t.leaks(r.aspect) || r.aspect == httpcall.Text && t.matters(httpcall.Status) || r.hasWas && r.hasIs && !agree(r.was, r.is)
}

func byPosition(a, b *ast.FuncDecl) int { return int(a.Pos() - b.Pos()) }

// matters reports whether a change of the answer shows in a.
func (t *follower) matters(a httpcall.Aspect) bool {
	switch a {
	case httpcall.Request, httpcall.Response:
		return true
	case httpcall.Status, httpcall.StatusLine:
		return t.old.Status != t.next.Status
	case httpcall.Stream, httpcall.Content, httpcall.Decoded:
		return t.reads()
	case httpcall.Length:
		return t.gone()
	}
	return false
}

// callsOf are the calls of fn by function, if all of them are in this package.
func (t *follower) callsOf(fn *types.Func) (map[*ast.FuncDecl][]*ast.CallExpr, bool) {
	if t.IsPublic(fn) {
		return nil, false
	}
	users := map[*ast.FuncDecl][]*ast.CallExpr{}
	for _, id := range t.Uses[fn] {
		d := t.DeclAround(id)
		if d == nil {
			return nil, false
		}
		users[d] = nil
	}
	found := 0
	for d := range users {
		ast.Inspect(d.Body, func(n ast.Node) bool {
			if c, ok := n.(*ast.CallExpr); ok && t.Callee(c) == fn {
				users[d] = append(users[d], c)
				found++
			}
			return true
		})
	}
	return users, found > 0 && found == len(t.Uses[fn])
}
