package graph

import (
	"errors"
	"net/http"

	"github.com/pimigrate/pimigrate/gen/pimserver"
	"github.com/pimigrate/pimigrate/pimtest/tenant"
)

// answers says how a generation puts refusals.
type answers map[tenant.Refusal]pimserver.Error

// policy is what PIM v3 answers when a rule of the role's policy fails. The code and
// the messages were seen on sibling services (pim-facts 3.6).
func policy(rule string) pimserver.Error {
	return pimserver.Error{
		Status: http.StatusBadRequest, Code: "RoleAssignmentRequestPolicyValidationFailed",
		Message: `The following policy rules failed: ["` + rule + `"]`,
	}
}

func bad(code, message string) pimserver.Error {
	return pimserver.Error{Status: http.StatusBadRequest, Code: code, Message: message}
}

// v3 has what pim-facts 3.2 and 3.6 have seen. The statuses and codes of
// RequestUnknown, ScheduleUnknown, NotApprover, AlreadyDecided, OnBehalf and
// ActionUnknown, of which only the status is documented at best, and the code of
// AssignmentMissing, are this project's.
var v3 = answers{
	tenant.RequestUnknown:    {Status: http.StatusNotFound, Code: "ResourceNotFound", Message: "The request was not found."},
	tenant.ScheduleUnknown:   {Status: http.StatusNotFound, Code: "ResourceNotFound", Message: "The resource was not found."},
	tenant.RoleUnknown:       {Status: http.StatusNotFound, Code: "RoleNotFound", Message: "The role was not found."},
	tenant.PrincipalUnknown:  {Status: http.StatusNotFound, Code: "SubjectNotFound", Message: "The subject was not found."},
	tenant.NotCancellable:    bad("RequestCannotBeCancelled", "Request is not in cancellable state."),
	tenant.NotApprover:       {Status: http.StatusForbidden, Code: "Forbidden", Message: "The caller may not decide on this approval."},
	tenant.AlreadyDecided:    {Status: http.StatusConflict, Code: "Conflict", Message: "The approval was already decided on."},
	tenant.AssignmentExists:  bad("RoleAssignmentExists", "The Role assignment already exists."),
	tenant.AlreadyActive:     bad("RoleAssignmentExists", "The Role assignment already exists."),
	tenant.Overlap:           bad("RoleAssignmentExists", "The Role assignment already exists."),
	tenant.AssignmentMissing: bad("RoleAssignmentDoesNotExist", "The Role assignment does not exist."),
	tenant.PendingExists:     bad("PendingRoleAssignmentRequest", "There is already an existing pending Role assignment request."),
	tenant.NotEligible:       policy("EligibilityRule"),
	tenant.DurationRefused:   policy("ExpirationRule"),
	tenant.ReasonMissing:     policy("JustificationRule"),
	tenant.TicketMissing:     policy("TicketingRule"),
	tenant.MFAMissing:        policy("MfaRule"),
	tenant.OnBehalf:          {Status: http.StatusForbidden, Code: "Forbidden", Message: "The caller can do this for itself only."},
	tenant.ActionUnknown:     bad("BadRequest", "The action is not valid for this kind of request."),
}

// v2 has the messages of pim-facts 1.2 and 1.6. The pages document no codes: these
// repeat their labels. What they have no message for is answered as v3 does.
var v2 = answers{
	tenant.RequestUnknown:   bad("BadRequest", "Request with request ID not found."),
	tenant.NotCancellable:   bad("BadRequest", "Cancellation can be done only on status Scheduled and PendingApproval."),
	tenant.NotRequester:     {Status: http.StatusForbidden, Code: "UnAuthorized", Message: "Requester not allowed to make Cancel call or request not found."},
	tenant.AssignmentExists: bad("BadRequest", "A schedule already exists for this user, role and schedule type."),
	tenant.PendingExists:    bad("BadRequest", "A pending approval already exists for this user, role and approval type."),
	tenant.AlreadyActive:    bad("BadRequest", "The role is already activated."),
	tenant.Overlap:          bad("BadRequest", "There is a overlap between scheduled activation and the request."),
	tenant.ReasonMissing:    bad("BadRequest", "Requestor reason is missing."),
	tenant.TicketMissing:    bad("BadRequest", "GenericElevateUserToRoleAssignments: Tickting information is required and not supplied in the activation process."),
	tenant.MFAMissing:       {Status: http.StatusForbidden, Code: "Forbidden", Message: "Elevation requires Multi-Factor Authentication."},
	tenant.OnBehalf:         {Status: http.StatusForbidden, Code: "Forbidden", Message: "On behalf of elevation is not allowed."},
}

// of returns err as an answer.
func (a answers) of(err error) error {
	var refusal tenant.Refusal
	if !errors.As(err, &refusal) {
		return err
	}
	answer, ok := a[refusal]
	if !ok {
		answer = v3[refusal]
	}
	return &answer
}

// notCovered is the answer to what is documented too little to be emulated.
func notCovered(what string) error {
	return &pimserver.Error{Status: http.StatusNotImplemented, Code: "NotImplemented", Message: "The emulator does not cover " + what + "."}
}
