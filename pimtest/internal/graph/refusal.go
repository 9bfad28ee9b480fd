package graph

import (
	"errors"
	"net/http"

	"github.com/pimigrate/pimigrate/gen/pimserver"
	"github.com/pimigrate/pimigrate/internal/v2rules"
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

func badRequest(message string) error {
	answer := bad("BadRequest", message)
	return &answer
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
	tenant.RequestUnknown:   bad("BadRequest", v2rules.RequestUnknown),
	tenant.NotCancellable:   bad("BadRequest", v2rules.NotCancellable),
	tenant.NotRequester:     {Status: http.StatusForbidden, Code: "UnAuthorized", Message: v2rules.NotRequester},
	tenant.AssignmentExists: bad("BadRequest", v2rules.AssignmentExists),
	tenant.PendingExists:    bad("BadRequest", v2rules.PendingExists),
	tenant.AlreadyActive:    bad("BadRequest", v2rules.AlreadyActive),
	tenant.Overlap:          bad("BadRequest", v2rules.Overlap),
	tenant.ReasonMissing:    bad("BadRequest", v2rules.ReasonMissing),
	tenant.TicketMissing:    bad("BadRequest", v2rules.TicketMissing),
	tenant.MFAMissing:       {Status: http.StatusForbidden, Code: "Forbidden", Message: v2rules.MFAMissing},
	tenant.OnBehalf:         {Status: http.StatusForbidden, Code: "Forbidden", Message: v2rules.OnBehalf},
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
