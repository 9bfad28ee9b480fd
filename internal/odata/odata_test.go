package odata_test

import (
	"encoding/json"
	"errors"
	"net/http"
	"net/url"
	"strings"
	"testing"

	"github.com/pimigrate/pimigrate/internal/contract"
	"github.com/pimigrate/pimigrate/internal/odata"
)

// assignments are the four cases of PIM v2: active for a while, for good, eligible,
// and one more for a while.
const assignments = `{"value": [
	{"id": "temporary", "isElevated": true, "expirationDateTime": "2026-11-26T10:00:00Z", "resultMessage": "It's Done"},
	{"id": "permanent", "isElevated": true},
	{"id": "eligible", "isElevated": false},
	{"id": "Later", "isElevated": true, "expirationDateTime": "2026-11-27T10:00:00.5+00:00"}
]}`

// apply returns the ids left of the assignments, and the whole answer.
func apply(t *testing.T, op, query string, size int) (string, map[string]any, error) {
	t.Helper()
	values, err := odata.Values(query, true)
	if err != nil {
		return "", nil, err
	}
	q, err := odata.Parse(values, contract.ByID(op))
	if err != nil {
		return "", nil, err
	}
	d := json.NewDecoder(strings.NewReader(assignments))
	d.UseNumber()
	var body map[string]any
	if err := d.Decode(&body); err != nil {
		t.Fatal(err)
	}
	if err := q.Apply(body, values, size, func(v url.Values) string { return "?" + v.Encode() }); err != nil {
		t.Fatal(err)
	}
	var ids []string
	for _, v := range body["value"].([]any) {
		id, _ := v.(map[string]any)["id"].(string)
		ids = append(ids, id)
	}
	return strings.Join(ids, " "), body, nil
}

func TestFilter(t *testing.T) {
	tests := []struct{ name, filter, want string }{
		{"active", "isElevated eq true", "temporary permanent Later"},
		{"permanent", "isElevated eq true and expirationDateTime eq null", "permanent"},
		{"eligible, activated or not", "isElevated eq true and expirationDateTime ne null or isElevated eq false", "temporary eligible Later"},
		{"not and parentheses", "not (isElevated eq true and (id eq 'permanent' or id eq 'Later'))", "temporary eligible"},
		{"time", "expirationDateTime gt 2026-11-27T00:00:00Z", "Later"},
		{"time in another zone", "expirationDateTime le 2026-11-26T11:00:00+01:00", "temporary"},
		{"null is not less", "expirationDateTime lt 2030-01-01T00:00:00Z", "temporary Later"},
		{"names and words in any case", "ISELEVATED EQ false OR Id Eq 'Later'", "eligible Later"},
		{"ids with case", "id eq 'later'", ""},
		{"texts without case, doubled quote", "resultMessage eq 'it''s done'", "temporary"},
		{"semicolon", "id eq 'a;b' or id eq 'Later'", "Later"},
		{"ne holds for null", "resultMessage ne 'It''s Done'", "permanent eligible Later"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			got, _, err := apply(t, "listPrivilegedRoleAssignments", "$filter="+strings.ReplaceAll(url.QueryEscape(tt.filter), "%3B", ";"), 0)
			if err != nil || got != tt.want {
				t.Errorf("got %q, %v, want %q", got, err, tt.want)
			}
		})
	}
}

func TestRefused(t *testing.T) {
	const v2, v3 = "listPrivilegedRoleAssignments", "listRoleAssignmentScheduleRequests"
	tests := []struct {
		op, query string
		status    int
		message   string
	}{
		{v2, "$filter=nothing eq 'x'", 400, "Could not find a property named 'nothing' on type 'microsoft.graph.privilegedRoleAssignment'."},
		{v2, "$filter=isElevated", 400, "The $filter ends too early."},
		{v2, "$filter=isElevated eq", 400, "The $filter ends too early."},
		{v2, "$filter=isElevated eq 'true'", 400, "''true'' in the $filter is no value of 'isElevated'."},
		{v2, "$filter=id eq 'x", 400, "A string of the $filter has no end."},
		{v2, "$filter=(isElevated eq true", 400, "The $filter ends too early."},
		{v2, "$filter=isElevated eq true)", 400, "Unexpected ')' in the $filter."},
		{v2, "$filter=isElevated is true", 400, "Unexpected 'is' in the $filter."},
		{v2, "$filter=" + strings.Repeat("(", 40), 400, "The $filter nests too deeply."},
		{v2, "$filter=startswith(id,'x')", 501, "does not cover the function startswith in $filter."},
		{v2, "$filter=userId/mail eq 'x'", 400, "The property 'userId' in the $filter has no property 'mail'."},
		{v2, "$filter=isElevated/x eq null", 400, "The property 'isElevated' in the $filter has no property 'x'."},
		{v2, "$filter=roleInfo/name eq 'x'", 501, "does not cover roleInfo/name in $filter."},
		{v3, "$filter=createdDateTime gt 2026-01-01T00:00:00Z", 501, "no source says that it works"},
		{v3, "$filter=status in ('Granted')", 501, "no source says that it works"},
		{v3, "$orderby=id", 501, "does not cover $orderby on listRoleAssignmentScheduleRequests: no source says that the operation takes it."},
		{v3, "$expand=principal($select=id)", 501, "options within $expand other than $expand"},
		{v3, "$expand=principal($expand=nothing)", 400, "Could not find a property named 'nothing' on type 'microsoft.graph.directoryObject'."},
		{v3, "$expand=principal($expand=manager;$select=id)", 501, "options within $expand other than $expand"},
		{v3, "$expand=principal($expand=id", 501, "options within $expand other than $expand"},
		{v3, "$expand=scheduleInfo", 400, "is not a navigation property."},
		{v3, "$select=none", 400, "Could not find a property named 'none'"},
		{v3, "$filter=a%zz", 400, "The query string cannot be read."},
		{v3, "$fitler=x", 400, "The query option '$fitler' is not valid."},
		{v3, "$top=0", 400, "The value '0' of $top is not a number from 1 on."},
		{v3, "$top=1&$top=2", 400, "The query option '$top' is given more than once."},
		{v2, "$count=1", 400, "The value '1' of $count is neither true nor false."},
		{v3, "$skiptoken=abc", 400, "not one that the service gave out"},
		{v2, "$search=x", 501, "does not cover $search"},
		{v2, "$orderby=id up", 400, "neither asc nor desc"},
		{"cancelRoleAssignmentScheduleRequest", "$select=id", 501, "$select on cancelRoleAssignmentScheduleRequest"},
	}
	for _, tt := range tests {
		t.Run(tt.query, func(t *testing.T) {
			_, _, err := apply(t, tt.op, strings.ReplaceAll(strings.ReplaceAll(tt.query, " ", "%20"), "+", "%2B"), 0)
			var refused *odata.Error
			if !errors.As(err, &refused) || refused.Status != tt.status || !strings.Contains(refused.Message, tt.message) {
				t.Errorf("got %v, want %d %s", err, tt.status, tt.message)
			}
		})
	}
}

// TestDocumentedFilters has what the pages list for PIM v3.
func TestDocumentedFilters(t *testing.T) {
	for op, filters := range map[string][]string{
		"listRoleAssignmentScheduleRequests": {
			"status eq 'Granted'", "principalId ne 'x'", "appScopeId eq null", "createdBy/user/id eq 'x'", "createdBy ne null",
		},
		"listRoleDefinitions":         {"isBuiltIn eq true", "displayName in ('a', 'b')", "id eq 'x'"},
		"listRoleAssignmentSchedules": {"principalId eq 'x' and roleDefinitionId eq 'y'"},
	} {
		for _, f := range filters {
			if _, err := odata.Parse(url.Values{"$filter": {f}}, contract.ByID(op)); err != nil {
				t.Errorf("%s: %s: %v", op, f, err)
			}
		}
	}
}

func TestOptions(t *testing.T) {
	tests := []struct{ name, query, want string }{
		{"order", "$orderby=isElevated,id desc", "eligible temporary permanent Later"},
		{"order by time, null first", "$orderby=expirationDateTime desc", "Later temporary permanent eligible"},
		{"skip", "$skip=3", "Later"},
		{"skip all", "$skip=30", ""},
		{"without a dollar", "FILTER=isElevated%20eq%20false", "eligible"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if got, _, err := apply(t, "listPrivilegedRoleAssignments", tt.query, 0); err != nil || got != tt.want {
				t.Errorf("got %q, %v, want %q", got, err, tt.want)
			}
		})
	}
}

func TestSelectAndCount(t *testing.T) {
	_, body, err := apply(t, "listPrivilegedRoleAssignments", "$select=ISELEVATED&$count=true&$filter=isElevated%20eq%20false", 0)
	if err != nil {
		t.Fatal(err)
	}
	b, err := json.Marshal(body)
	if want := `{"@odata.count":1,"value":[{"isElevated":false}]}`; err != nil || string(b) != want {
		t.Errorf("got %s, %v", b, err)
	}
}

// TestPaging follows links to the end: every object comes once, in its order.
func TestPaging(t *testing.T) {
	for _, query := range []string{"$top=3", "", "$top=1&$filter=isElevated%20eq%20true", "$skip=1"} {
		whole, _, err := apply(t, "listPrivilegedRoleAssignments", strings.Replace(query, "$top", "$count=true&x", 1), 0)
		if err != nil {
			t.Fatal(err)
		}
		var all []string
		for page := query; ; {
			ids, body, err := apply(t, "listPrivilegedRoleAssignments", page, 2)
			if err != nil {
				t.Fatal(err)
			}
			all = append(all, ids)
			next, ok := body["@odata.nextLink"].(string)
			if !ok {
				break
			}
			page = next[1:]
		}
		if got := strings.Join(all, " "); got != whole {
			t.Errorf("%q: %s, want %s", query, got, whole)
		}
	}
}

func TestExpand(t *testing.T) {
	q, err := odata.Parse(url.Values{"$expand": {"POLICY($expand=rules,effectiveRules)"}, "$filter": {"scopeId eq '/'"}}, contract.ByID("listRoleManagementPolicyAssignments"))
	if err != nil {
		t.Fatal(err)
	}
	if got := strings.Join(q.Expand, " "); got != "policy policy/rules policy/effectiveRules" {
		t.Errorf("got %s", got)
	}
}

func TestValuesKeepDollar(t *testing.T) {
	got, err := odata.Values("filter=a&$Top=1&Other=b", false)
	if err != nil || got.Encode() != "%24top=1&Other=b&filter=a" {
		t.Errorf("got %s, %v", got.Encode(), err)
	}
}

func FuzzFilter(f *testing.F) {
	f.Add("isElevated eq true and (id eq 'a''b' or not expirationDateTime le 2026-01-01T00:00:00Z)")
	f.Fuzz(func(t *testing.T, filter string) {
		q, err := odata.Parse(url.Values{"$filter": {filter}}, contract.ByID("listPrivilegedRoleAssignments"))
		var refused *odata.Error
		if err != nil && !(errors.As(err, &refused) && (refused.Status == http.StatusBadRequest || refused.Status == http.StatusNotImplemented)) {
			t.Fatalf("%q: %v", filter, err)
		}
		if err == nil {
			body := map[string]any{"value": []any{map[string]any{"id": "x", "isElevated": true}}}
			if err := q.Apply(body, nil, 0, nil); err != nil {
				t.Fatal(err)
			}
		}
	})
}
