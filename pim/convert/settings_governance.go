package convert

import (
	"fmt"

	"github.com/pimigrate/pimigrate/gen/pim"
)

// governanceSettingFates are the properties of the settings of iteration 2; the
// lists of rules have entries of their own.
var governanceSettingFates = newFates([]fate{
	ignore("@odata.context", envelope),
	move("adminEligibleSettings", ""),
	move("adminMemberSettings", ""),
	readOnly("id", "", "", "a policy has an id of its own"),
	readOnly("isDefault", "", "", noRule),
	readOnly("lastUpdatedBy", "", "", noRule),
	readOnly("lastUpdatedDateTime", "", "", noRule),
	readOnly("resource", "", "", "it describes what resourceId names"),
	readOnly("resourceId", "", "", "it says which policy to update"),
	readOnly("roleDefinition", "", "", "it describes what roleDefinitionId names"),
	readOnly("roleDefinitionId", "", "", "it says which policy to update"),
	lose("userEligibleSettings", "its page calls it unsupported"),
	move("userMemberSettings", ""),
})

// buckets are the lists of rules, and the part of the ids of v3 rules that each
// stands for (pim-facts 4.7).
var buckets = []struct {
	property, target string
	rules            func(pim.GovernanceRoleSetting) *[]pim.GovernanceRuleSetting
}{
	{"adminEligibleSettings", "Admin_Eligibility", func(s pim.GovernanceRoleSetting) *[]pim.GovernanceRuleSetting { return s.AdminEligibleSettings }},
	{"adminMemberSettings", "Admin_Assignment", func(s pim.GovernanceRoleSetting) *[]pim.GovernanceRuleSetting { return s.AdminMemberSettings }},
	{"userMemberSettings", "EndUser_Assignment", func(s pim.GovernanceRoleSetting) *[]pim.GovernanceRuleSetting { return s.UserMemberSettings }},
}

// A settingRow is a key of the JSON text of a rule, and what it sets.
type settingRow struct {
	rule, key string
	home      string // of the value, below a rule of family "Expiration" or the like
	only      string // target that has the rule, "" for all
	set       func(u *updates, r ruleText, value member) error
}

// settingRows is the table of pim-facts 4.7 for iteration 2, with the keys of 2.7.
var settingRows = []settingRow{
	{"ExpirationRule", "permanentAssignment", "Expiration.isExpirationRequired", "", (*updates).setPermanent},
	{"ExpirationRule", "maximumGrantPeriodInMinutes", "Expiration.maximumDuration", "", (*updates).setMaximum},
	{"MfaRule", "mfaRequired", "Enablement.enabledRules[" + multiFactor + "]", "", (*updates).setMultiFactor},
	{"JustificationRule", "required", "Enablement.enabledRules[" + justification + "]", "", (*updates).setJustification},
	{"ApprovalRule", "Enabled", "Approval.setting.isApprovalRequired", "EndUser_Assignment", (*updates).setApproval},
	{"ApprovalRule", "Approvers", "Approval.setting.approvalStages[0].primaryApprovers", "EndUser_Assignment", (*updates).setApprovers},
}

// GovernancePolicyRules returns the role settings of iteration 2 as updates of
// the rules of the role's policy on Graph, for directory roles and groups. See
// [PolicyRules]. All of the mapping is [Proposed]. On ARM the rules have the same
// names as far as pim-facts 4.7 tells; no source read describes their shape.
//
// A rule's setting is JSON text. Text that is none, and keys that have no row,
// are [Lost]; the notes name them like userMemberSettings[0].setting.required.
func GovernancePolicyRules(s pim.GovernanceRoleSetting, p Policy) ([]pim.UnifiedRoleManagementPolicyRule, Notes) {
	u := &updates{l: open(s, governanceSettingFates), policy: p}
	for _, b := range buckets {
		rules := deref(b.rules(s))
		if rules != nil && len(rules) == 0 {
			u.l.ignore(b.property, "the list is empty")
		}
		seen := map[string]bool{}
		for i, rule := range rules {
			r := ruleText{path: fmt.Sprintf("%s[%d]", b.property, i), target: b.target, name: deref(rule.RuleIdentifier)}
			if seen[r.name] {
				u.lose(r, rule, "the list has an earlier rule of this name")
				continue
			}
			seen[r.name] = true
			u.ruleSetting(r, rule)
		}
	}
	return u.list(), u.l.notes()
}

// A ruleText is a rule of iteration 2 in its list.
type ruleText struct {
	path   string // in the input
	target string // part of the id of the v3 rule
	name   string
}

// lose notes a rule that has no home.
func (u *updates) lose(r ruleText, rule pim.GovernanceRuleSetting, reason string) {
	u.l.enter(lose(r.path+".ruleIdentifier", reason), r.name)
	if rule.Setting != nil {
		u.l.enter(lose(r.path+".setting", reason), *rule.Setting)
	}
}

// ruleSetting converts one rule.
func (u *updates) ruleSetting(r ruleText, rule pim.GovernanceRuleSetting) {
	rows := rowsOf(r)
	if len(rows) == 0 {
		u.lose(r, rule, noRule)
		return
	}
	if rule.Setting == nil {
		u.l.enter(lose(r.path+".ruleIdentifier", "the rule has no setting"), r.name)
		return
	}
	members, err := object(*rule.Setting)
	if err != nil {
		u.l.enter(lose(r.path+".setting", err.Error()), *rule.Setting)
		return
	}
	if len(members) == 0 {
		u.l.enter(ignore(r.path+".setting", "it says nothing"), *rule.Setting)
	}
	for _, m := range members {
		u.member(r, rows, m)
	}
}

// rowsOf returns the rows for a rule.
func rowsOf(r ruleText) map[string]settingRow {
	rows := map[string]settingRow{}
	for _, row := range settingRows {
		if row.rule == r.name && (row.only == "" || row.only == r.target) {
			rows[row.key] = row
		}
	}
	return rows
}
