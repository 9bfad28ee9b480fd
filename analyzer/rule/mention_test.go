package rule_test

import (
	"strings"
	"testing"

	"github.com/pimigrate/pimigrate/analyzer/rule"
)

func TestMention(t *testing.T) {
	tests := []struct{ text, want string }{
		{"/beta/privilegedRoles", "GET"},
		{"beta/privilegedRoles", "GET"},
		{"{}/beta/privilegedRoles", "GET"},
		{"https://graph.microsoft.com/beta/privilegedRoles?$top=5", "GET"},
		{"https://{}/beta/privilegedRoles", "GET"},
		{"/beta/privilegedRoles/{}/assignments", "GET"},
		{"/beta/privilegedRoleAssignmentRequests", "GET POST"},

		{"/privilegedRoles", ""},
		{"{}/privilegedRoles", ""},
		{"https://graph.microsoft.com/privilegedRoles", ""},
		{"https://example.com/beta/privilegedRoles", ""},
		{"/v1.0/roleManagement/directory/roleDefinitions", ""},
		{"/v1.0/identityGovernance/privilegedAccess/group/resources", ""},
		{"", ""},
	}
	for _, tt := range tests {
		var methods []string
		m, _ := rule.PIM().Mention(tt.text)
		for _, op := range m.Operations {
			methods = append(methods, op.Method)
		}
		if got := strings.Join(methods, " "); got != tt.want {
			t.Errorf("Mention(%q) = %q, want %q", tt.text, got, tt.want)
		}
	}
}

func TestMentionServerWithVersion(t *testing.T) {
	const rules = `{"servers": ["https://api.example.com/v1"], "notices": [{"date": "2026-01-01"}],
		"operations": [{"id": "listPets", "method": "GET", "path": "/pets", "deprecation": 1}]}`
	s, err := rule.Read([]byte(rules))
	if err != nil {
		t.Fatal(err)
	}
	for text, want := range map[string]bool{
		"https://api.example.com/v1/pets": true,
		"/v1/pets":                        true,
		"/v2/pets":                        false,
		"/pets":                           false,
	} {
		if _, got := s.Mention(text); got != want {
			t.Errorf("Mention(%q) = %t, want %t", text, got, want)
		}
	}
}

func TestMentionMessages(t *testing.T) {
	m, ok := rule.PIM().Mention("/beta/privilegedRoles")
	if !ok {
		t.Fatal("no mention")
	}
	want := "mentions GET /beta/privilegedRoles (PIM v2), which is retired as of 2021-05-31; no request here is known to use it: " +
		"use GET /v1.0/roleManagement/directory/roleDefinitions [listPrivilegedRoles]"
	if got := m.Message(); got != want {
		t.Errorf("Message:\n got %s\nwant %s", got, want)
	}
	for _, op := range rule.PIM().Operations {
		m, ok := rule.PIM().Mention(op.Path)
		if ok != (op.Deprecation != nil) {
			t.Errorf("%s: mentioned: %t", op.Path, ok)
		}
		if ok && len(m.Message()) > 350 {
			t.Errorf("message of %d bytes: %s", len(m.Message()), m.Message())
		}
	}
}
