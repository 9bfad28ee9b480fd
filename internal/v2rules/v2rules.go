// Package v2rules has what PIM v2 refuses and in which words: the emulator answers as
// PIM v2 did, and the bridge in its place.
//
//	if message := v2rules.Refuse(body, now); message != "" {
//		// 400
//	}
//
// Sources: privilegedroleassignmentrequest-cancel and -post (pim-facts 1.2 and 1.6),
// which document no codes and do not say which refusal goes first.
package v2rules

import (
	"encoding/json"
	"time"

	"github.com/pimigrate/pimigrate/gen/pim"
	"github.com/pimigrate/pimigrate/pim/convert"
)

// Messages of PIM v2.
const (
	RequestNull      = "RequestId cannot be Null."
	RequestUnknown   = "Request with request ID not found."
	NotCancellable   = "Cancellation can be done only on status Scheduled and PendingApproval."
	NotRequester     = "Requester not allowed to make Cancel call or request not found."
	AssignmentExists = "A schedule already exists for this user, role and schedule type."
	PendingExists    = "A pending approval already exists for this user, role and approval type."
	AlreadyActive    = "The role is already activated."
	Overlap          = "There is a overlap between scheduled activation and the request."
	ReasonMissing    = "Requestor reason is missing."
	TicketMissing    = "GenericElevateUserToRoleAssignments: Tickting information is required and not supplied in the activation process."
	MFAMissing       = "Elevation requires Multi-Factor Authentication."
	OnBehalf         = "On behalf of elevation is not allowed."

	bodyNull    = "RoleAssignmentRequest property was NULL"
	bodyUnread  = "Unable to deserialize roleAssignmentRequest Object."
	roleMissing = "RoleId is required."
	reasonLong  = "Requestor reason should be less than 500 characters."
	startPast   = "Schedule start date must be specified and should be greater than Now."
)

const (
	longestReason = 500 // characters; the reason has to be shorter

	// A start that was now when the caller wrote it lies in the past when it
	// arrives. How far is not documented.
	startGrace = 5 * time.Minute
)

// CheckBody returns what PIM v2 answers to the body of a request to create that is no
// JSON object, "" for one that is.
func CheckBody(body []byte) string {
	var r *pim.PrivilegedRoleAssignmentRequest
	if err := json.Unmarshal(body, &r); err != nil && len(body) > 0 {
		return bodyUnread
	}
	if r == nil {
		return bodyNull
	}
	return ""
}

// Refuse returns what is wrong with a request to create, "" for nothing.
func Refuse(b pim.PrivilegedRoleAssignmentRequest, now time.Time) string {
	switch {
	case b.RoleId == nil || *b.RoleId == "":
		return roleMissing
	case b.Type == nil || b.AssignmentState == nil:
		return bodyNull
	case !b.Type.Valid() || !b.AssignmentState.Valid():
		return bodyUnread
	case b.Reason != nil && len([]rune(*b.Reason)) >= longestReason:
		return reasonLong
	}
	if s := b.Schedule; s != nil && (s.StartDateTime == nil || now.Sub(*s.StartDateTime) > startGrace) {
		return startPast
	}
	return ""
}

// LengthRefused is the message for a length that the role does not allow, whose longest
// is an ISO 8601 duration.
func LengthRefused(longest string) string {
	if hours, err := convert.ISOToHours(longest); err == nil {
		longest = hours
	}
	return "Elevation duration must be between 0.5 and " + longest + "."
}
