package mention

import (
	"go/ast"
	"go/token"
	"go/types"
	"slices"
	"strings"

	"golang.org/x/tools/go/analysis"
	"golang.org/x/tools/go/ast/edge"
	"golang.org/x/tools/go/ast/inspector"
)

// A fate is what the program does with a value. Of several the largest counts.
type fate int

const (
	unused fate = iota
	shown
	data
	compared
)

// A flow follows one text.
type flow struct {
	pass     *analysis.Pass
	root     inspector.Cursor
	seen     map[types.Object]bool
	lists    []*ast.CompositeLit
	exported bool
}

// fate is what the program does with the value of the expression at c, or with
// what that value becomes a part of.
func (f *flow) fate(c inspector.Cursor) fate {
	parent := c.Parent()
	kind, i := c.ParentEdge()
	switch kind {
	case edge.BinaryExpr_X, edge.BinaryExpr_Y:
		return f.operand(c, parent)
	case edge.CaseClause_List, edge.SwitchStmt_Tag, edge.IndexExpr_Index, edge.KeyValueExpr_Key:
		return compared
	case edge.Field_Tag:
		return shown
	case edge.CompositeLit_Elts:
		return f.element(parent)
	case edge.CallExpr_Args:
		return f.argument(parent, i)
	case edge.ValueSpec_Values:
		spec := parent.Node().(*ast.ValueSpec)
		return f.variable(spec.Names[min(i, len(spec.Names)-1)])
	case edge.AssignStmt_Rhs:
		assign := parent.Node().(*ast.AssignStmt)
		return f.variable(assign.Lhs[min(i, len(assign.Lhs)-1)])
	case edge.RangeStmt_X:
		return f.variable(parent.Node().(*ast.RangeStmt).Value)
	case edge.ReturnStmt_Results:
		return f.result(c)
	case edge.ParenExpr_X, edge.KeyValueExpr_Value, edge.UnaryExpr_X, edge.StarExpr_X,
		edge.SelectorExpr_X, edge.IndexExpr_X, edge.SliceExpr_X:
		return f.fate(parent)
	}
	return data
}

// operand is the fate of an operand. A constant that a longer path begins with
// is not the path that counts; the sum is a text of its own.
func (f *flow) operand(c, parent inspector.Cursor) fate {
	sum := parent.Node().(*ast.BinaryExpr)
	if sum.Op != token.ADD {
		return compared
	}
	id, ok := c.Node().(*ast.Ident)
	if ok && id == sum.X && strings.HasPrefix(known(f.pass.TypesInfo, sum.Y), "/") {
		if _, ok := f.pass.TypesInfo.Uses[id].(*types.Const); ok {
			return shown
		}
	}
	return f.fate(parent)
}

// element is the fate of an element of a composite literal. Next to a handler
// it is what the handler is for.
func (f *flow) element(c inspector.Cursor) fate {
	lit := c.Node().(*ast.CompositeLit)
	if slices.ContainsFunc(lit.Elts, f.handles) {
		return compared
	}
	f.lists = append(f.lists, lit)
	return f.fate(c)
}

// variable is the fate of what e is set to, if e names a variable or constant.
func (f *flow) variable(e ast.Expr) fate {
	id, ok := e.(*ast.Ident)
	if !ok {
		return data
	}
	obj := f.pass.TypesInfo.ObjectOf(id)
	if obj == nil {
		return data
	}
	return f.uses(obj)
}

// result is the fate of what a function returns.
func (f *flow) result(c inspector.Cursor) fate {
	for fn := range c.Enclosing((*ast.FuncDecl)(nil), (*ast.FuncLit)(nil)) {
		if d, ok := fn.Node().(*ast.FuncDecl); ok && c.ParentEdgeIndex() == 0 {
			return f.uses(f.pass.TypesInfo.Defs[d.Name])
		}
		break
	}
	return data
}

// uses is the fate of the value of obj, a function's being its result.
func (f *flow) uses(obj types.Object) fate {
	if f.seen[obj] {
		return shown // what it comes to counts where it was seen first
	}
	f.seen[obj] = true
	_, isFunc := obj.(*types.Func)
	if obj.Exported() && (isFunc || obj.Parent() == f.pass.Pkg.Scope()) && f.pass.Pkg.Name() != "main" {
		f.exported = true
	}
	all := unused
	for id, used := range f.pass.TypesInfo.Uses {
		if used != obj {
			continue
		}
		c, ok := f.root.FindNode(id)
		if ok && c.ParentEdgeKind() != edge.AssignStmt_Lhs {
			all = max(all, f.use(c, isFunc))
		}
	}
	if all == unused {
		return data
	}
	return all
}

func (f *flow) use(c inspector.Cursor, isFunc bool) fate {
	if c.ParentEdgeKind() == edge.SelectorExpr_Sel {
		c = c.Parent()
	}
	if !isFunc {
		return f.fate(c)
	}
	if c.ParentEdgeKind() != edge.CallExpr_Fun {
		return data
	}
	return f.fate(c.Parent())
}
