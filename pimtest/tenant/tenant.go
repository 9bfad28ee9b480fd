package tenant

import (
	"crypto/sha256"
	"encoding/binary"
	"encoding/hex"
	"slices"
	"sync"
	"time"
)

// Rules settle what no source says, or what sources disagree on.
type Rules struct {
	// CancelPendingV2 lets PIM v2 cancel what waits for approval: the message of
	// its refusal names PendingApproval, which is no documented status.
	CancelPendingV2 bool
	// CancelPendingV3 lets PIM v3 cancel what waits for approval or for a decision
	// of an administrator. Only Granted is documented.
	CancelPendingV3 bool
	// CancelDelay is how long PIM v2 shows Cancelling.
	CancelDelay time.Duration
	// ApprovalTimeout is how long a request waits for a decision; 0 is forever.
	ApprovalTimeout time.Duration
}

// retention is how long a cancelled request is kept. Source: the cancel pages of
// PIM v3 (pim-facts 3.2).
const retention = 30 * 24 * time.Hour

// A Caller is who makes a request.
type Caller struct {
	ID  string
	MFA bool // signed in with multi-factor authentication
}

// A Tenant holds a State and moves it. Its methods may be called at the same time.
type Tenant struct {
	rules Rules
	now   func() time.Time
	seed  uint64

	mu    sync.Mutex
	state State
	byID  map[string]int // index in state.Requests
	due   time.Time      // when time next changes something; zero: unknown
	copy  *State         // what Look returns until something changes
}

// New returns a tenant with a state, whose ids follow from a seed.
func New(state State, rules Rules, now func() time.Time, seed uint64) *Tenant {
	t := &Tenant{rules: rules, now: now, seed: seed}
	t.Restore(state)
	return t
}

// Look returns the state and the time it is of. The state is shared by all who look:
// do not change it.
func (t *Tenant) Look() (State, time.Time) {
	now := t.lock()
	defer t.mu.Unlock()
	if t.copy == nil {
		t.copy = new(t.state.Clone())
	}
	return *t.copy, now
}

// changed forgets what was known of the state. Whatever changes it calls it.
func (t *Tenant) changed() { t.due, t.copy = time.Time{}, nil }

// Restore puts a copy of a state in the place of the present one. Requests and
// assignments without an id get one, those without a scope the whole tenant, and
// requests that are Scheduled the assignment that they will begin.
func (t *Tenant) Restore(state State) {
	t.mu.Lock()
	defer t.mu.Unlock()
	t.state = state.Clone()
	for i := range t.state.Requests {
		r := &t.state.Requests[i]
		r.ID = t.orID(r.ID)
		r.Approval = r.Approval || r.Waiting()
		wholeTenant(&r.DirectoryScopeID, r.AppScopeID)
	}
	for i := range t.state.Schedules {
		s := &t.state.Schedules[i]
		s.ID = t.orID(s.ID)
		wholeTenant(&s.DirectoryScopeID, s.AppScopeID)
	}
	for i := range t.state.Requests {
		if r := &t.state.Requests[i]; r.Status == Scheduled && !t.begins(r) {
			t.grant(r)
		}
	}
	t.index()
}

// begins says whether the assignment is there that a request will begin.
func (t *Tenant) begins(r *Request) bool {
	return slices.ContainsFunc(t.state.Schedules, func(s Schedule) bool { return s.ID == r.ScheduleID })
}

func wholeTenant(scope *string, app string) {
	if *scope == "" && app == "" {
		*scope = "/"
	}
}

// lock takes the lock and lets time do its work. The caller unlocks.
func (t *Tenant) lock() time.Time {
	t.mu.Lock()
	now := t.now().UTC()
	t.advance(now)
	return now
}

// index rebuilds what is derived from the state.
func (t *Tenant) index() {
	t.changed()
	t.byID = make(map[string]int, len(t.state.Requests))
	for i := range t.state.Requests {
		t.byID[t.state.Requests[i].ID] = i
	}
}

// request returns the request with an id, in place, or nil.
func (t *Tenant) request(id string) *Request {
	if i, ok := t.byID[id]; ok {
		return &t.state.Requests[i]
	}
	return nil
}

func (t *Tenant) role(id string) *Role {
	i := slices.IndexFunc(t.state.Roles, func(r Role) bool { return r.ID == id })
	if i < 0 {
		return nil
	}
	return &t.state.Roles[i]
}

func (t *Tenant) orID(id string) string {
	if id != "" {
		return id
	}
	for { // past ids that a seed has from an earlier run
		t.state.NextID++
		if id := ID(t.seed, "object", t.state.NextID); !t.taken(id) {
			return id
		}
	}
}

func (t *Tenant) taken(id string) bool {
	return slices.ContainsFunc(t.state.Requests, func(r Request) bool { return r.ID == id }) ||
		slices.ContainsFunc(t.state.Schedules, func(s Schedule) bool { return s.ID == id })
}

// ID returns the nth id of a kind that follows from a seed: a GUID of version 8,
// whose bits are free to choose.
func ID(seed uint64, kind string, n uint64) string {
	b := make([]byte, 0, 64) // on the stack
	b = binary.BigEndian.AppendUint64(b, seed)
	b = binary.BigEndian.AppendUint64(b, n)
	h := sha256.Sum256(append(b, kind...))
	h[6] = h[6]&0x0f | 0x80
	h[8] = h[8]&0x3f | 0x80
	text, start := b[:0], 0
	for _, end := range []int{4, 6, 8, 10, 16} {
		text, start = append(hex.AppendEncode(text, h[start:end]), '-'), end
	}
	return string(text[:36])
}

// Clone returns a copy that shares nothing.
func (s State) Clone() State {
	s.Roles = slices.Clone(s.Roles)
	for i := range s.Roles {
		s.Roles[i].Settings.Approvers = slices.Clone(s.Roles[i].Settings.Approvers)
	}
	s.Principals = slices.Clone(s.Principals)
	s.Requests = slices.Clone(s.Requests)
	for i, r := range s.Requests {
		s.Requests[i] = r.clone()
	}
	s.Schedules = slices.Clone(s.Schedules)
	s.Events = slices.Clone(s.Events)
	return s
}

func (r Request) clone() Request {
	if r.Decision != nil {
		d := *r.Decision
		r.Decision = &d
	}
	return r
}
