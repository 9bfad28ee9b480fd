package tenant

// A Refusal is an error that a caller of the API can cause. Each generation of the
// API has its own status, code and message for it.
type Refusal string

// Error returns the reason.
func (r Refusal) Error() string { return string(r) }

// Refusals.
const (
	RequestUnknown    Refusal = "no request has this id"
	ScheduleUnknown   Refusal = "no assignment has this id"
	RoleUnknown       Refusal = "no role has this id"
	PrincipalUnknown  Refusal = "no principal has this id"
	NotCancellable    Refusal = "the status of the request does not allow to cancel it"
	NotRequester      Refusal = "somebody else made the request"
	NotApprover       Refusal = "the caller may not decide on the request"
	AlreadyDecided    Refusal = "the request waits for no decision"
	AssignmentExists  Refusal = "such an assignment exists"
	AssignmentMissing Refusal = "no such assignment exists"
	PendingExists     Refusal = "such a request waits for a decision"
	NotEligible       Refusal = "the principal is not eligible for the role"
	AlreadyActive     Refusal = "the role is active"
	Overlap           Refusal = "an activation is scheduled at the same time"
	DurationRefused   Refusal = "the role does not allow this length"
	ReasonMissing     Refusal = "the role demands a justification"
	TicketMissing     Refusal = "the role demands a ticket"
	MFAMissing        Refusal = "the role demands multi-factor authentication"
	OnBehalf          Refusal = "only the principal itself can do this"
	ActionUnknown     Refusal = "the kind of assignment has no such action"
)
