package pimtest

import (
	"fmt"
	"math/rand/v2"
	"net/http"
	"strconv"
	"sync"
	"time"
)

// A FaultKind is what goes wrong.
type FaultKind string

// Kinds of faults. The first four answer in the place of the operation, which does
// not happen; so does not what a Reset hits. The others let it happen.
const (
	Throttle    FaultKind = "throttle"    // 429 with Retry-After
	Unavailable FaultKind = "unavailable" // 503, with Retry-After where Fault has it
	Timeout     FaultKind = "timeout"     // 504
	BadGateway  FaultKind = "badGateway"  // 502 with an HTML page, as a proxy sends it
	Reset       FaultKind = "reset"       // the connection is reset, nothing happened
	Latency     FaultKind = "latency"     // the answer comes late
	SlowBody    FaultKind = "slowBody"    // the body comes in pieces, and late where there is none
	CutOff      FaultKind = "cutOff"      // the connection ends half-way in the body, or before the answer where there is none
	LostAnswer  FaultKind = "lostAnswer"  // it happened, and the connection ends without an answer
)

// A Fault makes requests fail.
type Fault struct {
	Kind      FaultKind
	Operation string // operationId in openapi/pim.yaml; "" for all
	Skip      int    // let so many requests pass first
	Count     int    // strike so often; 0 for ever
	// Probability strikes a request by chance, from the emulator's seed; 0 is always.
	Probability float64
	// RetryAfter is sent by Throttle and Unavailable, in whole seconds; a Throttle
	// without one says 1.
	RetryAfter     time.Duration
	RetryAfterDate bool // send RetryAfter as an HTTP date instead
	// Delay is how late an answer is (Latency), or a piece of it (SlowBody): real
	// time, whatever the emulator's clock says. 0 is 100 ms.
	Delay time.Duration
}

// check refuses faults that cannot strike.
func (f Fault) check(known func(operation string) bool) error {
	switch f.Kind {
	case Throttle, Unavailable, Timeout, BadGateway, Reset, Latency, SlowBody, CutOff, LostAnswer:
	default:
		return fmt.Errorf("fault %q: there is no such kind", f.Kind)
	}
	if f.Operation != "" && !known(f.Operation) {
		return fmt.Errorf("fault %s: no operation of openapi/pim.yaml is called %q", f.Kind, f.Operation)
	}
	if f.Skip < 0 || f.Count < 0 || f.Probability < 0 || f.Probability > 1 || f.RetryAfter < 0 || f.Delay < 0 || f.Delay > time.Hour {
		return fmt.Errorf("fault %s: negative numbers, probabilities over 1 and delays over an hour make no sense", f.Kind)
	}
	return nil
}

// answers says that the fault is an answer by itself, which also a request within a
// batch can get.
func (f Fault) answers() bool {
	switch f.Kind {
	case Throttle, Unavailable, Timeout, BadGateway:
		return true
	}
	return false
}

func (f Fault) delay() time.Duration {
	if f.Delay == 0 {
		return 100 * time.Millisecond
	}
	return f.Delay
}

// retryAfter is the value of the header, "" for none.
func (f Fault) retryAfter(now time.Time) string {
	d := f.RetryAfter
	switch {
	case d == 0 && f.Kind == Throttle:
		d = time.Second
	case d == 0:
		return ""
	}
	if f.RetryAfterDate {
		return now.Add(d).UTC().Format(http.TimeFormat)
	}
	return strconv.Itoa(int((d + time.Second - 1) / time.Second))
}

// faults are those that may strike.
type faults struct {
	mu   sync.Mutex
	seed uint64
	rng  *rand.Rand
	list []*armed
}

// armed is a fault and how often it has looked and struck.
type armed struct {
	Fault
	seen, struck int
}

func (f *faults) reset() {
	f.mu.Lock()
	defer f.mu.Unlock()
	f.list, f.rng = nil, rand.New(rand.NewPCG(f.seed, f.seed))
}

func (f *faults) add(list ...Fault) {
	f.mu.Lock()
	defer f.mu.Unlock()
	for _, one := range list {
		f.list = append(f.list, &armed{Fault: one})
	}
}

// strike returns the fault that strikes a request for an operation, or nil. The first
// that can does.
func (f *faults) strike(operation string, batched bool) *Fault {
	f.mu.Lock()
	defer f.mu.Unlock()
	for _, a := range f.list {
		if a.Operation != "" && a.Operation != operation || batched && !a.answers() || a.Count > 0 && a.struck >= a.Count {
			continue
		}
		a.seen++
		if a.seen <= a.Skip || a.Probability > 0 && f.rng.Float64() >= a.Probability {
			continue
		}
		a.struck++
		return new(a.Fault)
	}
	return nil
}

// Injected is a fault with what has come of it.
type Injected struct {
	Fault
	Struck int // how often it has struck
}

func (f *faults) all() []Injected {
	f.mu.Lock()
	defer f.mu.Unlock()
	var out []Injected
	for _, a := range f.list {
		out = append(out, Injected{a.Fault, a.struck})
	}
	return out
}
