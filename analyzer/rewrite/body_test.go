package rewrite_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"golang.org/x/tools/go/analysis"
	"golang.org/x/tools/go/analysis/checker"

	"github.com/pimigrate/pimigrate/internal/editcase"
)

// TestBodyNotes checks what is said of a body that is not edited, property by
// property, at the place of each.
func TestBodyNotes(t *testing.T) {
	all, err := editcase.Read("testdata")
	if err != nil {
		t.Fatal(err)
	}
	tests := map[string][]string{
		"body-duration-eligible": {
			"11 roleId becomes roleDefinitionId",
			"12 userId becomes principalId",
			`13 type "AdminAdd" becomes action "adminAssign"`,
			"14 assignmentState goes: the path of the successor says it",
			"15 schedule.startDateTime becomes scheduleInfo.startDateTime",
			`15 schedule.endDateTime becomes scheduleInfo.expiration.endDateTime, with scheduleInfo.expiration.type "afterDateTime"`,
			"16 duration has no place in the successor: it is the length of an activation",
			`10 the successor also wants directoryScopeId "/"`,
		},
		"body-type-variable": {
			"11 roleId becomes roleDefinitionId",
			"12 userId becomes principalId",
			`13 type becomes action, "adminAssign" for "AdminAdd", "selfActivate" for "UserAdd"`,
			"14 assignmentState goes: the path of the successor says it",
			"15 schedule.startDateTime becomes scheduleInfo.startDateTime",
			`15 schedule.endDateTime becomes scheduleInfo.expiration.endDateTime, with scheduleInfo.expiration.type "afterDateTime"`,
			`10 the successor also wants directoryScopeId "/"`,
		},
		"body-settings": {
			"10 approvalOnElevation has no place in the successor: isApprovalRequired of the rule Approval_EndUser_Assignment takes its place",
		},
		"body-parameter": {
			"9 its body: duration becomes scheduleInfo.expiration.duration, reason becomes justification, roleId becomes roleDefinitionId, " +
				"schedule.endDateTime becomes scheduleInfo.expiration.endDateTime, schedule.startDateTime becomes scheduleInfo.startDateTime, " +
				"ticketNumber becomes ticketInfo.ticketNumber, ticketSystem becomes ticketInfo.ticketSystem, type becomes action, " +
				"userId becomes principalId; left out: assignmentState, schedule.type; without a place: evaluateOnly",
		},
	}
	cases := slices.DeleteFunc(all, func(c *editcase.Case) bool { return tests[c.Name] == nil })
	for i, p := range load(t, cases) {
		name := cases[i].Name
		graph, err := checker.Analyze([]*analysis.Analyzer{contained()}, p.roots, nil)
		if err != nil {
			t.Fatal(err)
		}
		var got []string
		for _, action := range graph.Roots {
			for _, d := range action.Diagnostics {
				for _, r := range d.Related {
					if r.Message != "the request is made here" {
						got = append(got, fmt.Sprintf("%d %s", action.Package.Fset.Position(r.Pos).Line, r.Message))
					}
				}
			}
		}
		compare(t, name, strings.Join(tests[name], "\n"), strings.Join(got, "\n"))
	}
}
