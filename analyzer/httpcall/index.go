package httpcall

import (
	"go/ast"
	"go/token"
	"go/types"
	"slices"
	"sort"
	"strings"

	"golang.org/x/tools/go/analysis"
)

// An index says, from the type information alone, which functions of a package
// take part in sending requests. SSA is built for those and for nothing else.
type index struct {
	pass     *analysis.Pass
	decls    []*ast.FuncDecl // in source order
	ends     []token.Pos     // of decls
	objs     map[*types.Func]*ast.FuncDecl
	calls    map[*types.Func][]*types.Func // uses of functions of this package, by user
	users    map[*types.Func][]*types.Func // and the other way round
	vars     map[*types.Func][]*types.Var  // package variables used
	senders  map[*types.Func]bool          // functions that may send a request
	direct   map[*types.Func]bool          // those that use a library or another package for it
	build    map[*types.Func]bool          // functions that SSA is needed of
	loose    map[*types.Func]bool          // those of them that may have to do with paths
	given    map[*types.TypeName]bool      // structs that senders are given, and their parts
	impls    map[*types.Func]*types.Func   // interface method -> its one implementation
	sending  []*types.Initializer          // of package variables, that may send a request
	initials []initial                     // uses outside of functions
	gen      map[*token.File]bool
	written  map[types.Object]bool  // variables and fields assigned after their declaration
	names    map[*types.Func]string // full names, which the tables go by
	sends    func(*types.Func) bool // of another package
}

// name is the full name of f. Forming it is what a look-up in the tables costs.
func (x *index) name(f *types.Func) string {
	n, ok := x.names[f]
	if !ok {
		n = f.FullName()
		x.names[f] = n
	}
	return n
}

// isSender reports whether a call of f may send a request.
func (x *index) isSender(f *types.Func) bool {
	f = f.Origin()
	if f.Pkg() == x.pass.Pkg {
		return x.senders[f]
	}
	return x.sends(f)
}

// newIndex lists the functions of the package. sends reports whether using a
// function of another package, or the table, makes one a sender.
func newIndex(pass *analysis.Pass, sends func(*types.Func) bool) *index {
	x := &index{
		pass: pass,
		objs: map[*types.Func]*ast.FuncDecl{}, calls: map[*types.Func][]*types.Func{},
		users: map[*types.Func][]*types.Func{}, vars: map[*types.Func][]*types.Var{},
		senders: map[*types.Func]bool{}, direct: map[*types.Func]bool{}, build: map[*types.Func]bool{}, loose: map[*types.Func]bool{},
		impls: map[*types.Func]*types.Func{}, names: map[*types.Func]string{},
	}
	known := map[*types.Func]bool{}
	x.sends = func(f *types.Func) bool {
		s, ok := known[f]
		if !ok {
			s = sends(f)
			known[f] = s
		}
		return s
	}
	x.collectDecls()
	return x
}

// idle reports whether the package neither sends requests nor returns paths to
// packages that do. Most packages are so, and this is all that they cost.
func (x *index) idle() bool {
	for _, obj := range x.pass.TypesInfo.Uses {
		if f, ok := obj.(*types.Func); ok && f.Pkg() != x.pass.Pkg && x.sends(f.Origin()) {
			return false
		}
	}
	return !slices.ContainsFunc(x.decls, func(d *ast.FuncDecl) bool {
		return returnsText(d) && x.hasSlash(d)
	})
}

// readUses notes what each function of the package uses.
func (x *index) readUses() {
	for id, obj := range x.pass.TypesInfo.Uses {
		switch obj := obj.(type) {
		case *types.Func:
			obj = obj.Origin()
			user := x.enclosing(id.Pos())
			if user == nil {
				if obj.Pkg() == x.pass.Pkg {
					x.initials = append(x.initials, initial{id.Pos(), obj})
				} else if x.sends(obj) {
					x.initials = append(x.initials, initial{id.Pos(), nil})
				}
				continue
			}
			if obj.Pkg() == x.pass.Pkg {
				x.calls[user] = append(x.calls[user], obj)
				x.users[obj] = append(x.users[obj], user)
				continue
			}
			if x.sends(obj) {
				x.senders[user], x.direct[user] = true, true
			}
		case *types.Var:
			if obj.Parent() == x.pass.Pkg.Scope() {
				if user := x.enclosing(id.Pos()); user != nil {
					x.vars[user] = append(x.vars[user], obj)
				}
			}
		}
	}
	for _, edges := range []map[*types.Func][]*types.Func{x.calls, x.users} {
		for f, list := range edges { // Uses is a map; the order must not depend on it
			slices.SortFunc(list, func(a, b *types.Func) int { return int(a.Pos() - b.Pos()) })
			edges[f] = slices.Compact(list)
		}
	}
}

func (x *index) collectDecls() {
	for _, file := range x.pass.Files {
		for _, d := range file.Decls {
			if d, ok := d.(*ast.FuncDecl); ok && d.Body != nil {
				if obj, ok := x.pass.TypesInfo.Defs[d.Name].(*types.Func); ok {
					x.decls = append(x.decls, d)
					x.objs[obj] = d
				}
			}
		}
	}
	sort.Slice(x.decls, func(i, j int) bool { return x.decls[i].Pos() < x.decls[j].Pos() })
	for _, d := range x.decls {
		x.ends = append(x.ends, d.End())
	}
}

// decl is the function declaration around pos, or nil.
func (x *index) decl(pos token.Pos) *ast.FuncDecl {
	i := sort.Search(len(x.ends), func(i int) bool { return x.ends[i] > pos })
	if i < len(x.decls) && x.decls[i].Pos() <= pos {
		return x.decls[i]
	}
	return nil
}

func (x *index) enclosing(pos token.Pos) *types.Func {
	if d := x.decl(pos); d != nil {
		obj, _ := x.pass.TypesInfo.Defs[d.Name].(*types.Func)
		return obj
	}
	return nil
}

// spread makes senders of all functions that use a sender, through interfaces
// too, and then chooses what to build: senders, all they use in this package,
// and functions that return paths to other packages.
func (x *index) spread() {
	for changed := true; changed; {
		x.closure(x.senders, x.users)
		changed = x.linkInterfaces()
		changed = x.linkInitializers() || changed
	}
	for f := range x.senders {
		x.build[f] = true
	}
	for f, d := range x.objs {
		if (f.Exported() || len(x.senders) > 0) && returnsText(d) && x.hasSlash(d) {
			x.build[f] = true
		}
	}
	x.constructors()
	x.closure(x.build, x.calls)
	x.spreadLoose()
	x.printers()
}

// linkInterfaces makes senders of the interface methods of this package that
// exactly one type of it implements with a sender. It reports whether any was
// added, since their users are senders then.
func (x *index) linkInterfaces() bool {
	byName := map[string][]*types.Func{}
	for f := range x.senders {
		if f.Signature().Recv() != nil && !types.IsInterface(f.Signature().Recv().Type()) {
			byName[f.Name()] = append(byName[f.Name()], f)
		}
	}
	if len(byName) == 0 {
		return false
	}
	changed := false
	scope := x.pass.Pkg.Scope()
	for _, name := range scope.Names() {
		tn, ok := scope.Lookup(name).(*types.TypeName)
		if !ok || tn.IsAlias() {
			continue
		}
		iface, ok := tn.Type().Underlying().(*types.Interface)
		if !ok {
			continue
		}
		for m := range iface.ExplicitMethods() {
			if x.impls[m] != nil {
				continue
			}
			if impl := onlyImplementation(iface, byName[m.Name()]); impl != nil {
				x.impls[m] = impl
				x.senders[m] = true
				changed = true
			}
		}
	}
	return changed
}

// onlyImplementation is the one of methods whose receiver implements iface.
func onlyImplementation(iface *types.Interface, methods []*types.Func) *types.Func {
	var found *types.Func
	for _, m := range methods {
		recv := m.Signature().Recv().Type()
		if !types.Implements(recv, iface) && !types.Implements(types.NewPointer(recv), iface) {
			continue
		}
		if found != nil {
			return nil
		}
		found = m
	}
	return found
}

// generated reports whether pos is in a generated file.
func (x *index) generated(pos token.Pos) bool {
	if !pos.IsValid() {
		return false
	}
	if x.gen == nil {
		x.gen = map[*token.File]bool{}
		for _, f := range x.pass.Files {
			x.gen[x.pass.Fset.File(f.FileStart)] = ast.IsGenerated(f) && !IsCgo(x.pass.Fset, f)
		}
	}
	return x.gen[x.pass.Fset.File(pos)]
}

// IsCgo reports whether f is what cgo made of a file. It says that it is
// generated, but its lines are those of a file somebody wrote.
func IsCgo(fset *token.FileSet, f *ast.File) bool {
	return strings.HasSuffix(fset.File(f.FileStart).Name(), ".cgo1.go")
}
