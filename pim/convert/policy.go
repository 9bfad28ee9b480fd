package convert

import (
	"slices"
	"strings"

	"github.com/pimigrate/pimigrate/gen/pim"
)

// A Policy is what role settings leave to their surroundings when they become
// updates of a policy's rules. It may be empty.
type Policy struct {
	// Rules are the policy's rules as they are. An update replaces the
	// enabledRules or the setting of a rule as a whole; parts that v2 does not
	// know, such as Justification in PIM v2, are kept from here. Without them,
	// notes of kind [Missing] say what would be switched off.
	Rules []pim.UnifiedRoleManagementPolicyRule

	// Subject spells an approver for a policy. The sources do not describe how
	// (pim-facts 3.8), so without it approvers are [Lost].
	Subject func(Approver) pim.SubjectSet
}

// An Approver is somebody who may approve an activation in v2.
type Approver struct {
	ID          string
	Type        string // "" in PIM v2, which does not say it
	DisplayName string // "" in PIM v2
	Email       string // "" in PIM v2
}

// Members of enabledRules (pim-facts 3.8).
const (
	multiFactor   = "MultiFactorAuthentication"
	justification = "Justification"
	ticketing     = "Ticketing"
)

// ruleTypes are the types of rules by the first part of their ids (pim-facts 3.8).
var ruleTypes = map[string]string{
	"Expiration":   "#microsoft.graph.unifiedRoleManagementPolicyExpirationRule",
	"Enablement":   "#microsoft.graph.unifiedRoleManagementPolicyEnablementRule",
	"Approval":     "#microsoft.graph.unifiedRoleManagementPolicyApprovalRule",
	"Notification": "#microsoft.graph.unifiedRoleManagementPolicyNotificationRule",
}

// updates collects updates of rules.
type updates struct {
	l      *ledger
	policy Policy
	rules  []*pim.UnifiedRoleManagementPolicyRule
}

// rule returns the update of a rule, and whether this call made it.
func (u *updates) rule(id string) (r *pim.UnifiedRoleManagementPolicyRule, isNew bool) {
	for _, r := range u.rules {
		if *r.Id == id {
			return r, false
		}
	}
	family, _, _ := strings.Cut(id, "_")
	r = &pim.UnifiedRoleManagementPolicyRule{Id: &id, OdataType: new(ruleTypes[family])}
	u.rules = append(u.rules, r)
	return r, true
}

// present returns the rule as it is, if that is known.
func (u *updates) present(id string) (pim.UnifiedRoleManagementPolicyRule, bool) {
	for _, r := range u.policy.Rules {
		if deref(r.Id) == id {
			return r, true
		}
	}
	return pim.UnifiedRoleManagementPolicyRule{}, false
}

// enable puts a member into the enabledRules of a rule, or takes it out.
func (u *updates) enable(id, member string, on bool) {
	r, isNew := u.rule(id)
	if isNew {
		now, known := u.present(id)
		if !known {
			u.l.need(id+".enabledRules", "the update replaces the list: what v2 does not know is switched off")
		}
		r.EnabledRules = new(slices.Clone(deref(now.EnabledRules)))
	}
	list := slices.DeleteFunc(*r.EnabledRules, func(s string) bool { return s == member })
	if on {
		list = append(list, member)
	}
	if list == nil {
		list = []string{} // null would not clear the list
	}
	r.EnabledRules = &list
}

// approval returns the setting of the approval rule to change.
func (u *updates) approval() *pim.ApprovalSettings {
	r, isNew := u.rule(approvalRule)
	if isNew {
		now, known := u.present(approvalRule)
		if !known {
			u.l.need(approvalRule+".setting", "the update replaces the setting: what v2 does not know falls to its defaults")
		}
		r.Setting = new(deref(now.Setting))
	}
	return r.Setting
}

// approvers sets the approvers of the first stage. property is their list in the
// input.
func (u *updates) approvers(property string, list []Approver) {
	if u.policy.Subject == nil {
		u.l.lose(property, "the sources do not describe how a policy spells an approver; give Policy.Subject")
		return
	}
	subjects := make([]pim.SubjectSet, len(list))
	for i, a := range list {
		subjects[i] = u.policy.Subject(a)
	}
	setting := u.approval()
	stages := slices.Clone(deref(setting.ApprovalStages))
	if len(stages) == 0 {
		stages = make([]pim.UnifiedApprovalStage, 1)
	}
	stages[0].PrimaryApprovers = &subjects
	setting.ApprovalStages = &stages
}

// list returns the updates.
func (u *updates) list() []pim.UnifiedRoleManagementPolicyRule {
	var out []pim.UnifiedRoleManagementPolicyRule
	for _, r := range u.rules {
		out = append(out, *r)
	}
	return out
}
