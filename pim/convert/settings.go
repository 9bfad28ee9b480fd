package convert

import "github.com/pimigrate/pimigrate/gen/pim"

// Rules that the settings of PIM v2 become part of (pim-facts 3.8, 4.7).
const (
	expirationRule   = "Expiration_EndUser_Assignment"
	enablementRule   = "Enablement_EndUser_Assignment"
	approvalRule     = "Approval_EndUser_Assignment"
	notificationRule = "Notification_Requestor_EndUser_Assignment"
)

// settingFates is the table of pim-facts 4.7 for PIM v2. A home in brackets is a
// member of a list.
var settingFates = newFates([]fate{
	ignore("@odata.context", envelope),
	doubt("approvalOnElevation", approvalRule+".setting.isApprovalRequired", Proposed, ruleMapping),
	doubt("approverIds", approvalRule+".setting.approvalStages[0].primaryApprovers", Proposed, ruleMapping),
	doubt("elevationDuration", expirationRule+".maximumDuration", Proposed, ruleMapping+"; the default length of an activation has no other home"),
	readOnly("id", "", "", "a policy has an id of its own"),
	lose("isMfaOnElevationConfigurable", noRule),
	lose("lastGlobalAdmin", noRule),
	doubt("maxElavationDuration", expirationRule+".maximumDuration", Proposed, ruleMapping),
	doubt("mfaOnElevation", enablementRule+".enabledRules["+multiFactor+"]", Proposed, ruleMapping),
	lose("minElevationDuration", noRule),
	doubt("notificationToUserOnElevation", notificationRule+".isDefaultRecipientsEnabled", Proposed, ruleMapping+"; which of the rule's properties is [inferred]"),
	doubt("ticketingInfoOnElevation", enablementRule+".enabledRules["+ticketing+"]", Proposed, ruleMapping),
})

const (
	ruleMapping = "no official table says which rule it became"
	noRule      = "no rule of a policy says it"
)

// PolicyRules returns the role settings of PIM v2 as updates of the rules of the
// role's policy, one a rule, with the @odata.type that an update requires
// (pim-facts 3.8, 4.7). All of the mapping is [Proposed]. Settings that are not
// set change nothing.
func PolicyRules(s pim.PrivilegedRoleSettings, p Policy) ([]pim.UnifiedRoleManagementPolicyRule, Notes) {
	u := &updates{l: open(s, settingFates), policy: p}
	if longest := u.longest(s); longest != nil {
		r, _ := u.rule(expirationRule)
		r.MaximumDuration = longest
	}
	if s.MfaOnElevation != nil {
		u.enable(enablementRule, multiFactor, *s.MfaOnElevation)
	}
	if s.TicketingInfoOnElevation != nil {
		u.enable(enablementRule, ticketing, *s.TicketingInfoOnElevation)
	}
	if s.ApprovalOnElevation != nil {
		u.approval().IsApprovalRequired = dup(s.ApprovalOnElevation)
	}
	if s.ApproverIds != nil {
		u.approvers("approverIds", approvers(*s.ApproverIds))
	}
	if s.NotificationToUserOnElevation != nil {
		r, _ := u.rule(notificationRule)
		r.IsDefaultRecipientsEnabled = dup(s.NotificationToUserOnElevation)
	}
	return u.list(), u.l.notes()
}

// longest returns the longest activation. PIM v2 also had a default length, which
// only counts if there is no other.
func (u *updates) longest(s pim.PrivilegedRoleSettings) *string {
	usual := u.length("elevationDuration", s.ElevationDuration)
	longest := u.length("maxElavationDuration", s.MaxElavationDuration)
	if longest == nil {
		return usual
	}
	if usual != nil && !sameLength(*usual, *longest) {
		u.l.lose("elevationDuration", "v3 has no default length; maxElavationDuration is the limit")
	}
	return longest
}

// length returns a length of the input if it is one: samples show times in the
// place of durations (pim-facts 1.5.4).
func (u *updates) length(property string, iso *string) *string {
	if iso == nil {
		return nil
	}
	if _, err := parseISO(*iso); err != nil {
		u.l.lose(property, err.Error())
		return nil
	}
	return dup(iso)
}

func approvers(ids []string) []Approver {
	out := make([]Approver, len(ids))
	for i, id := range ids {
		out[i].ID = id
	}
	return out
}
