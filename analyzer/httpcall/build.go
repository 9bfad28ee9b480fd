package httpcall

import (
	"fmt"
	"go/ast"
	"go/constant"
	"go/token"
	"go/types"
	"slices"
	"strconv"
	"strings"

	"golang.org/x/tools/go/ssa"
)

// A source builds the SSA of chosen functions and finds, for each constant in
// it, the literals that it was spelled with.
//
// An ssa.Const has no position. So each constant string expression is given a
// value that begins with its number in exprs, between two NUL bytes; that is
// the value the SSA builder copies. The type checker's own maps stay as they
// are: other analyzers read them at the same time.
type source struct {
	info   *types.Info
	exprs  []ast.Expr
	consts map[types.Object]ast.Expr // value expressions of declared constants
	nodes  map[token.Pos]ast.Node    // calls by '(', composite literals by '{'
}

// buildSSA builds the functions in set and the initializers of the package
// variables they use, and those in sending. Of the other functions only those
// that are named stay, without bodies.
func buildSSA(x *index, set map[*types.Func]bool, sending []*types.Initializer) (pkg *ssa.Package, src *source, err error) {
	defer func() {
		// The builder panics on code it does not expect, such as that of a
		// future language version. No finding is better than no build.
		if r := recover(); r != nil {
			err = fmt.Errorf("build SSA of %s: %v", x.pass.Pkg.Path(), r)
		}
	}()
	info := *x.pass.TypesInfo
	size := 0
	for f := range set {
		size += int(x.objs[f].End() - x.objs[f].Pos())
	}
	info.Types = make(map[ast.Expr]types.TypeAndValue, size/10) // about as many expressions
	src = &source{info: x.pass.TypesInfo, consts: map[types.Object]ast.Expr{}, nodes: map[token.Pos]ast.Node{}}
	used := map[*types.Package]bool{}
	info.InitOrder = x.initializers(set, sending)
	named := map[*types.Func]bool{}
	for f := range set {
		for _, g := range x.calls[f] {
			named[g] = true
		}
	}
	for _, init := range info.InitOrder {
		src.copyTypes(init.Rhs, &info, used)
	}
	files := make([]*ast.File, len(x.pass.Files))
	for i, f := range x.pass.Files {
		files[i] = x.trim(f, set, named)
		for _, d := range files[i].Decls {
			if fd, ok := d.(*ast.FuncDecl); ok && fd.Body != nil {
				src.copyTypes(fd, &info, used)
			}
		}
		src.declaredConsts(f)
		for _, d := range f.Decls {
			if g, ok := d.(*ast.GenDecl); ok && g.Tok == token.VAR {
				src.copyTypes(g, &info, used)
			}
		}
	}
	prog := ssa.NewProgram(x.pass.Fset, ssa.BareInits)
	for p := range used {
		if p != x.pass.Pkg {
			prog.CreatePackage(p, nil, nil, true)
		}
	}
	pkg = prog.CreatePackage(x.pass.Pkg, files, &info, false)
	pkg.Build()
	return pkg, src, nil
}

// trim is a copy of f in which only the functions in set have bodies, and of
// the others only the named ones are left.
func (x *index) trim(f *ast.File, set, named map[*types.Func]bool) *ast.File {
	c := *f
	c.Decls = make([]ast.Decl, 0, len(f.Decls))
	for _, d := range f.Decls {
		fd, ok := d.(*ast.FuncDecl)
		if !ok {
			c.Decls = append(c.Decls, d)
			continue
		}
		obj, _ := x.pass.TypesInfo.Defs[fd.Name].(*types.Func)
		switch {
		case set[obj] || fd.Body == nil:
			c.Decls = append(c.Decls, fd)
		case named[obj]:
			empty := *fd
			empty.Body = nil
			c.Decls = append(c.Decls, &empty)
		}
	}
	return &c
}

// initializers are those of the package variables that the functions to build
// use, those in sending, and those of the variables they use in turn. Functions
// called in them are added to the set.
func (x *index) initializers(set map[*types.Func]bool, sending []*types.Initializer) []*types.Initializer {
	need := map[*types.Var]bool{}
	for f := range set {
		for _, v := range x.vars[f] {
			need[v] = true
		}
	}
	order := x.pass.TypesInfo.InitOrder
	keep := make([]bool, len(order))
	for i := len(order) - 1; i >= 0; i-- { // later ones use earlier ones
		keep[i] = slices.Contains(sending, order[i])
		for _, v := range order[i].Lhs {
			keep[i] = keep[i] || need[v]
		}
		if !keep[i] {
			continue
		}
		ast.Inspect(order[i].Rhs, func(n ast.Node) bool {
			if id, ok := n.(*ast.Ident); ok {
				switch obj := x.pass.TypesInfo.Uses[id].(type) {
				case *types.Var:
					need[obj] = true
				case *types.Func:
					if x.objs[obj] != nil && !set[obj] {
						set[obj] = true
						x.closure(set, x.calls)
					}
				}
			}
			return true
		})
	}
	var out []*types.Initializer
	for i, init := range order {
		if keep[i] {
			out = append(out, init)
		}
	}
	return out
}

// copyTypes copies the types of the expressions in n, numbering constants, and
// notes the packages whose functions and variables n uses.
func (s *source) copyTypes(n ast.Node, info *types.Info, used map[*types.Package]bool) {
	ast.Inspect(n, func(n ast.Node) bool {
		switch n := n.(type) {
		case *ast.Ident:
			if obj := s.info.Uses[n]; obj != nil && obj.Pkg() != nil {
				if obj.Parent() == obj.Pkg().Scope() {
					used[obj.Pkg()] = true
				}
			}
		case *ast.CallExpr:
			s.nodes[n.Lparen] = n
		case *ast.CompositeLit:
			s.nodes[n.Lbrace] = n
		case *ast.ValueSpec:
			s.constSpec(n)
		}
		e, ok := n.(ast.Expr)
		if !ok {
			return true
		}
		tv, ok := s.info.Types[e]
		if !ok {
			return true
		}
		if tv.Value != nil && tv.Value.Kind() == constant.String {
			tv.Value = constant.MakeString("\x00" + strconv.Itoa(len(s.exprs)) + "\x00" + constant.StringVal(tv.Value))
			s.exprs = append(s.exprs, e)
		}
		info.Types[e] = tv
		return true // the builder looks into constant conditions, too
	})
}

func (s *source) declaredConsts(f *ast.File) {
	for _, d := range f.Decls {
		if g, ok := d.(*ast.GenDecl); ok && g.Tok == token.CONST {
			for _, spec := range g.Specs {
				s.constSpec(spec.(*ast.ValueSpec))
			}
		}
	}
}

func (s *source) constSpec(spec *ast.ValueSpec) {
	for i, name := range spec.Names {
		if c, ok := s.info.Defs[name].(*types.Const); ok && i < len(spec.Values) {
			s.consts[c] = spec.Values[i]
		}
	}
}

// literal is the expr of a constant of the SSA form.
func (s *source) literal(text string) *expr {
	if !strings.HasPrefix(text, "\x00") {
		return mkText(text)
	}
	number, text, _ := strings.Cut(text[1:], "\x00")
	n, err := strconv.Atoi(number)
	if err != nil || n >= len(s.exprs) {
		return anything
	}
	return s.spelled(s.exprs[n], text, 0)
}

// spelled is the constant e with the value text, cut into the literals that
// spell it.
func (s *source) spelled(e ast.Expr, text string, depth int) *expr {
	whole := mkText(text)
	if depth > 20 {
		return whole
	}
	var out *expr
	switch e := ast.Unparen(e).(type) {
	case *ast.BasicLit:
		return &expr{kind: literal, text: text, lit: e, size: 1}
	case *ast.BinaryExpr:
		x, y := s.text(e.X), s.text(e.Y)
		if x+y == text {
			out = mkConcat(s.spelled(e.X, x, depth+1), s.spelled(e.Y, y, depth+1))
		}
	case *ast.Ident:
		out = s.declared(s.info.Uses[e], text, depth)
	case *ast.SelectorExpr:
		out = s.declared(s.info.Uses[e.Sel], text, depth)
	case *ast.CallExpr:
		if len(e.Args) == 1 && s.text(e.Args[0]) == text {
			out = s.spelled(e.Args[0], text, depth+1)
		}
	}
	if out == nil {
		return whole
	}
	return out
}

func (s *source) declared(obj types.Object, text string, depth int) *expr {
	if v := s.consts[obj]; v != nil && s.text(v) == text {
		return s.spelled(v, text, depth+1)
	}
	return nil
}

func (s *source) text(e ast.Expr) string {
	if v := s.info.Types[e].Value; v != nil && v.Kind() == constant.String {
		return constant.StringVal(v)
	}
	return ""
}
