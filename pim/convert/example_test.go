package convert_test

import (
	"encoding/json"
	"fmt"

	"github.com/pimigrate/pimigrate/gen/pim"
	"github.com/pimigrate/pimigrate/pim/convert"
)

// decode reads an object as a service sends it.
func decode[T any](text string) T {
	var v T
	if err := json.Unmarshal([]byte(text), &v); err != nil {
		panic(err)
	}
	return v
}

// show prints an object as a service takes it.
func show[T any](v T) {
	b, err := json.Marshal(v)
	if err != nil {
		panic(err)
	}
	fmt.Println(string(b))
}

// The activation of a role for two hours, as PIM v2 took it.
func ExampleRequest() {
	old := decode[pim.PrivilegedRoleAssignmentRequest](`{
		"type": "UserAdd", "assignmentState": "Active", "duration": "2", "reason": "on call",
		"roleId": "88d8e3e3-8f55-4a1e-953a-9b9898b8876b", "userId": "Self"}`)
	r := convert.Request(old, "918e54be-12c4-4f4c-a6d3-2ee0e3661c51")
	show(r.Body().Assignment)
	for _, n := range r.Notes {
		fmt.Println(n)
	}
	// Output:
	// {"action":"selfActivate","directoryScopeId":"/","justification":"on call","principalId":"918e54be-12c4-4f4c-a6d3-2ee0e3661c51","roleDefinitionId":"88d8e3e3-8f55-4a1e-953a-9b9898b8876b","scheduleInfo":{"expiration":{"duration":"PT2H","type":"afterDuration"}}}
	// doubtful: roleId "88d8e3e3-8f55-4a1e-953a-9b9898b8876b" -> roleDefinitionId: of a built-in role, the template id is also the id [inferred]
	// doubtful: type "UserAdd" -> action: no page prints which request types and actions correspond [proposed, high confidence]
	// ignored: userId "Self": the caller's object id takes the place of Self
}

// What has no home in v3 is lost, and a program can refuse it.
func ExampleRequest_lost() {
	old := decode[pim.PrivilegedRoleAssignmentRequest](`{"type": "UserAdd", "assignmentState": "Active", "duration": "min", "roleId": "r"}`)
	r := convert.Request(old, "me")
	for _, n := range r.Notes.Of(convert.Lost, convert.Missing) {
		fmt.Println(n)
	}
	// Output:
	// lost: duration "min": min and default are lengths that only PIM v2 knows
}

// A request of iteration 2 for an Azure resource.
func ExampleGovernanceArmRequest() {
	old := decode[pim.GovernanceRoleAssignmentRequest](`{
		"type": "AdminAdd", "assignmentState": "Eligible", "subjectId": "s", "reason": "new here",
		"schedule": {"type": "Once", "startDateTime": "2026-01-01T00:00:00Z", "endDateTime": "2026-07-01T00:00:00Z"},
		"resource": {"externalId": "/subscriptions/38ab2ccc"}, "roleDefinition": {"externalId": "/subscriptions/38ab2ccc/roleDefinitions/acdd"}}`)
	r := convert.GovernanceArmRequest(old)
	show(r.Body().Eligibility)
	fmt.Println(*r.Eligibility.Properties.Scope)
	// Output:
	// {"properties":{"justification":"new here","principalId":"s","requestType":"AdminAssign","roleDefinitionId":"/subscriptions/38ab2ccc/roleDefinitions/acdd","scheduleInfo":{"expiration":{"endDateTime":"2026-07-01T00:00:00Z","type":"AfterDateTime"},"startDateTime":"2026-01-01T00:00:00Z"}}}
	// /subscriptions/38ab2ccc
}

// An eligibility request that was cancelled in v3, as PIM v2 would have told it.
func ExampleRequestFromEligibility() {
	r := decode[pim.UnifiedRoleEligibilityScheduleRequest](`{
		"id": "50877283", "action": "adminAssign", "status": "Revoked", "principalId": "u", "roleDefinitionId": "r", "directoryScopeId": "/",
		"scheduleInfo": {"startDateTime": "2026-01-01T00:00:00Z", "expiration": {"type": "noExpiration"}}}`)
	old, notes := convert.RequestFromEligibility(r)
	show(old)
	n, _ := notes.On("status")
	fmt.Println(n)
	// Output:
	// {"assignmentState":"Eligible","id":"50877283","roleId":"r","schedule":{"startDateTime":"2026-01-01T00:00:00Z"},"status":"Cancelled","type":"AdminAdd","userId":"u"}
	// doubtful: status "Revoked" -> status: it may also correspond to Revoked [proposed]
}

// The lists of v3 instances as the one list of PIM v2.
func ExampleAssignments() {
	active := decode[[]pim.UnifiedRoleAssignmentScheduleInstance](`[
		{"principalId": "ann", "roleDefinitionId": "reader", "endDateTime": "2026-01-01T08:00:00Z"}]`)
	eligible := decode[[]pim.UnifiedRoleEligibilityScheduleInstance](`[
		{"principalId": "ann", "roleDefinitionId": "reader"}, {"principalId": "bob", "roleDefinitionId": "reader"}]`)
	list, _ := convert.Assignments(active, eligible)
	for _, a := range list {
		show(a)
	}
	// Output:
	// {"expirationDateTime":"2026-01-01T08:00:00Z","id":"ann_reader","isElevated":true,"roleId":"reader","userId":"ann"}
	// {"id":"bob_reader","isElevated":false,"roleId":"reader","userId":"bob"}
}

// Settings of a role as updates of its policy, on top of the rules as they are.
func ExamplePolicyRules() {
	settings := decode[pim.PrivilegedRoleSettings](`{"maxElavationDuration": "PT8H", "mfaOnElevation": true}`)
	present := decode[[]pim.UnifiedRoleManagementPolicyRule](`[{"id": "Enablement_EndUser_Assignment", "enabledRules": ["Justification"]}]`)
	rules, _ := convert.PolicyRules(settings, convert.Policy{Rules: present})
	for _, r := range rules {
		show(r)
	}
	// Output:
	// {"@odata.type":"#microsoft.graph.unifiedRoleManagementPolicyExpirationRule","id":"Expiration_EndUser_Assignment","maximumDuration":"PT8H"}
	// {"@odata.type":"#microsoft.graph.unifiedRoleManagementPolicyEnablementRule","enabledRules":["Justification","MultiFactorAuthentication"],"id":"Enablement_EndUser_Assignment"}
}

func ExampleHoursToISO() {
	for _, hours := range []string{"2", "0.5", "0.1", "min"} {
		iso, err := convert.HoursToISO(hours)
		fmt.Println(iso, err)
	}
	// Output:
	// PT2H <nil>
	// PT30M <nil>
	// PT6M <nil>
	//  min and default are lengths that only PIM v2 knows
}

func ExamplePermissions() {
	list, _ := convert.Permissions("PrivilegedAccess.ReadWrite.AzureAD")
	for _, p := range list {
		fmt.Printf("%s: %v (%s)\n", p.For, p.V3, p.Mark)
	}
	// Output:
	// create, cancel (active): [RoleAssignmentSchedule.ReadWrite.Directory] (proposed)
	// eligible: [RoleEligibilitySchedule.ReadWrite.Directory] (proposed)
	// role settings: [RoleManagementPolicy.ReadWrite.Directory] (proposed)
	// approvals: [RoleAssignmentSchedule.ReadWrite.Directory] (proposed)
}
