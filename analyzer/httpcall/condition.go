package httpcall

import (
	"go/constant"
	"go/token"
	"slices"

	"golang.org/x/tools/go/ssa"
)

// This file lets a test of a text choose between two values, as in
//
//	if !strings.HasPrefix(path, "/") {
//		path = "/" + path
//	}
//
// The value is kept as an application of the test to the text, what it is
// tested for, and the values if it holds and if not, until the caller's text is
// known. Without, each such line would double the alternatives of a URL, and
// half of them can never be.

// maxChoice bounds the size of the values that are kept beside a test. Larger
// ones are a union at once.
const maxChoice = 60

// chosen is the value of v if a test of the tests chooses between its two
// edges, whose values are alts, or nil.
func (f *frame) chosen(v *ssa.Phi, alts []*expr) *expr {
	if len(alts) != 2 || alts[0].loop || alts[1].loop || alts[0].size+alts[1].size > maxChoice {
		return nil
	}
	cond, first := branch(v.Block())
	if cond == nil {
		return nil
	}
	name, x, y, negated := f.testOf(cond)
	if name == "" || x.loop || y.loop || x.size+y.size > maxChoice {
		return nil
	}
	if first == negated {
		return mkApply("if not "+name, x, y, alts[0], alts[1])
	}
	return mkApply("if "+name, x, y, alts[0], alts[1])
}

// branch is the condition that decides by which of its two edges b is entered,
// and whether it is the first if the condition holds.
func branch(b *ssa.BasicBlock) (cond ssa.Value, first bool) {
	head := b.Idom()
	if head == nil || len(b.Preds) != 2 {
		return nil, false
	}
	test, ok := head.Instrs[len(head.Instrs)-1].(*ssa.If)
	if !ok {
		return nil, false
	}
	one, other := side(head, b, b.Preds[0]), side(head, b, b.Preds[1])
	if one < 0 || other < 0 || one == other {
		return nil, false
	}
	return test.Cond, one == 0
}

// side is the successor of head by way of which pred leads to b, or -1 if it
// can be any.
func side(head, b, pred *ssa.BasicBlock) int {
	return slices.IndexFunc(head.Succs, func(s *ssa.BasicBlock) bool {
		if s == b {
			return pred == head
		}
		return len(s.Preds) == 1 && s.Dominates(pred)
	})
}

// testOf is the test that cond makes, "" if it is none of the tests, and
// whether cond is its negation.
func (f *frame) testOf(cond ssa.Value) (name string, x, y *expr, negated bool) {
	switch c := cond.(type) {
	case *ssa.BinOp:
		switch {
		case c.Op != token.EQL && c.Op != token.NEQ && c.Op != token.GTR:
		case isString(c.X.Type()) && c.Op != token.GTR:
			return equality, f.valueAt(c.X, c), f.valueAt(c.Y, c), c.Op == token.NEQ
		case measured(c.X) != nil && isZero(c.Y):
			return equality, f.valueAt(measured(c.X), c), mkText(""), c.Op != token.EQL
		}
	case *ssa.Call:
		for _, t := range f.staticTargets(c) {
			if name := f.name(t); tests["if "+name] != nil {
				args := f.args(c)
				return name, args[0], args[1], false
			}
		}
	}
	return "", nil, nil, false
}

// measured is the text whose length v is, or nil.
func measured(v ssa.Value) ssa.Value {
	call, ok := v.(*ssa.Call)
	if !ok {
		return nil
	}
	b, ok := call.Call.Value.(*ssa.Builtin)
	if !ok || b.Name() != "len" || !isString(call.Call.Args[0].Type()) {
		return nil
	}
	return call.Call.Args[0]
}

func isZero(v ssa.Value) bool {
	c, ok := v.(*ssa.Const)
	return ok && c.Value != nil && c.Value.Kind() == constant.Int && constant.Sign(c.Value) == 0
}
