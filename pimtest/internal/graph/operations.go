package graph

import (
	"context"
	"reflect"
	"slices"
	"sync"
	"time"

	"github.com/pimigrate/pimigrate/gen/pimserver"
	"github.com/pimigrate/pimigrate/pimtest/tenant"
)

// Options settle what sources disagree on.
type Options struct {
	// CreatedV2 is the status of a created request in PIM v2: 201, as the text of
	// the page says, or 200, as its sample shows (pim-facts 0.3 trap 5).
	CreatedV2 int
	// MissingV2 is the status of PIM v2's cancel for an id that no request has: 400
	// or 403, both of which the page has (pim-facts 1.2).
	MissingV2 int
}

// operations are what is implemented, each a method with the name of its operation.
type operations struct {
	tenant  *tenant.Tenant
	options Options
}

// rest stands for what is not. It is never called: [Covers] is asked before.
type rest struct {
	pimserver.StrictServerInterface
}

// server has all operations: those of operations hide those of rest, which lie one
// level deeper.
type server struct {
	*operations
	rest
}

// New returns the operations on a tenant.
func New(t *tenant.Tenant, o Options) pimserver.StrictServerInterface {
	return server{operations: &operations{tenant: t, options: o}}
}

// Covers says whether an operation, named as in Go, is implemented.
func Covers(goName string) bool { return covered()[goName] }

// covered are the implemented operations. Every request asks for one, and reflection
// is slow.
var covered = sync.OnceValue(func() map[string]bool {
	out := map[string]bool{}
	for m := range reflect.TypeFor[*operations]().Methods() {
		out[m.Name] = true
	}
	return out
})

// Call is what an operation has to know of its request besides its parameters.
type Call struct {
	Caller tenant.Caller
	Expand []string // names of the navigations to fill in
}

type callKey struct{}

// With returns a context that carries a call, which is not copied.
func With(ctx context.Context, c *Call) context.Context {
	return context.WithValue(ctx, callKey{}, c)
}

func callOf(ctx context.Context) *Call {
	if c, ok := ctx.Value(callKey{}).(*Call); ok {
		return c
	}
	return &Call{}
}

func (c *Call) expands(name string) bool { return slices.Contains(c.Expand, name) }

// look is a tenant at one moment, and who looks.
type look struct {
	*Call
	tenant.State
	Now time.Time
	o   *operations
}

func (o *operations) look(ctx context.Context) *look {
	l := &look{Call: callOf(ctx), o: o}
	l.State, l.Now = o.tenant.Look()
	return l
}
