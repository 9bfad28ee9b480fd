package main

import (
	"bytes"
	"errors"
	"fmt"
	"go/format"
	"go/types"
	"maps"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"

	"golang.org/x/tools/go/packages"
)

// caller writes a program, in a module of its own, that calls each method of a
// client once, as users do: through the fields of the client. It returns the
// program's directory.
func (b *bench) caller(pkgs, methods []string) (string, error) {
	dir, err := os.MkdirTemp(b.temp, "caller")
	if err != nil {
		return "", fmt.Errorf("write a caller: %w", err)
	}
	if err := b.writeModule(dir); err != nil {
		return "", err
	}
	loaded, err := packages.Load(&packages.Config{Context: b.ctx, Dir: b.dir, Mode: packages.NeedName | packages.NeedTypes | packages.NeedImports}, pkgs...)
	if err != nil {
		return "", fmt.Errorf("load a client: %w", err)
	}
	var clients []*types.Package
	for _, p := range loaded {
		if len(p.Errors) > 0 {
			return "", fmt.Errorf("load %s: %v", p.PkgPath, p.Errors)
		}
		clients = append(clients, p.Types)
	}
	src, err := callerSource(clients, methods)
	if err != nil {
		return "", err
	}
	if err := os.WriteFile(filepath.Join(dir, "caller.go"), src, 0o644); err != nil {
		return "", fmt.Errorf("write a caller: %w", err)
	}
	return dir, nil
}

// callerCalls lists the calls of such a program. Each must be found as a call
// of the client.
func (b *bench) callerCalls(dir string) ([]call, error) {
	calls, err := inventory(b.ctx, b.pimvet, dir, []string{"."})
	for i := range calls {
		c := &calls[i]
		c.fn = methodName(c.fn)
		if len(c.URLs) > 0 && !strings.HasPrefix(c.How, "sdk ") {
			b.fail("a call of %s from another module is found as %q, not through the SDK", c.fn, c.How)
		}
	}
	return calls, err
}

// writeModule gives dir this module's requirements.
func (b *bench) writeModule(dir string) error {
	if err := copyModule(b.dir, dir); err != nil {
		return err
	}
	const main = "github.com/pimigrate/pimigrate"
	_, err := run(b.ctx, dir, "go", "mod", "edit", "-module=example.com/caller", "-replace="+main+"="+b.mainDir())
	return err
}

// copyModule gives the directory to the requirements of the module in from.
func copyModule(from, to string) error {
	for _, name := range []string{"go.mod", "go.sum"} {
		data, err := os.ReadFile(filepath.Join(from, name))
		if err != nil {
			return fmt.Errorf("write a caller's module: %w", err)
		}
		if err := os.WriteFile(filepath.Join(to, name), data, 0o644); err != nil {
			return fmt.Errorf("write a caller's module: %w", err)
		}
	}
	return nil
}

// mainDir is the directory of the repository's main module.
func (b *bench) mainDir() string { return filepath.Dir(filepath.Dir(b.dir)) }

// callerSource is one function for each method T.M, called T_M. It takes the
// client if the package has a type of that name, else the receiver.
func callerSource(pkgs []*types.Package, methods []string) ([]byte, error) {
	imports := map[string]bool{}
	qualify := func(p *types.Package) string {
		imports[p.Path()] = true
		return p.Name()
	}
	var body bytes.Buffer
	for _, m := range methods {
		recv, name, _ := strings.Cut(m, ".")
		client, field, sig, err := receiver(pkgs, recv, name)
		if err != nil {
			return nil, fmt.Errorf("call %s: %w", m, err)
		}
		params, args := parameters(sig, qualify)
		fmt.Fprintf(&body, "\nfunc %s_%s(c *%s%s) {\n\tc%s.%s(%s)\n}\n",
			recv, name, types.TypeString(client, qualify), params, field, name, args)
	}
	var src bytes.Buffer
	src.WriteString("package caller\n\nimport (\n")
	for _, p := range slices.Sorted(maps.Keys(imports)) {
		fmt.Fprintf(&src, "\t%q\n", p)
	}
	src.WriteString(")\n")
	src.Write(body.Bytes())
	return format.Source(src.Bytes())
}

// methodName undoes the naming of callerSource.
func methodName(fn string) string { return strings.Replace(fn, "_", ".", 1) }

// receiver returns the type through which users call recv.method, the field of
// it that leads there, if any, and the method's signature.
func receiver(pkgs []*types.Package, recv, method string) (types.Type, string, *types.Signature, error) {
	for _, pkg := range pkgs {
		t := pkg.Scope().Lookup(recv)
		if t == nil || methodOf(t.Type(), t, method) == nil {
			continue
		}
		client := pkg.Scope().Lookup("Client")
		if client == nil {
			return t.Type(), "", methodOf(t.Type(), t, method).Signature(), nil
		}
		field, sig, err := find(client.Type(), t, method)
		return client.Type(), field, sig, err
	}
	return nil, "", nil, errors.New("no package of the client has it")
}

// find returns the field of client, as .X, through which users call a method
// of recv: it is a pointer to recv or an interface that recv implements.
func find(client types.Type, recv types.Object, method string) (string, *types.Signature, error) {
	s, ok := client.Underlying().(*types.Struct)
	if !ok {
		return "", nil, errors.New("the client is no struct")
	}
	ptr := types.NewPointer(recv.Type())
	if fn := methodOf(client, recv, method); fn != nil && types.Identical(client, recv.Type()) {
		return "", fn.Signature(), nil
	}
	for f := range s.Fields() {
		iface, isInterface := f.Type().Underlying().(*types.Interface)
		if !f.Exported() || !types.Identical(f.Type(), ptr) && !(isInterface && types.Implements(ptr, iface)) {
			continue
		}
		if fn := methodOf(f.Type(), recv, method); fn != nil {
			return "." + f.Name(), fn.Signature(), nil
		}
	}
	return "", nil, fmt.Errorf("no field of %s leads there", path.Base(client.String()))
}

func methodOf(t types.Type, recv types.Object, name string) *types.Func {
	obj, _, _ := types.LookupFieldOrMethod(t, true, recv.Pkg(), name)
	fn, _ := obj.(*types.Func)
	return fn
}

// parameters declares what a call needs and passes it on, but for a variadic
// parameter. Zero values would not do: a zero string is a known, empty one.
func parameters(sig *types.Signature, qualify types.Qualifier) (declared, passed string) {
	n := sig.Params().Len()
	if sig.Variadic() {
		n--
	}
	var args []string
	for i := range n {
		args = append(args, fmt.Sprintf("a%d", i))
		declared += ", " + args[i] + " " + types.TypeString(sig.Params().At(i).Type(), qualify)
	}
	return declared, strings.Join(args, ", ")
}
