package httpcall

import (
	"go/constant"
	"go/token"
	"go/types"
	"slices"

	"golang.org/x/tools/go/ssa"
)

// A frame evaluates the values of one function.
type frame struct {
	*analyzer
	fn      *ssa.Function
	memo    map[ssa.Value]*expr
	busy    map[ssa.Value]bool
	mem     memory
	writing map[*write]bool
	results map[*ssa.Call][]*expr
	sites   []site
	budget  int            // evaluations left before values become unknown
	cuts    int            // how often a value was asked for while being evaluated
	picked  map[choice]int // what is taken as chosen
	tries   *int           // frames left in which a choice may be made in vain
	wide    answer
}

// value is the abstract value of v where it is defined.
func (f *frame) value(v ssa.Value) *expr {
	if e, ok := f.memo[v]; ok {
		return e
	}
	if f.busy[v] {
		f.cuts++
		return again
	}
	if f.budget--; f.budget < 0 {
		return anything
	}
	f.busy[v] = true
	cuts := f.cuts
	e := f.eval(v)
	delete(f.busy, v)
	if f.cuts == cuts || len(f.busy) == 0 {
		f.memo[v] = e // else it is what v is inside a loop, seen from inside
	}
	return e
}

func (e *expr) hasUnknown() bool {
	if e.kind == unknown {
		return true
	}
	for _, a := range e.args {
		if a.hasUnknown() {
			return true
		}
	}
	return false
}

func (f *frame) eval(v ssa.Value) *expr {
	switch v := v.(type) {
	case *ssa.Const:
		return f.constant(v)
	case *ssa.Parameter:
		if i := slices.Index(f.fn.Params, v); i >= 0 {
			return mkParam(i, v.Type())
		}
	case *ssa.FreeVar:
		if i := slices.Index(f.fn.FreeVars, v); i >= 0 {
			return mkFreeVar(i)
		}
	case *ssa.Global:
		return f.global(v)
	case *ssa.Function:
		return f.closure(v, nil)
	case *ssa.MakeClosure:
		return f.closure(v.Fn.(*ssa.Function), f.bindings(v))
	case *ssa.BinOp:
		if v.Op == token.ADD && isString(v.Type()) {
			return mkConcat(f.value(v.X), f.value(v.Y))
		}
	case *ssa.Phi:
		return f.meeting(v)
	case *ssa.Extract:
		return f.extract(v)
	case *ssa.Call:
		return f.result(v, 0)
	case *ssa.UnOp:
		if v.Op == token.MUL {
			return f.load(v)
		}
	case *ssa.Field:
		return mkField(f.value(v.X), fieldName(v.X.Type(), v.Field))
	case *ssa.Index:
		return mkField(f.value(v.X), f.entry(v.Index))
	case *ssa.Lookup:
		return f.lookup(v)
	case *ssa.Alloc:
		return zero(v.Type().Underlying().(*types.Pointer).Elem())
	case *ssa.FieldAddr, *ssa.IndexAddr:
		return f.readAddr(v, v.(ssa.Instruction))
	case *ssa.MakeSlice:
		return makeSlice(v)
	case *ssa.Slice:
		return f.slice(v)
	case *ssa.MakeMap:
		return f.makeMap(v)
	case *ssa.TypeAssert:
		if !v.CommaOk {
			return f.asserted(v)
		}
	}
	if x := converted(v); x != nil {
		return f.value(x)
	}
	return mkUnknown(v.Type())
}

// load is what v reads from memory.
func (f *frame) load(v *ssa.UnOp) *expr {
	if e := f.indexed(v); e != nil {
		return e
	}
	return f.readAddr(v.X, v)
}

// makeSlice is an empty text for a slice of bytes to append to.
func makeSlice(v *ssa.MakeSlice) *expr {
	if isBytes(v.Type()) && isZero(v.Len) {
		return mkText("")
	}
	return mkUnknown(v.Type())
}

// converted is what v is as another type, or nil.
func converted(v ssa.Value) ssa.Value {
	switch v := v.(type) {
	case *ssa.Convert:
		return v.X
	case *ssa.ChangeType:
		return v.X
	case *ssa.ChangeInterface:
		return v.X
	case *ssa.MultiConvert:
		return v.X
	case *ssa.MakeInterface:
		return v.X
	}
	return nil
}

func isString(t types.Type) bool {
	b, ok := t.Underlying().(*types.Basic)
	return ok && b.Info()&types.IsString != 0
}

// constant is a literal; constants of the libraries' method types are verbs.
func (f *frame) constant(c *ssa.Const) *expr {
	if c.Value == nil {
		return zero(c.Type())
	}
	switch c.Value.Kind() {
	case constant.String:
		return f.source.literal(constant.StringVal(c.Value))
	case constant.Int:
		if named := typeName(c.Type()); named != nil {
			if names := verbs[fullName(named)]; names != nil {
				if i, ok := constant.Int64Val(c.Value); ok && i >= 0 && int(i) < len(names) {
					return mkText(names[i])
				}
			}
		}
		return mkText(c.Value.ExactString())
	}
	return mkUnknown(c.Type())
}

// meeting is the union of the values that meet in a phi, each as it is at the
// end of the block it comes from; or the choice between them.
func (f *frame) meeting(v *ssa.Phi) *expr {
	if k := f.way(nil, v.Block()); k >= 0 {
		from := v.Block().Preds[k]
		return f.valueAt(v.Edges[k], from.Instrs[len(from.Instrs)-1])
	}
	alts := make([]*expr, len(v.Edges))
	for i, e := range v.Edges {
		from := v.Block().Preds[i]
		alts[i] = f.valueAt(e, from.Instrs[len(from.Instrs)-1])
	}
	if isString(v.Type()) {
		if e := f.chosen(v, alts); e != nil {
			return e
		}
	}
	return mkUnion(withoutRooted(alts)...)
}

// withoutRooted drops a rooted path from alts if the same path with a dot in
// front is among them: code that makes a path relative so does it to all that
// are rooted, and alternatives do not remember the condition. The clients of
// oapi-codegen have this code in every request.
func withoutRooted(alts []*expr) []*expr {
	dotted := map[string]bool{}
	for _, a := range alts {
		if a.kind == concat && a.args[0].kind == literal && a.args[0].text == "." {
			dotted[mkConcat(a.args[1:]...).String()] = true
		}
	}
	if len(dotted) == 0 {
		return alts
	}
	return slices.DeleteFunc(slices.Clone(alts), func(a *expr) bool { return dotted[a.String()] })
}

func (f *frame) extract(v *ssa.Extract) *expr {
	switch t := v.Tuple.(type) {
	case *ssa.Call:
		return f.result(t, v.Index)
	case *ssa.Lookup:
		if v.Index == 0 {
			return f.lookup(t)
		}
	case *ssa.TypeAssert:
		if v.Index == 0 {
			return f.asserted(t)
		}
	case *ssa.Next:
		return f.ranged(t, v)
	}
	return mkUnknown(v.Type())
}

func fieldName(t types.Type, i int) string {
	return structOf(t).Field(i).Name()
}

// fullName is the name the tables use for a declared type.
func fullName(n *types.TypeName) string {
	if n.Pkg() == nil {
		return n.Name()
	}
	return n.Pkg().Path() + "." + n.Name()
}
