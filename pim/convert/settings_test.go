package convert

import (
	"encoding/json"
	"slices"
	"strings"
	"testing"

	"github.com/pimigrate/pimigrate/gen/pim"
)

// TestTableGovernanceRules converts the cases of the second table of 4.7: each
// rule of iteration 2 alone in its list makes one update with the value named.
func TestTableGovernanceRules(t *testing.T) {
	cases := 0
	for _, row := range readTable(t, "4.7.2.tsv") {
		for _, c := range strings.Split(row[3], "; ") {
			cases++
			where, want, _ := strings.Cut(c, ">")
			path, value, _ := strings.Cut(want, "=")
			part := strings.SplitN(where, "/", 3)
			rules, notes := GovernancePolicyRules(inList(part[0], part[1], part[2]), Policy{Subject: subject})
			data, err := json.Marshal(map[string]pim.UnifiedRoleManagementPolicyRule{deref(rules[0].Id): rules[0]})
			if err != nil || len(rules) != 1 {
				t.Fatalf("%s: %d updates, %v", c, len(rules), err)
			}
			got := lookup(parse[any](t, string(data)), path)
			text, _ := json.Marshal(got)
			text = []byte(strings.ReplaceAll(string(text), `,"rest":""`, ""))
			if string(text) != value {
				t.Errorf("%s: %s is %s, want %s", where, path, text, value)
			}
			if marks := notes.Of(Doubtful); len(marks) != 1 || string(marks[0].Mark) != row[2] {
				t.Errorf("%s: %v, want the mark %s", where, notes, row[2])
			}
			if !strings.Contains(row[1], "Enablement_") && !strings.Contains(row[1]+want, first(row[1])) {
				t.Errorf("%s: the table says %s", want, row[1])
			}
		}
	}
	if cases != 14 {
		t.Errorf("%d cases", cases)
	}
}

// TestRulesHaveCases: every row of the code is one of the cases, and the lists
// are all of them.
func TestRulesHaveCases(t *testing.T) {
	var all strings.Builder
	for _, row := range readTable(t, "4.7.2.tsv") {
		all.WriteString(row[3])
	}
	for _, r := range settingRows {
		if !strings.Contains(all.String(), r.rule+"/{\""+r.key+"\"") {
			t.Errorf("no case has %s %s", r.rule, r.key)
		}
	}
	for _, b := range buckets {
		if !strings.Contains(all.String(), b.property+"/") || !strings.Contains(all.String(), b.target+".") {
			t.Errorf("no case has %s", b.property)
		}
	}
}

// inList is a setting with one rule.
func inList(list, rule, setting string) pim.GovernanceRoleSetting {
	rules := &[]pim.GovernanceRuleSetting{{RuleIdentifier: &rule, Setting: &setting}}
	switch list {
	case "adminEligibleSettings":
		return pim.GovernanceRoleSetting{AdminEligibleSettings: rules}
	case "adminMemberSettings":
		return pim.GovernanceRoleSetting{AdminMemberSettings: rules}
	case "userMemberSettings":
		return pim.GovernanceRoleSetting{UserMemberSettings: rules}
	}
	return pim.GovernanceRoleSetting{UserEligibleSettings: rules}
}

// lookup is like has, and returns what is there.
func lookup(v any, path string) any {
	for _, step := range strings.Split(path, ".") {
		if object, ok := v.(map[string]any); ok {
			v = object[step]
		} else if list, ok := v.([]any); ok && step == "0" {
			v = list[0]
		}
	}
	return v
}

// TestPresentRules: what v2 does not know stays, what it switches off goes, and
// the present rules are left alone.
func TestPresentRules(t *testing.T) {
	now := []pim.UnifiedRoleManagementPolicyRule{
		{Id: new("Enablement_Admin_Assignment"), EnabledRules: &[]string{ticketing}},
		{Id: new(enablementRule), EnabledRules: &[]string{justification, multiFactor, "New"}},
	}
	tests := []struct {
		s    pim.PrivilegedRoleSettings
		want []string
	}{
		{pim.PrivilegedRoleSettings{MfaOnElevation: new(false)}, []string{justification, "New"}},
		{pim.PrivilegedRoleSettings{MfaOnElevation: new(true)}, []string{justification, "New", multiFactor}},
		{pim.PrivilegedRoleSettings{TicketingInfoOnElevation: new(true)}, []string{justification, multiFactor, "New", ticketing}},
		{pim.PrivilegedRoleSettings{MfaOnElevation: new(false), TicketingInfoOnElevation: new(false)}, []string{justification, "New"}},
	}
	for _, tt := range tests {
		rules, notes := PolicyRules(tt.s, Policy{Rules: now})
		if len(rules) != 1 || deref(rules[0].Id) != enablementRule || !slices.Equal(*rules[0].EnabledRules, tt.want) {
			t.Errorf("%+v: %+v, want %v", tt.s, rules, tt.want)
		}
		if missing := notes.Of(Missing); missing != nil {
			t.Errorf("present rules are given: %v", missing)
		}
		bare, notes := PolicyRules(tt.s, Policy{})
		if slices.Contains(*bare[0].EnabledRules, justification) || len(notes.Of(Missing)) != 1 {
			t.Errorf("nothing is given: %+v, %v", bare, notes)
		}
	}
	if got := *now[1].EnabledRules; !slices.Equal(got, []string{justification, multiFactor, "New"}) {
		t.Errorf("the present rules became %v", got)
	}
}

// TestApprovers: approvers need somebody to spell them, and none is invented.
func TestApprovers(t *testing.T) {
	old := pim.PrivilegedRoleSettings{ApproverIds: &[]string{"a"}}
	if rules, notes := PolicyRules(old, Policy{Rules: presentRules}); rules != nil || len(notes.Of(Lost)) != 1 {
		t.Errorf("%+v, %v", rules, notes)
	}
	for _, text := range []string{"null", `"a"`, "{}", "[1]", `[{"Type":"User"}]`, `[{"Id":""}]`} {
		rules, notes := GovernancePolicyRules(inList("userMemberSettings", "ApprovalRule", `{"Approvers":`+text+`}`), Policy{Subject: subject})
		if n, _ := notes.On("userMemberSettings[0].setting.Approvers"); rules != nil || n.Kind != Lost {
			t.Errorf("%s: %+v, %v", text, rules, notes)
		}
	}
	rules, notes := GovernancePolicyRules(inList("userMemberSettings", "ApprovalRule", `{"Approvers":[{"Id":"a"},{}]}`), Policy{Subject: subject})
	if got := *(*rules[0].Setting.ApprovalStages)[0].PrimaryApprovers; len(got) != 1 || len(notes.Of(Lost)) != 1 {
		t.Errorf("%+v, %v", got, notes)
	}
}

// TestNoUpdates: settings that say nothing change nothing.
func TestNoUpdates(t *testing.T) {
	if rules, notes := PolicyRules(pim.PrivilegedRoleSettings{}, Policy{}); rules != nil || notes != nil {
		t.Errorf("%v, %v", rules, notes)
	}
	if rules, notes := GovernancePolicyRules(pim.GovernanceRoleSetting{}, Policy{}); rules != nil || notes != nil {
		t.Errorf("%v, %v", rules, notes)
	}
	if rules, notes := GovernancePolicyRules(inList("userMemberSettings", "MfaRule", `{}`), Policy{}); rules != nil || len(notes.Of(Ignored)) != 1 {
		t.Errorf("%v, %v", rules, notes)
	}
}

func TestLongest(t *testing.T) {
	tests := []struct {
		usual, longest, want string
		lost                 []string
	}{
		{"PT1H", "PT8H", "PT8H", []string{"elevationDuration"}},
		{"PT8H", "PT8H", "PT8H", nil},
		{"PT480M", "PT8H", "PT8H", nil},
		{"PT1H", "", "PT1H", nil},
		{"", "PT8H", "PT8H", nil},
		{"0001-01-01T01:00:00Z", "PT8H", "PT8H", []string{"elevationDuration"}},
		{"PT1H", "x", "PT1H", []string{"maxElavationDuration"}},
	}
	for _, tt := range tests {
		var s pim.PrivilegedRoleSettings
		if tt.usual != "" {
			s.ElevationDuration = &tt.usual
		}
		if tt.longest != "" {
			s.MaxElavationDuration = &tt.longest
		}
		rules, notes := PolicyRules(s, Policy{})
		var lost []string
		for _, n := range notes.Of(Lost) {
			lost = append(lost, n.Property)
		}
		if len(rules) != 1 || deref(rules[0].MaximumDuration) != tt.want || !slices.Equal(lost, tt.lost) {
			t.Errorf("%q, %q: %+v, lost %v", tt.usual, tt.longest, rules, lost)
		}
	}
}

func TestMinutes(t *testing.T) {
	for text, want := range map[string]string{"480": "PT8H", "0": "PT0S", "0.5": "PT30S", "1e9": "", "-1": "", "\"480\"": "", "null": "", "[]": ""} {
		rules, notes := GovernancePolicyRules(inList("userMemberSettings", "ExpirationRule", `{"maximumGrantPeriodInMinutes":`+text+`}`), Policy{})
		got := ""
		if len(rules) == 1 {
			got = deref(rules[0].MaximumDuration)
		}
		if lost := notes.Of(Lost) != nil; got != want || lost != (want == "") {
			t.Errorf("%s minutes: %q, want %q; %v", text, got, want, notes)
		}
	}
}
