package pim

import gen "github.com/pimigrate/pimigrate/gen/pim"

// Models that the methods of this package take and return. Package gen/pim has
// their parts, such as gen.RequestSchedule, and the names of actions and statuses.
type (
	// An AssignmentRequest concerns an active assignment of a directory role.
	AssignmentRequest = gen.UnifiedRoleAssignmentScheduleRequest

	// An EligibilityRequest concerns an eligible assignment of a directory role.
	EligibilityRequest = gen.UnifiedRoleEligibilityScheduleRequest

	// A GroupAssignmentRequest concerns an active membership or ownership of a group.
	GroupAssignmentRequest = gen.PrivilegedAccessGroupAssignmentScheduleRequest

	// A GroupEligibilityRequest concerns an eligible one.
	GroupEligibilityRequest = gen.PrivilegedAccessGroupEligibilityScheduleRequest

	// A Status is the state of a request, such as Granted.
	Status = gen.UnifiedRoleScheduleRequestStatus

	// On is the part that the signed-in user plays in a request.
	On = gen.ScheduleRequestFilterByCurrentUserOptions
)

// The parts that Microsoft Graph is said to answer for.
const (
	OnPrincipal = gen.ScheduleRequestFilterByCurrentUserOptionsPrincipal
	OnApprover  = gen.ScheduleRequestFilterByCurrentUserOptionsApprover
)

// ListOptions narrow a list. The zero value asks for everything.
type ListOptions struct {
	// Filter is an OData expression, such as "principalId eq '…'". Lists of groups
	// need one that names groupId or principalId.
	Filter string

	// Select and Expand are comma-separated names of properties to return and of
	// relationships to return in place.
	Select, Expand string
}

// A query holds the options as the generated client takes them: its types of
// parameters convert from it.
type query struct{ Filter, Select, Expand *string }

func (o *ListOptions) query() query {
	if o == nil {
		return query{}
	}
	return query{optional(o.Filter), optional(o.Select), optional(o.Expand)}
}

// optional leaves an empty option out of the query.
func optional(s string) *string {
	if s == "" {
		return nil
	}
	return &s
}
