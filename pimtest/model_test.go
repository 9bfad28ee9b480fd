package pimtest_test

import (
	"time"

	"github.com/pimigrate/pimigrate/pimtest/tenant"
)

// A model is what the walk expects: the states of requests and who holds what, written
// down a second time and in another way than package tenant has it. It knows one role
// without approval and one with; assignments of an hour's granularity.
type model struct {
	now      time.Time
	requests map[string]*modelRequest
	order    []string
}

// A modelRequest is a request with the assignment that came of it.
type modelRequest struct {
	kind       string // Eligible, Active, or Activated
	user, role string
	by         string
	status     string // in the words of v3; Cancelling and Cancelled apart
	start, end time.Time
	holds      bool // until taken away
	cancelled  time.Time
	pending    bool
}

// live says whether the assignment of a request is there, now or later.
func (r *modelRequest) live(now time.Time) bool {
	return r.holds && (r.end.IsZero() || r.end.After(now))
}

// held says whether it holds at a time.
func (r *modelRequest) held(now, at time.Time) bool {
	return r.live(now) && !r.start.After(at) && (r.end.IsZero() || r.end.After(at))
}

// any says whether a request of a kind for somebody has a property.
func (m *model) any(kind, user, role string, is func(*modelRequest) bool) bool {
	for _, r := range m.requests {
		if r.kind == kind && r.user == user && r.role == role && is(r) {
			return true
		}
	}
	return false
}

func (m *model) live(kind, user, role string) bool {
	return m.any(kind, user, role, func(r *modelRequest) bool { return r.live(m.now) })
}

func (m *model) pending(kind, user, role string) bool {
	return m.any(kind, user, role, func(r *modelRequest) bool { return r.pending })
}

// refusal is why an assignment or activation is refused, "" where it is not.
func (m *model) refusal(kind, user, role, by string, begin time.Time, length time.Duration) string {
	switch {
	case kind == "Eligible" && m.live("Eligible", user, role):
		return "RoleAssignmentExists"
	case kind == "Eligible":
		return ""
	case user != by:
		return "Forbidden"
	case !m.any("Eligible", user, role, func(r *modelRequest) bool { return r.held(m.now, begin) }):
		return "RoleAssignmentRequestPolicyValidationFailed"
	case m.live("Activated", user, role):
		return "RoleAssignmentExists"
	case m.pending("Activated", user, role):
		return "PendingRoleAssignmentRequest"
	case length > 8*time.Hour || length < 30*time.Minute:
		return "RoleAssignmentRequestPolicyValidationFailed"
	}
	return ""
}

// create expects a request that was accepted.
func (m *model) create(id, kind, user, role, by string, begin time.Time, length time.Duration) {
	r := &modelRequest{kind: kind, user: user, role: role, by: by, start: begin, holds: true}
	if length > 0 {
		r.end = begin.Add(length)
	}
	r.status = "Provisioned"
	if begin.After(m.now) {
		r.status = "Granted"
	}
	if kind == "Activated" && role == approved {
		r.status, r.pending, r.holds = "PendingApproval", true, false
	}
	m.requests[id] = r
	m.order = append(m.order, id)
}

// remove takes an eligible assignment away.
func (m *model) remove(user, role string) {
	for _, r := range m.requests {
		if r.kind == "Eligible" && r.user == user && r.role == role && r.live(m.now) {
			r.holds = false
			if r.status == "Granted" {
				r.status, r.cancelled = "Revoked", m.now
			}
		}
	}
}

// cancel cancels a request, or says what it answers instead.
func (m *model) cancel(id, by string, v2 bool) int {
	r := m.requests[id]
	switch {
	case r == nil && v2:
		return 400
	case r == nil:
		return 404
	case v2 && r.by != by:
		return 403
	case r.status != "Granted" && !(v2 && r.pending):
		return 400
	}
	r.holds, r.pending, r.cancelled = false, false, m.now
	r.status = "Canceled"
	if r.kind == "Eligible" {
		r.status = "Revoked"
	}
	if v2 {
		return 200
	}
	return 204
}

// decide decides on a request, or says what it answers instead. known are requests
// that had an approval.
func (m *model) decide(id, by string, yes bool) int {
	r := m.requests[id]
	switch {
	case r == nil || r.role != approved || r.kind != "Activated":
		return 404
	case !r.pending:
		return 409
	case r.by == by:
		return 403
	}
	r.pending = false
	if !yes {
		r.status = "Denied"
		return 204
	}
	length := r.end.Sub(r.start)
	if r.start.Before(m.now) {
		r.start, r.end = m.now, m.now.Add(length)
	}
	r.holds, r.status = true, "Provisioned"
	if r.start.After(m.now) {
		r.status = "Granted"
	}
	return 204
}

// advance lets time pass.
func (m *model) advance(d time.Duration) {
	m.now = m.now.Add(d)
	for id, r := range m.requests {
		if r.status == "Granted" && !r.start.After(m.now) {
			r.status = "Provisioned"
		}
		if !r.cancelled.IsZero() && !r.cancelled.Add(30*24*time.Hour).After(m.now) {
			delete(m.requests, id)
		}
	}
}

// approved is the role that takes an approval to activate.
const approved = tenant.GlobalAdministrator
