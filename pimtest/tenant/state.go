package tenant

import (
	"time"

	"github.com/pimigrate/pimigrate/gen/pim"
)

// A Kind of assignment, in the words of PIM v2's assignmentState.
type Kind string

// Kinds.
const (
	Active   Kind = "Active"   // the principal has the role
	Eligible Kind = "Eligible" // the principal may activate it
)

// A Status of a request. Each generation of the API has words of its own for it.
type Status string

// Statuses: v2's words where v3 has several, and v3's where v2 has none.
const (
	Scheduled            Status = "Scheduled"            // accepted, starts later
	PendingApproval      Status = "PendingApproval"      // waits for an approver
	PendingAdminDecision Status = "PendingAdminDecision" // waits for an administrator
	Completed            Status = "Completed"            // done
	Cancelling           Status = "Cancelling"           // being cancelled, which PIM v2 shows
	Cancelled            Status = "Cancelled"            // by a caller
	Denied               Status = "Denied"               // by an approver
	Aborted              Status = "Aborted"              // ended without a decision
	Expired              Status = "Expired"              // nobody decided in time
	Revoked              Status = "Revoked"              // took an assignment away
	Failed               Status = "Failed"               // approved when its end had passed
)

// State is all that a tenant holds.
type State struct {
	TenantID   string      `json:"tenantId"`
	Roles      []Role      `json:"roles"`
	Principals []Principal `json:"principals"` // none: any id is one
	Requests   []Request   `json:"requests"`
	Schedules  []Schedule  `json:"schedules"`
	Events     []Event     `json:"events"`
	NextID     uint64      `json:"nextId"` // number of ids given out
}

// A Role is a directory role. Its id is that of its template.
type Role struct {
	ID          string   `json:"id"`
	Name        string   `json:"name"`
	Description string   `json:"description,omitempty"`
	Custom      bool     `json:"custom,omitempty"`
	Settings    Settings `json:"settings"`
}

// Settings are what activating a role takes.
type Settings struct {
	DefaultDuration string   `json:"defaultDuration"` // ISO 8601, as the next two
	MaxDuration     string   `json:"maxDuration"`
	MinDuration     string   `json:"minDuration"`
	MFA             bool     `json:"mfa,omitempty"`
	MFAFixed        bool     `json:"mfaFixed,omitempty"` // MFA may not be changed
	Justification   bool     `json:"justification,omitempty"`
	Ticketing       bool     `json:"ticketing,omitempty"`
	Notify          bool     `json:"notify,omitempty"`
	Approval        bool     `json:"approval,omitempty"`
	Approvers       []string `json:"approvers,omitempty"` // none: anybody but the requester
	LastGlobalAdmin bool     `json:"lastGlobalAdmin,omitempty"`
}

// A Principal is a user, group or service principal.
type Principal struct {
	ID   string `json:"id"`
	Name string `json:"name,omitempty"`
	Mail string `json:"mail,omitempty"`
	Type string `json:"type,omitempty"` // user where empty
}

// A Request asks for a change of who holds a role. A zero time is none.
type Request struct {
	ID               string                                `json:"id"`
	Kind             Kind                                  `json:"kind"`
	Action           pim.UnifiedRoleScheduleRequestActions `json:"action"`
	PrincipalID      string                                `json:"principalId"`
	RoleID           string                                `json:"roleId"`
	DirectoryScopeID string                                `json:"directoryScopeId,omitempty"`
	AppScopeID       string                                `json:"appScopeId,omitempty"`
	Justification    string                                `json:"justification,omitempty"`
	TicketNumber     string                                `json:"ticketNumber,omitempty"`
	TicketSystem     string                                `json:"ticketSystem,omitempty"`
	CustomData       string                                `json:"customData,omitempty"`
	ValidationOnly   bool                                  `json:"validationOnly,omitempty"`
	Start            time.Time                             `json:"start"` // now where zero
	Expiration       Expiration                            `json:"expiration"`
	Status           Status                                `json:"status"`
	Created          time.Time                             `json:"created"`
	Changed          time.Time                             `json:"changed"`            // last time Status changed
	CreatedBy        string                                `json:"createdBy"`          // id of the caller
	ScheduleID       string                                `json:"scheduleId"`         // of what came of it
	Approval         bool                                  `json:"approval,omitempty"` // somebody has, or had, to agree
	Decision         *Decision                             `json:"decision,omitempty"` // of an approver
}

// An Expiration says how long an assignment lasts.
type Expiration struct {
	Type     pim.ExpirationPatternType `json:"type,omitempty"`
	End      time.Time                 `json:"end"`                // for afterDateTime
	Duration string                    `json:"duration,omitempty"` // for afterDuration; ISO 8601
}

// A Decision is what an approver said.
type Decision struct {
	By       string    `json:"by"`
	At       time.Time `json:"at"`
	Approved bool      `json:"approved"`
	Reason   string    `json:"reason,omitempty"`
}

// A Schedule is an assignment, now or to come.
type Schedule struct {
	ID               string     `json:"id"`
	Kind             Kind       `json:"kind"`
	PrincipalID      string     `json:"principalId"`
	RoleID           string     `json:"roleId"`
	DirectoryScopeID string     `json:"directoryScopeId,omitempty"` // the whole tenant where both are empty
	AppScopeID       string     `json:"appScopeId,omitempty"`
	Activated        bool       `json:"activated,omitempty"` // from an eligible assignment
	ActivatedUsing   string     `json:"activatedUsing,omitempty"`
	Start            time.Time  `json:"start"`
	End              time.Time  `json:"end"` // zero: never
	Expiration       Expiration `json:"expiration"`
	CreatedUsing     string     `json:"createdUsing,omitempty"` // id of a request
	Created          time.Time  `json:"created"`
	Modified         time.Time  `json:"modified"`
}

// An Event is an entry of the audit trail, as PIM v2 shows it.
type Event struct {
	ID           string                                  `json:"id"`
	Type         pim.PrivilegedOperationEventRequestType `json:"type"`
	At           time.Time                               `json:"at"`
	End          time.Time                               `json:"end"` // of an activation
	PrincipalID  string                                  `json:"principalId"`
	RoleID       string                                  `json:"roleId"`
	By           string                                  `json:"by,omitempty"` // "" for the service itself
	Text         string                                  `json:"text,omitempty"`
	TicketNumber string                                  `json:"ticketNumber,omitempty"`
	TicketSystem string                                  `json:"ticketSystem,omitempty"`
}

// Open says that a request still waits for something.
func (r *Request) Open() bool {
	return r.Status == Scheduled || r.Waiting()
}

// Waiting says that a request waits for a decision.
func (r *Request) Waiting() bool {
	return r.Status == PendingApproval || r.Status == PendingAdminDecision
}

// Current says that the assignment holds at a time.
func (s *Schedule) Current(now time.Time) bool {
	return !s.Start.After(now) && !s.ended(now)
}

func (s *Schedule) ended(now time.Time) bool { return !s.End.IsZero() && !s.End.After(now) }
