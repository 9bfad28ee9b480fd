package answer

import (
	"fmt"
	"go/ast"
	"go/constant"
	"go/token"
	"go/types"
	"slices"
	"strings"

	"github.com/pimigrate/pimigrate/analyzer/httpcall"
	"github.com/pimigrate/pimigrate/analyzer/rewrite/internal/code"
)

// branch follows then or other, by what cond is in each run.
func (t *follower) branch(f *frame, cond ast.Expr, then, other []ast.Stmt, live runs) runs {
	t.settle(f, cond, true)
	t.parts(f, cond)
	v := t.value(f, cond)
	if live != bothRun || agree(v.was, v.is) {
		known := v.was
		if live == nextRuns {
			known = v.is
		}
		return t.side(f, known, then, other, live)
	}
	t.prepared(f, cond, pick(v.was, then, other), pick(v.is, then, other))
	return t.side(f, v.was, then, other, oldRuns) | t.side(f, v.is, then, other, nextRuns)
}

// side follows what runs if a condition is known, or both sides.
func (t *follower) side(f *frame, known constant.Value, then, other []ast.Stmt, live runs) runs {
	switch truth(known) {
	case isTrue:
		return t.block(f, then, live)
	case isFalse:
		return t.block(f, other, live)
	}
	return t.block(f, then, live) | t.block(f, other, live)
}

// pick is what runs if a condition is known, else both.
func pick(known constant.Value, then, other []ast.Stmt) []ast.Stmt {
	switch truth(known) {
	case isTrue:
		return then
	case isFalse:
		return other
	}
	return append(then[:len(then):len(then)], other...)
}

// prepared judges code that names the new status itself, at n: with it, next
// runs instead of old. That is well where next does nothing, or returns at
// once, without an error.
func (t *follower) prepared(f *frame, n ast.Node, old, next []ast.Stmt) {
	switch {
	case t.fails(old) && hasStatus(t.Was, t.shift.next.Status):
		t.void = true
	case t.fails(old):
		t.problem(n, fmt.Sprintf("%d is a failure already", t.old.Status), "", "the retired operation answers that where it succeeds")
	case t.fails(next) || !t.isHarmless(f, next):
		t.meaning(n)
	}
}

// meaning notes that the code at n treats the new status by itself.
func (t *follower) meaning(n ast.Node) {
	t.problem(n, fmt.Sprintf("%d has a meaning of its own", t.next.Status), "", fmt.Sprintf("%d becomes the answer to a success: make sure that this is right for it", t.next.Status))
}

// fails reports whether list returns an error, or fails a test.
func (t *follower) fails(list []ast.Stmt) bool {
	for _, s := range list {
		switch s := s.(type) {
		case *ast.ExprStmt:
			if t.endsProgram(s) || t.failsTest(s) {
				return true
			}
		case *ast.ReturnStmt:
			if slices.ContainsFunc(s.Results, func(e ast.Expr) bool { return isError(t.info.TypeOf(e)) && !t.info.Types[e].IsNil() }) {
				return true
			}
		}
	}
	return false
}

// failsTest reports whether s marks a test as failed.
func (t *follower) failsTest(s *ast.ExprStmt) bool {
	c, ok := ast.Unparen(s.X).(*ast.CallExpr)
	if !ok {
		return false
	}
	fn := t.Callee(c)
	return fn != nil && fn.Pkg() != nil && fn.Pkg().Path() == "testing" && (strings.HasPrefix(fn.Name(), "Error") || strings.HasPrefix(fn.Name(), "Fail"))
}

// isHarmless reports whether no harm is done where only one of the runs gets to
// list: it reports, closes, leaves or returns what is known.
func (t *follower) isHarmless(f *frame, list []ast.Stmt) bool {
	for _, s := range list {
		switch s := s.(type) {
		case *ast.BranchStmt:
			if s.Tok == token.GOTO || s.Tok == token.FALLTHROUGH {
				return false
			}
		case *ast.ExprStmt, *ast.DeferStmt, *ast.EmptyStmt:
			if !t.isQuiet(f, s) {
				return false
			}
		case *ast.AssignStmt:
			if !t.isQuiet(f, s) || !t.isLocal(f, s) {
				return false
			}
		case *ast.ReturnStmt:
			if !t.isQuiet(f, s) {
				return false
			}
		default:
			return false
		}
	}
	return true
}

// isQuiet reports whether all that s calls is known to do nothing but to
// report, or to take the answer apart.
func (t *follower) isQuiet(f *frame, s ast.Stmt) bool {
	quiet := true
	ast.Inspect(s, func(n ast.Node) bool {
		switch n := n.(type) {
		case *ast.FuncLit:
			quiet = false
		case *ast.CallExpr:
			name, _ := t.builtin(n)
			quiet = quiet && (quietBuiltins[name] || t.info.Types[n.Fun].IsType() || t.isReport(n) || t.isTable(n))
		}
		return quiet
	})
	return quiet
}

var quietBuiltins = map[string]bool{"len": true, "cap": true, "min": true, "max": true, "new": true, "make": true}

// isLocal reports whether s assigns to nothing that is read later: to new
// variables, to what holds the answer, or the error of reading that.
func (t *follower) isLocal(f *frame, s *ast.AssignStmt) bool {
	if s.Tok == token.DEFINE {
		return true
	}
	c, isCall := onlyCall(s.Rhs)
	reads := isCall && t.isTable(c)
	for _, l := range s.Lhs {
		if !code.IsBlank(l) && !(reads && isError(t.info.TypeOf(l))) && t.value(f, l).aspect == httpcall.NoAspect {
			return false
		}
	}
	return true
}

// isTable reports whether c is a call of a function that the tables know, or of
// a method of a response.
func (t *follower) isTable(c *ast.CallExpr) bool {
	fn := t.Callee(c)
	if fn == nil {
		return false
	}
	if _, ok := httpcall.AnswerFuncOf(fn); ok {
		return true
	}
	recv := fn.Signature().Recv()
	return recv != nil && httpcall.AspectOf(recv.Type()) == httpcall.Response
}

func isError(t types.Type) bool {
	return t != nil && types.Identical(t, types.Universe.Lookup("error").Type())
}
