package rule_test

import (
	"strings"
	"testing"

	"github.com/pimigrate/pimigrate/analyzer/rule"
)

// A matchCase is a request and the ID of the operation of PIM that it reaches,
// or "".
type matchCase struct{ name, method, url, want string }

func TestMatch(t *testing.T) {
	checkMatches(t, []matchCase{
		{"absolute", "POST", "https://graph.microsoft.com/beta/privilegedRoleAssignmentRequests/{}/cancel", "cancelPrivilegedRoleAssignmentRequest"},
		{"known id", "POST", "https://graph.microsoft.com/beta/privilegedRoleAssignmentRequests/7c53/cancel", "cancelPrivilegedRoleAssignmentRequest"},
		{"unknown server", "POST", "{}/beta/privilegedRoleAssignmentRequests/{}/cancel", "cancelPrivilegedRoleAssignmentRequest"},
		{"unknown server and version", "POST", "{}/privilegedRoleAssignmentRequests/{}/cancel", "cancelPrivilegedRoleAssignmentRequest"},
		{"unknown server, no slash", "POST", "{}privilegedRoleAssignmentRequests/{}/cancel", "cancelPrivilegedRoleAssignmentRequest"},
		{"unknown host", "GET", "https://{}/beta/privilegedRoles", "listPrivilegedRoles"},
		{"relative", "GET", "/privilegedRoles/{}", "getPrivilegedRole"},
		{"relative, no slash", "GET", "beta/privilegedRoles", "listPrivilegedRoles"},
		{"national cloud", "GET", "https://graph.microsoft.us/beta/privilegedRoles", "listPrivilegedRoles"},
		{"query", "GET", "/beta/privilegedRoles?$filter={}", "listPrivilegedRoles"},
		{"unknown query", "GET", "/beta/privilegedRoles?{}", "listPrivilegedRoles"},
		{"key in parentheses", "POST", "/beta/privilegedRoleAssignmentRequests('{}')/cancel", "cancelPrivilegedRoleAssignmentRequest"},
		{"bare key in parentheses", "POST", "/beta/privilegedRoleAssignmentRequests({})/cancel", "cancelPrivilegedRoleAssignmentRequest"},
		{"long form of an action", "POST", "/beta/privilegedRoleAssignmentRequests/{}/microsoft.graph.cancel", "cancelPrivilegedRoleAssignmentRequest"},
		{"function with parentheses", "GET", "/beta/privilegedRoleAssignmentRequests/my()", "listMyPrivilegedRoleAssignmentRequests"},
		{"static beats parameter", "GET", "/beta/privilegedRoleAssignmentRequests/my", "listMyPrivilegedRoleAssignmentRequests"},
		{"case", "GET", "/BETA/privilegedroles", "listPrivilegedRoles"},
		{"trailing slash", "GET", "/beta/privilegedRoles/", "listPrivilegedRoles"},
		{"URI template", "POST", "{+baseurl}/privilegedRoleAssignmentRequests/{privilegedRoleAssignmentRequest%2Did}/cancel", "cancelPrivilegedRoleAssignmentRequest"},
		{"URI template with query", "GET", "{+baseurl}/privilegedRoles{?%24expand,%24select}", "listPrivilegedRoles"},
		{"unknown method, one operation", "", "/beta/privilegedRoleAssignmentRequests/{}/cancel", "cancelPrivilegedRoleAssignmentRequest"},

		{"other host", "GET", "https://example.com/beta/privilegedRoles", ""},
		{"other version", "GET", "https://graph.microsoft.com/v1.0/privilegedRoles", ""},
		{"other version, unknown server", "GET", "{}/v1.0/privilegedRoles", ""},
		{"known host without version", "GET", "https://graph.microsoft.com/privilegedRoles", ""},
		{"other method", "PATCH", "/beta/privilegedRoleAssignmentRequests/{}/cancel", ""},
		{"successor", "POST", "/v1.0/roleManagement/directory/roleAssignmentScheduleRequests/{}/cancel", ""},
		{"count", "GET", "/beta/privilegedRoles/$count", "listPrivilegedRoles"},
		{"no key", "GET", "/beta/privilegedRoles/$ref", ""},
		{"segment in the middle", "GET", "/v1.0/identityGovernance/privilegedAccess/group/assignmentApprovals", ""},
		{"more to the left", "GET", "/v1.0/x/privilegedRoles", ""},
		{"unknown static segment", "POST", "/beta/{}/{}/cancel", ""},
		{"prefix of a name", "GET", "/beta/privilegedRolesX", ""},
		{"nothing known", "GET", "{}", ""},
		{"empty", "GET", "", ""},
	})
}

func checkMatches(t *testing.T, cases []matchCase) {
	for _, tt := range cases {
		t.Run(tt.name, func(t *testing.T) {
			m, ok := rule.PIM().Match(tt.method, tt.url)
			got := ""
			if ok {
				got = m.ID
			}
			if got != tt.want {
				t.Errorf("Match(%q, %q) = %q, want %q", tt.method, tt.url, got, tt.want)
			}
		})
	}
}

func TestMessage(t *testing.T) {
	m, ok := rule.PIM().Match("POST", "/beta/privilegedRoleAssignmentRequests/{}/cancel")
	if !ok {
		t.Fatal("no match")
	}
	want := "POST /beta/privilegedRoleAssignmentRequests/{requestId}/cancel (PIM v2) is retired as of 2021-05-31: " +
		"use POST /v1.0/roleManagement/directory/roleAssignmentScheduleRequests/{id}/cancel for an active assignment " +
		"or .../roleEligibilityScheduleRequests/{id}/cancel for an eligible one; answers 204 without a body " +
		"[cancelPrivilegedRoleAssignmentRequest]"
	if got := m.Message(""); got != want {
		t.Errorf("Message:\n got %s\nwant %s", got, want)
	}
}

func TestMessagesFit(t *testing.T) {
	for _, op := range rule.PIM().Operations {
		if op.Deprecation == nil {
			continue
		}
		m, ok := rule.PIM().Match(op.Method, op.Path)
		if !ok {
			t.Errorf("%s does not match its own path", op.ID)
			continue
		}
		if got := m.Message(""); len(got) > 350 || !strings.HasSuffix(got, "["+op.ID+"]") {
			t.Errorf("%s: message of %d bytes: %s", op.ID, len(got), got)
		}
	}
}

func TestReadRefuses(t *testing.T) {
	for name, data := range map[string]string{
		"empty file":    "",
		"no operations": "{}",
		"not JSON":      "openapi: 3.0.3",
	} {
		if _, err := rule.Read([]byte(data)); err == nil {
			t.Errorf("%s: no error", name)
		}
	}
}

func TestReaches(t *testing.T) {
	m, ok := rule.PIM().Match("POST", "/beta/privilegedRoleAssignmentRequests/{}/cancel")
	if !ok {
		t.Fatal("no match")
	}
	next := m.Successor(m.Deprecation.Replacements[0])
	for _, tt := range []struct {
		name, method, url string
		want              bool
	}{
		{"its path", "POST", "{}" + next.Path, true},
		{"without version", "POST", "{}roleManagement/directory/roleAssignmentScheduleRequests/{}/cancel", true},
		{"other method", "GET", "{}" + next.Path, false},
		{"other successor", "POST", "{}/v1.0/roleManagement/directory/roleEligibilityScheduleRequests/{}/cancel", false},
		{"the retired operation", m.Method, "{}" + m.Path, false},
		{"nothing known", "POST", "{}", false},
	} {
		t.Run(tt.name, func(t *testing.T) {
			if got := m.Reaches(next, tt.method, tt.url); got != tt.want {
				t.Errorf("Reaches(%s, %q, %q) = %t, want %t", next.ID, tt.method, tt.url, got, tt.want)
			}
		})
	}
}

func TestMayServe(t *testing.T) {
	for url, want := range map[string]bool{
		"{}/anything":                                  true,
		"https://GRAPH.microsoft.com/v1.0/users":       true,
		"https://management.azure.com/x":               true, // the server of some operations
		"https://{}.example.com/x":                     true,
		"https://api.example.com/beta/privilegedRoles": false,
	} {
		if got := rule.PIM().MayServe(url); got != want {
			t.Errorf("MayServe(%q) = %t, want %t", url, got, want)
		}
	}
}
