package main

import (
	"bytes"
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
	"golang.org/x/tools/go/types/typeutil"
)

// A chainCall is a chain of builders from the client to a method that sends a
// request.
type chainCall struct {
	name   string // of the function that makes the call
	text   string // up to the method
	method *types.Func
}

// chainCaller writes a program, in a module of its own, that calls each method
// of the builders in pkgs once, and returns its directory and how many calls
// there are. The types of the SDK say which methods it has and how they are
// reached from the client.
func (b *bench) chainCaller(sdk, client string, pkgs []string) (dir string, n int, err error) {
	if dir, err = os.MkdirTemp(b.temp, "chains"); err != nil {
		return "", 0, fmt.Errorf("write chains: %w", err)
	}
	// This module does not require what the package of the client imports.
	if err := copyModule(filepath.Join(b.mainDir(), "examples", "graphsdk"), dir); err != nil {
		return "", 0, err
	}
	loaded, err := packages.Load(&packages.Config{Context: b.ctx, Dir: dir, Mode: packages.NeedName | packages.NeedTypes | packages.NeedImports}, sdk)
	if err != nil {
		return "", 0, fmt.Errorf("load %s: %w", sdk, err)
	}
	if len(loaded) != 1 || len(loaded[0].Errors) > 0 {
		return "", 0, fmt.Errorf("load %s: %v", sdk, loaded[0].Errors)
	}
	root := loaded[0].Types.Scope().Lookup(client)
	if root == nil {
		return "", 0, fmt.Errorf("package %s has no type %s", sdk, client)
	}
	calls := map[string][]chainCall{}
	for _, c := range chainCalls(root.Type(), pkgs) {
		pkg := c.method.Pkg().Name()
		calls[pkg] = append(calls[pkg], c)
		n++
	}
	for pkg, cs := range calls {
		src, err := chainSource(root.Type(), cs)
		if err == nil {
			err = os.WriteFile(filepath.Join(dir, pkg+".go"), src, 0o644)
		}
		if err != nil {
			return "", 0, fmt.Errorf("write the calls of %s: %w", pkg, err)
		}
	}
	return dir, n, nil
}

// chainCalls walks from the client to all methods of builders in pkgs that
// send a request.
func chainCalls(client types.Type, pkgs []string) []chainCall {
	var out []chainCall
	seen := map[string]bool{}
	var walk func(t types.Type, text string)
	walk = func(t types.Type, text string) {
		for _, sel := range typeutil.IntuitiveMethodSet(t, nil) {
			m := sel.Obj().(*types.Func)
			if next := builderOf(m, pkgs); next != nil && !seen[next.String()] {
				seen[next.String()] = true
				walk(next, text+"."+m.Name()+"("+zeros(m.Signature().Params())+")")
			}
			if sends(m) && slices.Contains(pkgs, m.Pkg().Path()) {
				name := path.Base(strings.TrimLeft(types.TypeString(t, nil), "*"))
				out = append(out, chainCall{strings.ReplaceAll(name, ".", "_") + "_" + m.Name(), text, m})
			}
		}
	}
	walk(types.NewPointer(client), "client")
	return out
}

// builderOf is the builder in pkgs that m returns, or nil.
func builderOf(m *types.Func, pkgs []string) types.Type {
	results := m.Signature().Results()
	if !m.Exported() || results.Len() != 1 || m.Signature().Params().Len() > 1 {
		return nil
	}
	ptr, ok := results.At(0).Type().(*types.Pointer)
	if !ok {
		return nil
	}
	named, ok := ptr.Elem().(*types.Named)
	if !ok || named.Obj().Pkg() == nil || !slices.Contains(pkgs, named.Obj().Pkg().Path()) {
		return nil
	}
	return ptr
}

// sends reports whether m sends a request: it takes a context and does not
// return the request.
func sends(m *types.Func) bool {
	params, results := m.Signature().Params(), m.Signature().Results()
	return params.Len() > 1 && params.At(0).Type().String() == "context.Context" &&
		!strings.HasSuffix(results.At(0).Type().String(), ".RequestInformation")
}

// zeros are arguments: the variable id for a string, which should not be known
// to be empty, and nil for pointers.
func zeros(params *types.Tuple) string {
	var out []string
	for p := range params.Variables() {
		if types.Identical(p.Type(), types.Typ[types.String]) {
			out = append(out, "id")
		} else {
			out = append(out, "nil")
		}
	}
	return strings.Join(out, ", ")
}

// chainSource is a file with a function for each call. Each passes an empty
// configuration, so that the edits have types and imports to carry over.
func chainSource(client types.Type, calls []chainCall) ([]byte, error) {
	imports := map[string]string{}
	qualify := func(p *types.Package) string {
		imports[p.Path()] = p.Name()
		return p.Name()
	}
	var body bytes.Buffer
	for _, c := range calls {
		params, results := c.method.Signature().Params(), c.method.Signature().Results()
		config, ok := params.At(params.Len() - 1).Type().(*types.Pointer)
		if !ok {
			return nil, fmt.Errorf("%s takes no configuration", c.name)
		}
		call := fmt.Sprintf("%s.%s(ctx, %s&%s{})", c.text, c.method.Name(),
			strings.Repeat("nil, ", params.Len()-2), types.TypeString(config.Elem(), qualify))
		if results.Len() == 2 {
			call = "_, err := " + call + "\nreturn err"
		} else {
			call = "return " + call
		}
		fmt.Fprintf(&body, "\nfunc %s(ctx context.Context, client *%s, id string) error {\n%s\n}\n",
			c.name, types.TypeString(client, qualify), call)
	}
	var src bytes.Buffer
	src.WriteString("package chains\n\nimport (\n\"context\"\n\n")
	for _, p := range slices.Sorted(maps.Keys(imports)) {
		fmt.Fprintf(&src, "%s %q\n", imports[p], p)
	}
	src.WriteString(")\n")
	src.Write(body.Bytes())
	return format.Source(src.Bytes())
}
