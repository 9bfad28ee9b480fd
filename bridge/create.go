package bridge

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	"strings"

	"github.com/pimigrate/pimigrate/gen/pim"
	"github.com/pimigrate/pimigrate/gen/pimserver"
	"github.com/pimigrate/pimigrate/internal/v2rules"
	"github.com/pimigrate/pimigrate/pim/convert"
)

// withSchedule gives a request the scheduleInfo that v3 wants where PIM v2 left it out:
// from now on, for as long as the role says, and an assignment for good.
func withSchedule(info **pim.RequestSchedule, action *pim.UnifiedRoleScheduleRequestActions) {
	if *info == nil {
		*info = &pim.RequestSchedule{}
	}
	if (*info).Expiration == nil && !removes(action) {
		typ := pim.ExpirationPatternTypeNoExpiration
		if deref(action) == pim.UnifiedRoleScheduleRequestActionsSelfActivate {
			typ = pim.ExpirationPatternTypeNotSpecified
		}
		copied := **info
		copied.Expiration = &pim.ExpirationPattern{Type: &typ}
		*info = &copied
	}
}

// errLength is a length that cannot be read.
var errLength = errors.New("the length cannot be read")

// translate returns a request of PIM v2 in the words of v3, or why there are none.
func translate(ctx context.Context, b pim.PrivilegedRoleAssignmentRequest) (convert.DirectoryRequest, error) {
	c := callOf(ctx)
	r := convert.Request(b, c.claims.ObjectID).Body()
	if r.Assignment == nil && r.Eligibility == nil {
		return r, noCounterpart("PIM v3 has no requests of users to become eligible. Call createRoleEligibilityScheduleRequest as an administrator.")
	}
	lost := r.Notes.Of(convert.Lost)
	if _, unread := lost.On("duration"); unread {
		return r, errLength
	}
	if len(lost) > 0 {
		return r, noCounterpart(fmt.Sprintf("PIM v3 has no place for %s (%s). Call createRoleAssignmentScheduleRequest or createRoleEligibilityScheduleRequest of PIM v3.", lost[0].Property, lost[0].Reason))
	}
	return complete(r)
}

// complete gives a request the scheduleInfo that v3 wants, and refuses one that lacks
// anything else.
func complete(r convert.DirectoryRequest) (convert.DirectoryRequest, error) {
	for _, n := range r.Notes.Of(convert.Missing) {
		if n.Property != "scheduleInfo" {
			return r, bad("PIM v3 requires " + n.Property + ": " + n.Reason + ".")
		}
	}
	switch {
	case r.Assignment != nil:
		withSchedule(&r.Assignment.ScheduleInfo, r.Assignment.Action)
	case r.Eligibility != nil:
		withSchedule(&r.Eligibility.ScheduleInfo, r.Eligibility.Action)
	default:
		return r, bad("The request does not tell whether an active or an eligible assignment is meant.")
	}
	return r, nil
}

func noCounterpart(message string) error {
	return &pimserver.Error{Status: http.StatusNotImplemented, Message: message}
}

// CreatePrivilegedRoleAssignmentRequest checks what only PIM v2 checks, and creates the
// request that PIM v3 calls the same.
func (o *operations) CreatePrivilegedRoleAssignmentRequest(ctx context.Context, req pimserver.CreatePrivilegedRoleAssignmentRequestRequestObject) (pimserver.CreatePrivilegedRoleAssignmentRequestResponseObject, error) {
	if message := v2rules.Refuse(*req.Body, o.now()); message != "" {
		return nil, bad(message)
	}
	r, err := translate(ctx, *req.Body)
	if err != nil {
		return nil, o.refusal(ctx, *req.Body, err)
	}
	created, err := o.send(ctx, r)
	if err != nil {
		return nil, o.refusal(ctx, *req.Body, err)
	}
	return pimserver.CreatePrivilegedRoleAssignmentRequest201JSONResponse(created.v2()), nil
}

// refusals are the messages of PIM v2 for codes of v3 (pim-facts 1.6 and 3.6).
var refusals = map[string]string{
	"RoleAssignmentExists":         v2rules.AssignmentExists,
	"PendingRoleAssignmentRequest": v2rules.PendingExists,
}

// policyRefusals are those for the rules of a policy, of which v3 names one or several in
// its message: then PIM v2's is that of the first in this list.
var policyRefusals = []struct {
	rule    string
	refusal error
}{
	{"MfaRule", &pimserver.Error{Status: http.StatusForbidden, Code: "Forbidden", Message: v2rules.MFAMissing}},
	{"JustificationRule", bad(v2rules.ReasonMissing)},
	{"TicketingRule", bad(v2rules.TicketMissing)},
	{"ExpirationRule", errLength},
}

// policyCode is that of a request which a rule of the role's policy refuses.
const policyCode = "RoleAssignmentRequestPolicyValidationFailed"

// refusal is what PIM v2 answers where v3 refuses a request. What PIM v2 has no message
// for is answered as v3 does.
func (o *operations) refusal(ctx context.Context, b pim.PrivilegedRoleAssignmentRequest, err error) error {
	activates := deref(b.Type) == pim.PrivilegedRoleAssignmentRequestTypeUserAdd
	var f *failure
	if errors.As(err, &f) {
		switch message, known := refusals[f.code]; {
		case f.code == policyCode:
			for _, p := range policyRefusals {
				if strings.Contains(f.message, `"`+p.rule+`"`) {
					err = p.refusal
					break
				}
			}
		case f.code == "RoleAssignmentExists" && activates:
			return o.activeAlready(ctx, b)
		case known:
			return bad(message)
		case f.status == http.StatusForbidden && activates && onBehalf(ctx, b):
			return &pimserver.Error{Status: http.StatusForbidden, Code: "Forbidden", Message: v2rules.OnBehalf}
		}
	}
	if errors.Is(err, errLength) {
		return o.tooLong(ctx, deref(b.RoleId))
	}
	return fail(ctx, err)
}

// onBehalf says whether somebody asks to activate a role for another.
func onBehalf(ctx context.Context, b pim.PrivilegedRoleAssignmentRequest) bool {
	user, caller := deref(b.UserId), callOf(ctx).claims.ObjectID
	return user != "" && !strings.EqualFold(user, "Self") && caller != "" && user != caller
}

// activeAlready tells the two cases apart that v3 has one code for: the role is active, or
// will be.
func (o *operations) activeAlready(ctx context.Context, b pim.PrivilegedRoleAssignmentRequest) error {
	user := deref(b.UserId)
	if user == "" || strings.EqualFold(user, "Self") {
		user = callOf(ctx).claims.ObjectID
	}
	held, err := o.held(ctx, user, deref(b.RoleId))
	if err != nil {
		return bad(v2rules.AlreadyActive) // the commoner one
	}
	if held.activated() {
		return bad(v2rules.AlreadyActive)
	}
	return bad(v2rules.Overlap)
}

// longestRule is the one of a policy that has what PIM v2 called maxElavationDuration
// (pim-facts 4.7).
const longestRule = "Expiration_EndUser_Assignment"

// tooLong names the longest activation of a role. To read it takes a permission of its own:
// a caller without it is told in words. A role without a policy is none.
func (o *operations) tooLong(ctx context.Context, role string) error {
	if !validID(role) {
		return errNoRole
	}
	params := pim.ListRoleManagementPolicyAssignmentsParams{
		Filter: equal("scopeId", wholeTenant) + " and " + equal("scopeType", "DirectoryRole") + " and " + equal("roleDefinitionId", role),
		Expand: new("policy($expand=rules)"),
	}
	list, err := pages[pim.UnifiedRoleManagementPolicyAssignment](o, ctx, "listRoleManagementPolicyAssignments",
		func(ctx context.Context, e pim.RequestEditorFn) (*http.Response, error) {
			return o.upstream.client.ListRoleManagementPolicyAssignments(ctx, &params, e)
		})
	if err == nil && len(list) == 0 {
		return errNoRole
	}
	longest := "what the policy of the role allows"
	for _, a := range list {
		for _, r := range deref(deref(a.Policy).Rules) {
			if deref(a.RoleDefinitionId) == role && deref(r.Id) == longestRule && r.MaximumDuration != nil {
				longest = *r.MaximumDuration
			}
		}
	}
	return bad(v2rules.LengthRefused(longest))
}
