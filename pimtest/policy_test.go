package pimtest_test

import (
	"net/http"
	"net/url"
	"strings"
	"testing"

	"github.com/pimigrate/pimigrate/pimtest"
	"github.com/pimigrate/pimigrate/pimtest/tenant"
)

const policies = "/v1.0/policies/roleManagementPolicies"

// TestPolicies finds the policy of a role as the page says.
func TestPolicies(t *testing.T) {
	a := newAPI(t)
	filter := "scopeId eq '/' and scopeType eq 'DirectoryRole' and roleDefinitionId eq '" + tenant.SecurityReader + "'"
	got := a.get("/v1.0/policies/roleManagementPolicyAssignments?$filter=" + url.QueryEscape(filter) + "&$expand=policy($expand=rules)").list()
	if len(got) != 1 {
		t.Fatalf("assignments: %v", got)
	}
	policy := got[0]["policy"].(map[string]any)
	if n := len(policy["rules"].([]any)); n != 17 {
		t.Errorf("%d rules", n)
	}
	id := policy["id"].(string)
	if n := len(a.get(policies + "/" + id + "/rules").list()); n != 17 {
		t.Errorf("%d rules", n)
	}
	if got := a.get(policies + "/" + id + "/rules/Expiration_EndUser_Assignment"); got.text("maximumDuration") != "PT8H" || got.text("target", "caller") != "EndUser" {
		t.Errorf("rule: %s", got.raw)
	}
	for query, want := range map[string]int{
		"": 400, "?$filter=" + url.QueryEscape("scopeId eq '/' and scopeType eq 'Directory'"): 200,
		"?$filter=" + url.QueryEscape("scopeId eq 'g' and scopeType eq 'Group'"): 501,
	} {
		if got := a.get(policies + query); got.status != want || want == 200 && len(got.list()) != 6 {
			t.Errorf("%q: %d %s", query, got.status, got.raw)
		}
	}
}

// TestRulesAreSettings changes rules in PIM v3 and reads settings in PIM v2.
func TestRulesAreSettings(t *testing.T) {
	a := newAPI(t, pimtest.WithState(eligibleAlice(nil)))
	base := policies + "/DirectoryRole_" + tenant.DefaultTenantID + "_" + tenant.SecurityReader + "/rules/"
	tests := []struct {
		rule, body string
		status     int
		setting    string
		want       any
	}{
		{"Expiration_EndUser_Assignment", `{"@odata.type": "T", "maximumDuration": "PT1H"}`, 204, "maxElavationDuration", "PT1H"},
		{"Enablement_EndUser_Assignment", `{"@odata.type": "T", "enabledRules": ["Ticketing"]}`, 204, "ticketingInfoOnElevation", true},
		{"Approval_EndUser_Assignment", `{"@odata.type": "T", "setting": {"isApprovalRequired": true, "approvalStages": [{"primaryApprovers": [{"@odata.type": "#microsoft.graph.singleUser", "userId": "x"}]}]}}`, 204, "approvalOnElevation", true},
		{"Notification_Requestor_EndUser_Assignment", `{"@odata.type": "T", "isDefaultRecipientsEnabled": true}`, 204, "notificationToUserOnElevation", true},
		{"Expiration_EndUser_Assignment", `{"maximumDuration": "PT2H"}`, 400, "maxElavationDuration", "PT1H"},
		{"Expiration_EndUser_Assignment", `{"@odata.type": "T", "maximumDuration": "2"}`, 400, "maxElavationDuration", "PT1H"},
		{"Expiration_EndUser_Assignment", `{"@odata.type": "T", "isExpirationRequired": false}`, 501, "maxElavationDuration", "PT1H"},
		{"Enablement_EndUser_Assignment", `{"@odata.type": "T", "enabledRules": ["Nothing"]}`, 400, "ticketingInfoOnElevation", true},
		{"Expiration_Admin_Eligibility", `{"@odata.type": "T", "maximumDuration": "PT1H"}`, 501, "maxElavationDuration", "PT1H"},
		{"Nothing", `{}`, 404, "maxElavationDuration", "PT1H"},
	}
	for _, tt := range tests {
		family, _, _ := strings.Cut(tt.rule, "_")
		body := strings.Replace(tt.body, `"T"`, `"#microsoft.graph.unifiedRoleManagementPolicy`+family+`Rule"`, 1)
		if got := a.send("", http.MethodPatch, base+tt.rule, body); got.status != tt.status {
			t.Errorf("%s %s: %d %s", tt.rule, body, got.status, got.raw)
		}
		if got := a.get(path("getPrivilegedRoleSettings", tenant.SecurityReader)).body[tt.setting]; got != tt.want {
			t.Errorf("%s %s: %s is %v", tt.rule, body, tt.setting, got)
		}
	}
	if got := a.send("", http.MethodPost, requests, future()); got.message() != `The following policy rules failed: ["TicketingRule"]` {
		t.Errorf("an activation without a ticket: %d %s", got.status, got.raw)
	}
}
