package graph

import (
	"net/http"
	"slices"
	"strings"

	"github.com/pimigrate/pimigrate/gen/pim"
	"github.com/pimigrate/pimigrate/gen/pimserver"
	"github.com/pimigrate/pimigrate/pim/convert"
	"github.com/pimigrate/pimigrate/pimtest/tenant"
)

// Parts of the ids of rules, which are fixed (pim-facts 3.8).
const (
	expiration     = "Expiration"
	enablement     = "Enablement"
	approval       = "Approval"
	authentication = "AuthenticationContext"
	notification   = "Notification"

	onActivation        = "EndUser_Assignment"
	mailToRequestor     = "Notification_Requestor_" + onActivation
	multiFactor         = "MultiFactorAuthentication"
	justification       = "Justification"
	ticketing           = "Ticketing"
	singleUser          = "#microsoft.graph.singleUser"
	ruleType            = "#microsoft.graph.unifiedRoleManagementPolicy" // + family + Rule
	longestEligibility  = "P365D"
	longestAssignment   = "P180D"
	singleStageApproval = "SingleStage"
)

// stages are the parts of a rule's id behind its family: who acts, and on what.
var stages = []string{"Admin_Eligibility", "Admin_Assignment", onActivation}

// rules returns the 17 rules of a role's policy. What activating takes is the role's
// settings; administrators are not limited.
func rules(s tenant.Settings) []pim.UnifiedRoleManagementPolicyRule {
	var out []pim.UnifiedRoleManagementPolicyRule
	add := func(family, id string) *pim.UnifiedRoleManagementPolicyRule {
		out = append(out, pim.UnifiedRoleManagementPolicyRule{Id: &id, OdataType: new(ruleType + family + "Rule"), Target: target(id)})
		return &out[len(out)-1]
	}
	for i, longest := range []string{longestEligibility, longestAssignment, s.MaxDuration} {
		r := add(expiration, expiration+"_"+stages[i])
		r.IsExpirationRequired, r.MaximumDuration = new(stages[i] == onActivation), set(longest)
	}
	for _, stage := range stages {
		r := add(enablement, enablement+"_"+stage)
		r.EnabledRules = &[]string{}
		if stage == onActivation {
			r.EnabledRules = enabled(s)
		}
	}
	add(approval, approval+"_"+onActivation).Setting = approvalSetting(s)
	add(authentication, authentication+"_"+onActivation).IsEnabled = new(false)
	for _, recipient := range []string{"Admin", "Requestor", "Approver"} {
		for _, stage := range stages {
			r := add(notification, notification+"_"+recipient+"_"+stage)
			r.NotificationType, r.RecipientType, r.NotificationLevel = new("Email"), &recipient, new("All")
			r.NotificationRecipients, r.IsDefaultRecipientsEnabled = &[]string{}, new(true)
			if *r.Id == mailToRequestor {
				r.IsDefaultRecipientsEnabled = new(s.Notify)
			}
		}
	}
	return out
}

func target(id string) *pim.UnifiedRoleManagementPolicyRuleTarget {
	parts := strings.Split(id, "_")
	return &pim.UnifiedRoleManagementPolicyRuleTarget{
		Caller: &parts[len(parts)-2], Level: &parts[len(parts)-1], Operations: &[]string{"All"},
		InheritableSettings: &[]string{}, EnforcedSettings: &[]string{},
	}
}

func enabled(s tenant.Settings) *[]string {
	out := []string{}
	for _, r := range []struct {
		name string
		on   bool
	}{{multiFactor, s.MFA}, {justification, s.Justification}, {ticketing, s.Ticketing}} {
		if r.on {
			out = append(out, r.name)
		}
	}
	return &out
}

func approvalSetting(s tenant.Settings) *pim.ApprovalSettings {
	approvers := []pim.SubjectSet{}
	for _, id := range s.Approvers {
		approvers = append(approvers, pim.SubjectSet{OdataType: new(singleUser), AdditionalProperties: map[string]any{"userId": id}})
	}
	return &pim.ApprovalSettings{
		IsApprovalRequired: new(s.Approval), ApprovalMode: new(singleStageApproval),
		ApprovalStages: &[]pim.UnifiedApprovalStage{{PrimaryApprovers: &approvers}},
	}
}

// changeRule applies what a caller says of a rule to settings.
func changeRule(s *tenant.Settings, id string, b pim.UnifiedRoleManagementPolicyRule) error {
	family, _, _ := strings.Cut(id, "_")
	if deref(b.OdataType) != ruleType+family+"Rule" {
		return badRequest("The property @odata.type has to be " + ruleType + family + "Rule.")
	}
	switch id {
	case expiration + "_" + onActivation:
		return changeExpiration(s, b)
	case enablement + "_" + onActivation:
		return changeEnabled(s, b)
	case approval + "_" + onActivation:
		return changeApproval(s, b)
	case mailToRequestor:
		if b.IsDefaultRecipientsEnabled != nil {
			s.Notify = *b.IsDefaultRecipientsEnabled
		}
		return nil
	}
	return notCovered("changes of the rule " + id)
}

func changeExpiration(s *tenant.Settings, b pim.UnifiedRoleManagementPolicyRule) error {
	if b.IsExpirationRequired != nil && !*b.IsExpirationRequired {
		return notCovered("activations without an end")
	}
	if b.MaximumDuration == nil {
		return nil
	}
	if _, err := convert.ISOLength(*b.MaximumDuration); err != nil {
		return badRequest("The property maximumDuration is no duration.")
	}
	s.MaxDuration = *b.MaximumDuration
	return nil
}

func changeEnabled(s *tenant.Settings, b pim.UnifiedRoleManagementPolicyRule) error {
	if b.EnabledRules == nil {
		return nil
	}
	for _, name := range *b.EnabledRules {
		if name != multiFactor && name != justification && name != ticketing {
			return &pimserver.Error{Status: http.StatusBadRequest, Message: "There is no rule " + name + " to enable."}
		}
	}
	on := func(name string) bool { return slices.Contains(*b.EnabledRules, name) }
	s.MFA, s.Justification, s.Ticketing = on(multiFactor), on(justification), on(ticketing)
	return nil
}

// changeApproval takes users as approvers. How a policy spells them is not described in
// the sources; this is the type that generated clients have.
func changeApproval(s *tenant.Settings, b pim.UnifiedRoleManagementPolicyRule) error {
	setting := deref(b.Setting)
	if setting.ApprovalStages != nil {
		var approvers []string
		for _, stage := range *setting.ApprovalStages {
			for _, a := range deref(stage.PrimaryApprovers) {
				id, ok := a.AdditionalProperties["userId"].(string)
				if !ok || deref(a.OdataType) != singleUser {
					return notCovered("approvers other than " + singleUser + " with a userId")
				}
				approvers = append(approvers, id)
			}
		}
		s.Approvers = approvers
	}
	if setting.IsApprovalRequired != nil {
		s.Approval = *setting.IsApprovalRequired
	}
	return nil
}
