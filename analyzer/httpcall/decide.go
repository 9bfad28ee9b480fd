package httpcall

import (
	"go/token"
	"go/types"

	"golang.org/x/tools/go/ssa"
)

// This file is about functions that say what a name stands for, as the String
// method of an enumeration does:
//
//	switch k {
//	case users:
//		return "users"
//	case teams:
//		return "teams"
//	}
//
// Which text it is waits for the caller's name, if that is a parameter.

// maxDecisions bounds the blocks that are looked at for one function.
const maxDecisions = 100

// decided is the one text that f.fn returns, as tests of its parameters decide,
// or nil.
func (f *frame) decided() *expr {
	results := f.fn.Signature.Results()
	if results.Len() == 0 || !isString(results.At(0).Type()) || len(f.fn.Params) == 0 {
		return nil
	}
	if results.Len() > 1 && !types.Identical(results.At(1).Type(), types.Universe.Lookup("error").Type()) {
		return nil
	}
	d := decider{f: f, left: maxDecisions}
	e := d.block(f.fn.Blocks[0])
	if d.left < 0 || !d.tested || e.size > maxChoice {
		return nil
	}
	return e
}

type decider struct {
	f      *frame
	left   int
	tested bool
}

// block is what is returned if b is entered, nil if nothing is.
func (d *decider) block(b *ssa.BasicBlock) *expr {
	if d.left--; d.left < 0 {
		return anything
	}
	switch last := b.Instrs[len(b.Instrs)-1].(type) {
	case *ssa.Return:
		if !d.f.failing(last, 0) {
			return d.f.valueAt(last.Results[0], last)
		}
	case *ssa.Jump:
		return d.block(b.Succs[0])
	case *ssa.If:
		return d.test(last, d.block(b.Succs[0]), d.block(b.Succs[1]))
	}
	return nil
}

func (d *decider) test(at *ssa.If, then, otherwise *expr) *expr {
	switch {
	case then == nil:
		return otherwise
	case otherwise == nil:
		return then
	}
	x, y, negated := d.f.nameTest(at.Cond)
	if x == nil {
		return mkUnion(then, otherwise)
	}
	d.tested = true
	if negated {
		then, otherwise = otherwise, then
	}
	return mkApply("if "+equality, x, y, then, otherwise)
}

// nameTest are the parameter and the constant that cond compares, or nil.
func (f *frame) nameTest(cond ssa.Value) (x, y *expr, negated bool) {
	c, ok := cond.(*ssa.BinOp)
	if !ok || c.Op != token.EQL && c.Op != token.NEQ {
		return nil, nil, false
	}
	x, y = f.valueAt(c.X, c), f.valueAt(c.Y, c)
	if x.kind != param || y.kind != literal {
		return nil, nil, false
	}
	return x, y, c.Op == token.NEQ
}
