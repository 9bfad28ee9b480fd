package rule_test

import (
	"testing"

	"github.com/pimigrate/pimigrate/analyzer/rule"
)

func TestRefines(t *testing.T) {
	tests := []struct {
		name, path, other string
		want              bool
	}{
		{"a provider", "/beta/privilegedAccess/aadRoles/roleAssignmentRequests", "/beta/privilegedAccess/{}/roleAssignmentRequests", true},
		{"the other way round", "/beta/privilegedAccess/{}/roleAssignmentRequests", "/beta/privilegedAccess/aadRoles/roleAssignmentRequests", false},
		{"another provider", "/beta/privilegedAccess/aadRoles/roleAssignmentRequests", "/beta/privilegedAccess/azureResources/roleAssignmentRequests", false},
		{"something else replaces it", "/beta/privilegedRoleAssignmentRequests/my", "/beta/privilegedRoleAssignmentRequests/{}", false},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			m, ok := rule.PIM().Match("GET", tt.path)
			other, ok2 := rule.PIM().Match("GET", tt.other)
			if !ok || !ok2 {
				t.Fatalf("match %t, %t", ok, ok2)
			}
			if got := m.Refines(other); got != tt.want {
				t.Errorf("%s refines %s: %t, want %t", m.ID, other.ID, got, tt.want)
			}
		})
	}
}
