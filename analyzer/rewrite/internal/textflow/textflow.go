package textflow

import (
	"go/ast"
	"go/types"
	"slices"

	"golang.org/x/tools/go/analysis"
	"golang.org/x/tools/go/ast/inspector"

	"github.com/pimigrate/pimigrate/analyzer/httpcall"
	"github.com/pimigrate/pimigrate/analyzer/rewrite/internal/code"
)

// A Tracer follows the literals of one package.
type Tracer struct {
	pass     *analysis.Pass
	code     *code.Package
	root     inspector.Cursor
	uses     map[types.Object][]*ast.Ident // in source order; of generic functions by origin
	calls    map[ast.Node][]*httpcall.Call
	requests map[*ast.BasicLit][]Request
	strays   map[*ast.BasicLit]*Stray
}

// A Request is one of the URLs that a call can request.
type Request struct {
	Call *httpcall.Call
	URL  int // the number in Call.URLs
}

// A Stray is a use of a text that is not the URL of a request.
type Stray struct {
	Node   ast.Node
	Reason Reason
}

// A Reason says what a stray use is.
type Reason string

// These complete "the text ...".
const (
	Used     Reason = "is also used"
	Compared Reason = "is compared"
	Assigned Reason = "is set to something else"
	Exported Reason = "is exported"
	Returned Reason = "is returned" // by a function that other code may call
	Unbuilt  Reason = "is also used in files that are not built here"
)

// New returns a Tracer for c, whose requests are calls.
func New(c *code.Package, calls []*httpcall.Call) *Tracer {
	pass := c.Pass
	t := &Tracer{
		pass:     pass,
		code:     c,
		root:     inspector.New(pass.Files).Root(),
		uses:     map[types.Object][]*ast.Ident{},
		calls:    map[ast.Node][]*httpcall.Call{},
		requests: map[*ast.BasicLit][]Request{},
		strays:   map[*ast.BasicLit]*Stray{},
	}
	for id, obj := range pass.TypesInfo.Uses {
		obj = origin(obj)
		t.uses[obj] = append(t.uses[obj], id)
	}
	for _, ids := range t.uses {
		slices.SortFunc(ids, func(a, b *ast.Ident) int { return int(a.Pos() - b.Pos()) })
	}
	for _, c := range calls {
		t.calls[c.Node] = append(t.calls[c.Node], c)
		t.index(c)
	}
	return t
}

// index notes the literals that the URLs of c are spelled with.
func (t *Tracer) index(c *httpcall.Call) {
	for i, u := range c.URLs {
		r := Request{c, i}
		for _, piece := range u {
			if piece.Lit != nil && !slices.Contains(t.requests[piece.Lit], r) {
				t.requests[piece.Lit] = append(t.requests[piece.Lit], r)
			}
		}
	}
}

// origin is obj, or the declared one that it is an instance of.
func origin(obj types.Object) types.Object {
	switch obj := obj.(type) {
	case *types.Func:
		return obj.Origin()
	case *types.Var:
		return obj.Origin()
	}
	return obj
}

// Requests are those that lit spells a part of.
func (t *Tracer) Requests(lit *ast.BasicLit) []Request { return t.requests[lit] }

// At are the requests that are made at the same place as c: one call can stand
// for several.
func (t *Tracer) At(c *httpcall.Call) []Request {
	var out []Request
	for _, other := range t.calls[c.Node] {
		for i := range other.URLs {
			out = append(out, Request{other, i})
		}
	}
	return out
}

// Stray is a use of the text of lit that is not the URL of one of its requests,
// or nil.
func (t *Tracer) Stray(lit *ast.BasicLit) *Stray {
	if s, ok := t.strays[lit]; ok {
		return s
	}
	f := &follower{Tracer: t, lit: lit, seen: map[carrier]bool{}}
	s := f.value(carrier{expr: lit})
	t.strays[lit] = s
	return s
}

// LeftToCallers reports whether c, whose URL has the text of lit, is made by a
// wrapper, all callers of which are among the requests of lit: then they say
// where it goes.
func (t *Tracer) LeftToCallers(c *httpcall.Call, lit *ast.BasicLit) bool {
	fn, ok := t.pass.TypesInfo.Defs[c.Func.Name].(*types.Func)
	if !ok || t.mayBeCalledUnseen(fn) || len(t.uses[fn]) == 0 {
		return false
	}
	return !slices.ContainsFunc(t.uses[fn], func(id *ast.Ident) bool {
		call := t.callOf(id)
		return call == nil || !t.sends(call, lit)
	})
}

// sends reports whether a request with the text of lit is made at n.
func (t *Tracer) sends(n ast.Node, lit *ast.BasicLit) bool {
	return slices.ContainsFunc(t.requests[lit], func(r Request) bool { return r.Call.Node == n })
}

// Holder names the variable, constant or field whose value lit is a part of;
// "the path" if that has no name.
func (t *Tracer) Holder(lit *ast.BasicLit) string {
	cur, _ := t.root.FindNode(lit)
	for around := range cur.Enclosing() {
		switch n := around.Node().(type) {
		case *ast.ValueSpec:
			return n.Names[0].Name
		case *ast.AssignStmt:
			if id, ok := n.Lhs[0].(*ast.Ident); ok {
				return id.Name
			}
		case *ast.KeyValueExpr:
			if id, ok := n.Key.(*ast.Ident); ok {
				return id.Name
			}
		case *ast.CallExpr:
			if t.sends(n, lit) {
				return "the path"
			}
		}
	}
	return "the path"
}
