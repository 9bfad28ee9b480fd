package pimtest

import (
	"fmt"
	"net/http"
	"slices"
	"strconv"
	"sync"
	"sync/atomic"
	"time"

	"github.com/pimigrate/pimigrate/gen/pimserver"
	"github.com/pimigrate/pimigrate/internal/contract"
	"github.com/pimigrate/pimigrate/pimtest/internal/graph"
	"github.com/pimigrate/pimigrate/pimtest/internal/token"
	"github.com/pimigrate/pimigrate/pimtest/tenant"
)

// An Emulator is an [http.Handler] that answers as Microsoft Graph does, and what
// controls it. Its methods may be called at the same time.
//
// [NewServer] wraps one in a server for tests; pimd emulate serves one as a process.
type Emulator struct {
	config    config
	clock     *Clock
	tenant    *tenant.Tenant
	authority *token.Authority
	faults    faults
	journal   journal
	numbers   atomic.Uint64 // of requests
	date      date
	graph     http.Handler // the operations, behind the gate
	versions  []string     // of the service

	// commit is held while a request may change something, until it stands in the
	// journal.
	commit sync.Mutex
}

// New returns an emulator, or what is wrong with its options.
func New(options ...Option) (*Emulator, error) {
	c := defaults()
	for _, o := range options {
		o(&c)
	}
	if err := c.check(); err != nil {
		return nil, fmt.Errorf("making an emulator: %w", err)
	}
	c.state = c.state.Clone() // which Reset goes back to
	e := &Emulator{config: c, clock: &Clock{}, versions: contract.Versions()}
	if c.frozen {
		e.clock.Freeze()
		e.clock.Set(c.start)
	}
	e.tenant = tenant.New(c.state, c.rules, e.clock.Now, c.seed)
	e.authority = &token.Authority{Issuer: "https://sts.windows.net/" + c.state.TenantID + "/", Audience: Audience, Now: e.clock.Now}
	e.faults.seed = c.seed
	e.faults.reset()
	operations := graph.New(e.tenant, graph.Options{CreatedV2: c.createdV2, MissingV2: c.missingV2})
	e.graph = pimserver.NullKeys(pimserver.NewGatedHandler(operations, e.gate))
	return e, nil
}

// Clock returns the time of the emulator.
func (e *Emulator) Clock() *Clock { return e.clock }

// Requests returns what was asked and answered, up to the last ten thousand. Where their
// bodies have more than 64 MiB together, the oldest are without.
func (e *Emulator) Requests() Exchanges { return e.journal.all() }

// ForgetRequests empties the journal.
func (e *Emulator) ForgetRequests() { e.journal.clear() }

// Inject makes requests fail from now on. Of several faults the first that can strikes.
func (e *Emulator) Inject(list ...Fault) error {
	for _, f := range list {
		if err := f.check(func(id string) bool { return contract.ByID(id) != nil }); err != nil {
			return err
		}
	}
	e.faults.add(list...)
	return nil
}

// Faults returns the faults injected, and how often they have struck.
func (e *Emulator) Faults() []Injected { return e.faults.all() }

// ClearFaults takes all faults away.
func (e *Emulator) ClearFaults() { e.faults.reset() }

// Snapshot returns a copy of the tenant.
func (e *Emulator) Snapshot() tenant.State {
	e.commit.Lock()
	defer e.commit.Unlock()
	state, _ := e.tenant.Look()
	return state.Clone()
}

// Restore puts a tenant in the place of the present one. Clock, faults and journal
// stay.
func (e *Emulator) Restore(s tenant.State) error {
	if err := s.Check(); err != nil {
		return fmt.Errorf("restoring a tenant: %w", err)
	}
	e.commit.Lock()
	defer e.commit.Unlock()
	e.tenant.Restore(s)
	return nil
}

// Reset goes back to the beginning: the first tenant, no faults, an empty journal, the
// first ids, and the clock as it was started.
func (e *Emulator) Reset() {
	e.commit.Lock()
	defer e.commit.Unlock()
	e.clock.Run()
	e.clock.Set(time.Now())
	if e.config.frozen {
		e.clock.Freeze()
		e.clock.Set(e.config.start)
	}
	e.faults.reset()
	e.journal.clear()
	e.numbers.Store(0)
	e.tenant.Restore(e.config.state)
}

// requestID returns the next id of a request.
func (e *Emulator) requestID() string {
	return tenant.ID(e.config.seed, "request", e.numbers.Add(1))
}

// A Coverage says what the emulator does of an operation.
type Coverage struct {
	Operation string `json:"operation"` // operationId
	Method    string `json:"method"`
	Path      string `json:"path"`
	Retired   bool   `json:"retired"` // whether the document marks it deprecated
	Covered   bool   `json:"covered"` // else it answers 501
}

// Covers lists the operations that have a route, and says which are emulated.
func Covers() []Coverage {
	var out []Coverage
	for _, op := range contract.Operations() {
		if op.Served() {
			out = append(out, Coverage{op.ID, op.Method, op.Path, op.Deprecation != nil, graph.Covers(op.GoName)})
		}
	}
	return out
}

// status is a status as the journal and the page print it.
func status(code int) string {
	if code == 0 {
		return "no answer"
	}
	return strconv.Itoa(code)
}

// isVersion says whether text is a version of the service.
func (e *Emulator) isVersion(text string) bool { return slices.Contains(e.versions, text) }
