package mention

import (
	"go/ast"
	"go/types"
	"math"
	"strings"

	"golang.org/x/tools/go/analysis"
	"golang.org/x/tools/go/ast/inspector"
	"golang.org/x/tools/go/types/typeutil"

	"github.com/pimigrate/pimigrate/analyzer/httpcall"
)

// argument is the fate of argument number i of the call at c.
func (f *flow) argument(c inspector.Cursor, i int) fate {
	call := c.Node().(*ast.CallExpr)
	info := f.pass.TypesInfo
	if info.Types[call.Fun].IsType() {
		return f.fate(c) // a conversion
	}
	if f.routes(call) {
		return compared
	}
	switch callee := typeutil.Callee(info, call).(type) {
	case *types.Builtin:
		if callee.Name() == "append" {
			return f.fate(c)
		}
		return shown
	case *types.Func:
		return f.parameter(c, callee.Origin(), i)
	}
	return data
}

// parameter is the fate of argument number i of the call of fn at c.
func (f *flow) parameter(c inspector.Cursor, fn *types.Func, i int) fate {
	sig := fn.Signature()
	n := min(i, sig.Params().Len()-1)
	switch {
	case fn.Pkg() == f.pass.Pkg && !types.IsInterface(receiver(sig)):
		return f.uses(sig.Params().At(n))
	case fn.Pkg() != nil && isStandard(f.pass, fn.Pkg().Path()):
		return f.library(c, fn, i)
	case isPredicate(sig):
		return compared
	case sig.Variadic() && n == sig.Params().Len()-1 && isAny(sig.Params().At(n).Type()):
		return shown // as the arguments of loggers
	}
	return data
}

// routes reports whether call tells a router which requests to hand to whom:
// there is a handler among its arguments, or its receiver is one.
func (f *flow) routes(call *ast.CallExpr) bool {
	for _, a := range call.Args {
		if f.handles(a) {
			return true
		}
	}
	sel, ok := call.Fun.(*ast.SelectorExpr)
	return ok && isHandler(f.pass.TypesInfo.TypeOf(sel.X))
}

// handles reports whether e may handle requests. Functional options look the
// same.
func (f *flow) handles(e ast.Expr) bool {
	if kv, ok := e.(*ast.KeyValueExpr); ok {
		e = kv.Value
	}
	t := f.pass.TypesInfo.TypeOf(e)
	if t == nil {
		return false
	}
	_, isFunc := t.Underlying().(*types.Signature)
	return isFunc || isHandler(t)
}

// isHandler reports whether t is a handler of net/http, as routers are.
func isHandler(t types.Type) bool {
	if t == nil {
		return false
	}
	obj, _, _ := types.LookupFieldOrMethod(t, true, nil, "ServeHTTP")
	_, ok := obj.(*types.Func)
	return ok
}

func receiver(sig *types.Signature) types.Type {
	if sig.Recv() == nil {
		return types.Typ[types.Invalid]
	}
	return sig.Recv().Type()
}

func isPredicate(sig *types.Signature) bool {
	return sig.Results().Len() == 1 && types.Identical(sig.Results().At(0).Type(), types.Typ[types.Bool])
}

func isAny(t types.Type) bool {
	s, ok := t.(*types.Slice)
	return ok && types.IsInterface(s.Elem())
}

// isStandard reports whether path may be a package of the standard library: it
// is not of this module, and no domain is in front.
func isStandard(pass *analysis.Pass, path string) bool {
	first, _, _ := strings.Cut(path, "/")
	return !strings.Contains(first, ".") && !httpcall.SameModule(pass, path)
}

// library is the fate of argument number i of a call, at c, of a function of
// the standard library. What is in none of the tables looks for the argument in
// something, or it does not matter.
func (f *flow) library(c inspector.Cursor, fn *types.Func, i int) fate {
	switch {
	case i < returned[fn.FullName()]:
		return f.fate(c)
	case kept[fn.FullName()]:
		return data
	case shows[fn.Pkg().Path()]:
		return shown
	}
	return compared
}

// all arguments count.
const all = math.MaxInt

// returned are the functions that put arguments into their result, and how many
// of them from the first on.
var returned = map[string]int{
	"fmt.Appendf":             all,
	"fmt.Sprint":              all,
	"fmt.Sprintf":             all,
	"net/url.JoinPath":        all,
	"net/url.Parse":           1,
	"net/url.PathEscape":      1,
	"net/url.QueryEscape":     1,
	"(*net/url.URL).JoinPath": all,
	"(*net/url.URL).Parse":    1,
	"path.Join":               all,
	"slices.Concat":           all,
	"strings.Clone":           1,
	"strings.Fields":          1,
	"strings.Join":            1,
	"strings.Replace":         1,
	"strings.ReplaceAll":      1,
	"strings.Split":           1,
	"strings.ToLower":         1,
	"strings.TrimLeft":        1,
	"strings.TrimPrefix":      1,
	"strings.TrimRight":       1,
	"strings.TrimSpace":       1,
	"strings.TrimSuffix":      1,
}

// kept are the functions that keep an argument, or hand it to another program.
var kept = map[string]bool{
	"(*strings.Builder).WriteString": true,
	"(net/url.Values).Add":           true,
	"(net/url.Values).Set":           true,
	"os/exec.Command":                true,
	"os/exec.CommandContext":         true,
}

// shows are packages whose functions show their arguments to people.
var shows = map[string]bool{
	"errors":   true,
	"fmt":      true,
	"log":      true,
	"log/slog": true,
	"testing":  true,
}
