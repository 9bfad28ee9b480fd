package answer

import (
	"go/ast"
	"go/token"
	"go/types"
)

// literal is the composite literal that e is, or is a name of, and where that
// stands.
func (t *follower) literal(f *frame, e ast.Expr) (*ast.CompositeLit, term) {
	at := term{e: e, f: f}
	for range 4 {
		switch x := ast.Unparen(at.e).(type) {
		case *ast.CompositeLit:
			return x, at
		case *ast.UnaryExpr:
			if x.Op != token.AND {
				return nil, at
			}
			at.e = x.X
		case *ast.Ident:
			obj := t.info.Uses[x]
			next, ok := t.behind(at.f, obj)
			if obj == nil || !ok {
				return nil, at
			}
			at = term{next.e, next.f, append(at.via, obj)}
		default:
			return nil, at
		}
	}
	return nil, at
}

// elements are those of e, a list of statuses, nil if they are not known.
func (t *follower) elements(f *frame, e ast.Expr) []term {
	if id, ok := ast.Unparen(e).(*ast.Ident); ok {
		obj := t.info.Uses[id]
		if b := f.bound[obj]; b.list != nil {
			return through(obj, b.list)
		}
	}
	lit, at := t.literal(f, e)
	if lit == nil {
		return nil
	}
	var out []term
	for _, x := range lit.Elts {
		if t.info.Types[x].Value == nil {
			return nil
		}
		out = append(out, term{x, at.f, at.via})
	}
	return out
}

// through is list, found by obj.
func through(obj types.Object, list []term) []term {
	out := make([]term, len(list))
	for i, s := range list {
		out[i] = term{s.e, s.f, append(s.via[:len(s.via):len(s.via)], obj)}
	}
	return out
}

// rest are the arguments of c from number n on.
func (t *follower) rest(f *frame, c *ast.CallExpr, n int) []term {
	if c.Ellipsis.IsValid() {
		return t.elements(f, c.Args[len(c.Args)-1])
	}
	var out []term
	for _, a := range c.Args[min(n, len(c.Args)):] {
		out = append(out, term{e: a, f: f})
	}
	return out
}
