package rewrite

import (
	"go/types"
	"slices"

	"github.com/pimigrate/pimigrate/analyzer/httpcall"
)

// parameterNames are the names of the parameters of f. A method of an interface
// may name none: then they are those of the methods of its package that send
// the request for it, if these agree.
func (rw *rewriter) parameterNames(f *types.Func) []string {
	own := namesOf(f)
	recv := f.Signature().Recv()
	if recv == nil || !slices.Contains(own, "") {
		return own
	}
	iface, ok := recv.Type().Underlying().(*types.Interface)
	if !ok {
		return own
	}
	var found []string
	for _, m := range rw.implementations(f, iface) {
		names := namesOf(m)
		if found != nil && !slices.Equal(found, names) {
			return own
		}
		found = names
	}
	if found == nil {
		return own
	}
	return found
}

// implementations are the methods of f's package that send a request and that a
// call of f, a method of iface, can run.
func (rw *rewriter) implementations(f *types.Func, iface *types.Interface) []*types.Func {
	requests := rw.pass.ResultOf[httpcall.Analyzer].(*httpcall.Result)
	var out []*types.Func
	for _, name := range f.Pkg().Scope().Names() {
		t, ok := f.Pkg().Scope().Lookup(name).(*types.TypeName)
		if !ok || t.IsAlias() || types.IsInterface(t.Type()) || !types.Implements(types.NewPointer(t.Type()), iface) {
			continue
		}
		m, _, _ := types.LookupFieldOrMethod(types.NewPointer(t.Type()), true, f.Pkg(), f.Name())
		if m, ok := m.(*types.Func); ok {
			if _, sends := requests.EndpointOf(m); sends {
				out = append(out, m)
			}
		}
	}
	return out
}

func namesOf(f *types.Func) []string {
	var out []string
	for v := range f.Signature().Params().Variables() {
		out = append(out, v.Name())
	}
	return out
}
