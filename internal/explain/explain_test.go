package explain_test

import (
	"encoding/json"
	"reflect"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/pimigrate/pimigrate/analyzer/rule"
	"github.com/pimigrate/pimigrate/internal/explain"
	"github.com/pimigrate/pimigrate/internal/report"
)

var pim = []*rule.Set{rule.PIM()}

const today = "2026-11-01"

func ids(rules []explain.Rule) []string {
	var out []string
	for _, r := range rules {
		out = append(out, r.ID)
	}
	return out
}

func TestFind(t *testing.T) {
	const cancel = "cancelPrivilegedRoleAssignmentRequest"
	tests := []struct {
		name string
		want []string
	}{
		{cancel, []string{cancel}},
		{"CANCELprivilegedroleassignmentrequest", []string{cancel}},
		{"POST /beta/privilegedRoleAssignmentRequests/{requestId}/cancel", []string{cancel}},
		{"post /beta/privilegedroleassignmentrequests/0f1e/cancel", []string{cancel}},
		{"POST https://graph.microsoft.us/beta/privilegedRoleAssignmentRequests('0f1e')/cancel", []string{cancel}},
		{"/beta/privilegedRoles", []string{"listPrivilegedRoles"}},
		{"/beta/privilegedRoleAssignmentRequests", []string{"listPrivilegedRoleAssignmentRequests", "createPrivilegedRoleAssignmentRequest"}},
		{"GET /v1.0/roleManagement/directory/roleDefinitions", []string{"listRoleDefinitions"}},
		{"Mention", []string{"mention"}},
		{"unused-directive", []string{"unused-directive"}},
	}
	for _, tt := range tests {
		found, err := explain.Find(pim, tt.name, today)
		if err != nil {
			t.Error(err)
		} else if got := ids(found); !slices.Equal(got, tt.want) {
			t.Errorf("Find(%q) = %q, want %q", tt.name, got, tt.want)
		}
	}
}

func TestFindInSeveralSets(t *testing.T) {
	other, err := rule.Read([]byte(`{"title": "Other", "notices": [{}], "operations": [{"id": "listPrivilegedRoles", "method": "GET", "path": "/roles", "deprecation": 1}]}`))
	if err != nil {
		t.Fatal(err)
	}
	found, err := explain.Find([]*rule.Set{rule.PIM(), other}, "listPrivilegedRoles", today)
	if err != nil {
		t.Fatal(err)
	}
	if len(found) != 2 || found[1].API != "Other" {
		t.Errorf("found %q, want that of Other as well", ids(found))
	}
}

func TestUnknown(t *testing.T) {
	tests := []struct{ name, near string }{
		{"cancelPrivilegedRoleAssignmentReqest", "\n\tcancelPrivilegedRoleAssignmentRequest\n"},
		{"PUT /beta/privilegedRoles", "\n\tGET /beta/privilegedRoles\n"},
		{"makeEligible", "\n\tmakePrivilegedRoleAssignmentEligible\n"},
		{"mentions", "\n\tmention"},
		{"frobnicate the whole thing", "'pimvet rules' lists them"},
	}
	for _, tt := range tests {
		_, err := explain.Find(pim, tt.name, today)
		if err == nil || !strings.Contains(err.Error()+"\n", tt.near) {
			t.Errorf("Find(%q): %v; want %q in it", tt.name, err, tt.near)
		}
	}
}

func TestStatus(t *testing.T) {
	for day, want := range map[string]string{"2026-10-27": "announced", "2026-10-28": "retired"} {
		found, err := explain.Find(pim, "listAzureResourcesResources", day)
		if err != nil {
			t.Fatal(err)
		}
		if got := found[0].Status; got != want {
			t.Errorf("on %s the status is %s, want %s", day, got, want)
		}
	}
}

// TestAll explains every operation: no explanation is wider than 100 columns, but for single words, and
// each names what the document says of its successors.
func TestAll(t *testing.T) {
	for _, op := range rule.PIM().Operations {
		found, err := explain.Find(pim, op.ID, today)
		if err != nil {
			t.Error(err)
			continue
		}
		var text strings.Builder
		if err := explain.WriteText(&text, found); err != nil {
			t.Fatal(err)
		}
		for line := range strings.Lines(text.String()) {
			if n := utf8.RuneCountInString(strings.TrimSuffix(line, "\n")); n > 100 && len(strings.Fields(strings.TrimLeft(line, " +-"))) > 1 {
				t.Errorf("%s: a line of %d characters: %s", op.ID, n, line)
			}
			if strings.TrimRight(line, " \n") != strings.TrimSuffix(line, "\n") {
				t.Errorf("%s: blanks at the end of %q", op.ID, line)
			}
		}
		if op.Deprecation == nil {
			continue
		}
		for _, r := range op.Deprecation.Replacements {
			if !strings.Contains(text.String(), "["+r.OperationID+"]") {
				t.Errorf("%s: %s is not named", op.ID, r.OperationID)
			}
		}
		if len(op.Deprecation.Replacements) > 0 != strings.Contains(text.String(), "\nExample\n") {
			t.Errorf("%s: an example goes with successors:\n%s", op.ID, text.String())
		}
	}
}

func TestList(t *testing.T) {
	list := explain.List(pim, today)
	var text strings.Builder
	if err := explain.WriteList(&text, list); err != nil {
		t.Fatal(err)
	}
	lines := strings.Split(strings.TrimSuffix(text.String(), "\n"), "\n")
	if len(lines) != len(list) {
		t.Fatalf("%d lines for %d rules", len(lines), len(list))
	}
	column := strings.Index(lines[0], "retired ")
	for i, r := range list {
		if !strings.HasPrefix(lines[i], r.ID+" ") {
			t.Errorf("line %d does not begin with %s: %s", i, r.ID, lines[i])
		}
		if r.Kind == "operation" && strings.Index(lines[i], "retired ") != column {
			t.Errorf("not aligned: %s", lines[i])
		}
	}
	for _, id := range []string{"listPrivilegedRoles", "mention", "permission", "unused-directive", "directive-without-reason"} {
		if !slices.Contains(ids(list), id) {
			t.Errorf("%s is not listed", id)
		}
	}
	if slices.Contains(ids(list), "listRoleDefinitions") {
		t.Error("an operation in use is listed")
	}
}

// TestAsReported holds that who reads a rule of a report reads those of explain as well.
func TestAsReported(t *testing.T) {
	set := rule.PIM()
	reported := []report.Rule{report.Topic("permission")}
	for i := range set.Operations {
		reported = append(reported, report.Describe(set, &set.Operations[i], today))
	}
	for _, want := range reported {
		found, err := explain.Find(pim, want.ID, today)
		if err != nil {
			t.Fatal(err)
		}
		data, err := json.Marshal(found)
		if err != nil {
			t.Fatal(err)
		}
		var got []report.Rule
		if err := json.Unmarshal(data, &got); err != nil {
			t.Fatal(err)
		}
		if !reflect.DeepEqual(got, []report.Rule{want}) {
			t.Errorf("explained as %+v, reported as %+v", got, want)
		}
	}
}
