package convert

import (
	"encoding/json"
	"reflect"
	"testing"

	"github.com/pimigrate/pimigrate/gen/pim"
)

// A conversion is a function of the package that takes one object.
type conversion[T any] func(T) (output, Notes)

// output is any result, to be compared.
type output any

// result is what a conversion gives.
type result struct {
	out   output
	notes Notes
}

func (c conversion[T]) run(in T) result {
	out, notes := c(in)
	return result{out, notes}
}

// kinds of requests to start from, as JSON: a property may matter in some only.
var (
	aadBases = []string{
		`{}`,
		`{"assignmentState":"Active","type":"AdminAdd"}`,
		`{"assignmentState":"Eligible","type":"AdminAdd","roleId":"r","userId":"u"}`,
		`{"assignmentState":"Active","type":"UserAdd","duration":"2","schedule":{"startDateTime":"2026-01-01T00:00:00Z"}}`,
		`{"assignmentState":"Eligible","type":"UserAdd"}`,
		`{"assignmentState":"Active","schedule":{"endDateTime":"2026-01-01T00:00:00Z"},"roleInfo":{"id":"r"}}`,
	}
	governanceBases = []string{
		`{}`,
		`{"assignmentState":"Active","type":"AdminAdd","roleDefinition":{"templateId":"t","externalId":"e"},"resource":{"externalId":"s"}}`,
		`{"assignmentState":"Eligible","type":"AdminRemove"}`,
		`{"type":"UserAdd","schedule":{"duration":"PT1H"}}`,
		`{"assignmentState":"Eligible","type":"UserRemove","roleDefinitionId":"r"}`,
		`{"assignmentState":"Eligible","type":"UserExtend","status":{"subStatus":"Granted"}}`,
	}
	v3Bases = []string{
		`{}`,
		`{"action":"adminAssign","directoryScopeId":"/","scheduleInfo":{"expiration":{"type":"noExpiration"}},"roleDefinition":{"id":"r"}}`,
		`{"action":"selfActivate","scheduleInfo":{"expiration":{"type":"AfterDuration","duration":"PT20M"}},"status":"Granted"}`,
		`{"action":"selfExtend","scheduleInfo":{"expiration":{"type":"afterDateTime","endDateTime":"2026-01-01T00:00:00Z"}}}`,
		`{"scheduleInfo":{"expiration":{"type":"notSpecified"}},"roleDefinition":{"templateId":"t"}}`,
	}
	settingBases = []string{
		`{}`,
		`{"maxElavationDuration":"PT8H","mfaOnElevation":true,"approvalOnElevation":false}`,
		`{"maxElavationDuration":"2018-01-01T00:00:00Z","elevationDuration":"PT1H"}`,
	}
)

func toDirectory(caller string) conversion[pim.PrivilegedRoleAssignmentRequest] {
	return func(r pim.PrivilegedRoleAssignmentRequest) (output, Notes) {
		d := Request(r, caller)
		return d, d.Notes
	}
}

func governedDirectory(r pim.GovernanceRoleAssignmentRequest) (output, Notes) {
	d := GovernanceRequest(r)
	return d, d.Notes
}

func governedGroup(access pim.PrivilegedAccessGroupAccessId) conversion[pim.GovernanceRoleAssignmentRequest] {
	return func(r pim.GovernanceRoleAssignmentRequest) (output, Notes) {
		g := GovernanceGroupRequest(r, access)
		return g, g.Notes
	}
}

func governedArm(r pim.GovernanceRoleAssignmentRequest) (output, Notes) {
	a := GovernanceArmRequest(r)
	return a, a.Notes
}

// plain makes a conversion of a function with two results.
func plain[T, U any](f func(T) (U, Notes)) conversion[T] {
	return func(in T) (output, Notes) { return f(in) }
}

// subject spells an approver, for tests.
func subject(a Approver) pim.SubjectSet {
	return pim.SubjectSet{AdditionalProperties: map[string]interface{}{"id": a.ID, "rest": a.Type + a.DisplayName + a.Email}}
}

func policyRules(p Policy) conversion[pim.PrivilegedRoleSettings] {
	return func(s pim.PrivilegedRoleSettings) (output, Notes) { return PolicyRules(s, p) }
}

func governancePolicyRules(p Policy) conversion[pim.GovernanceRoleSetting] {
	return func(s pim.GovernanceRoleSetting) (output, Notes) { return GovernancePolicyRules(s, p) }
}

// presentRules are a policy's rules for tests.
var presentRules = []pim.UnifiedRoleManagementPolicyRule{
	{Id: new(enablementRule), EnabledRules: &[]string{justification, multiFactor}},
	{Id: new(approvalRule), Setting: &pim.ApprovalSettings{ApprovalMode: new("SingleStage"), ApprovalStages: &[]pim.UnifiedApprovalStage{{IsEscalationEnabled: new(false)}}}},
}

// instances are three instances for [Assignments].
type instances struct {
	A, B pim.UnifiedRoleAssignmentScheduleInstance
	E    pim.UnifiedRoleEligibilityScheduleInstance
}

func together(in instances) (output, Notes) {
	return Assignments([]pim.UnifiedRoleAssignmentScheduleInstance{in.A, in.B}, []pim.UnifiedRoleEligibilityScheduleInstance{in.E})
}

// instanceBases are instances of one user and role, but for the first.
var instanceBases = []string{
	`{}`,
	`{"A":{"principalId":"p","roleDefinitionId":"r"},"B":{"principalId":"p","roleDefinitionId":"r"},"E":{"principalId":"p","roleDefinitionId":"r"}}`,
	`{"A":{"principalId":"p","roleDefinitionId":"r","endDateTime":"2026-01-01T00:00:00Z"},"B":{"principalId":"p","roleDefinitionId":"r","endDateTime":"2027-01-01T00:00:00Z"}}`,
}

// TestEveryProperty sets each property of every input, alone and on top of
// objects that make sense, to several values: each time the output or the notes
// must change.
func TestEveryProperty(t *testing.T) {
	full := Policy{Rules: presentRules, Subject: subject}
	every(t, "Request", toDirectory("me"), aadBases...)
	every(t, "Request without caller", toDirectory(""), aadBases...)
	every(t, "GovernanceRequest", governedDirectory, governanceBases...)
	every(t, "GovernanceGroupRequest", governedGroup("member"), governanceBases...)
	every(t, "GovernanceGroupRequest without access", governedGroup(""), governanceBases...)
	every(t, "GovernanceArmRequest", governedArm, governanceBases...)
	every(t, "Schedule", plain(Schedule), `{}`, `{"duration":"PT1H"}`)
	every(t, "ArmSchedule", plain(ArmSchedule), `{}`, `{"endDateTime":"2026-01-01T00:00:00Z"}`)
	every(t, "RoleDefinition", plain(RoleDefinition), `{}`)
	every(t, "PolicyRules", policyRules(full), settingBases...)
	every(t, "PolicyRules of nothing", policyRules(Policy{}), settingBases...)
	every(t, "GovernancePolicyRules", governancePolicyRules(full), `{}`)

	every(t, "RequestFromAssignment", plain(RequestFromAssignment), v3Bases...)
	every(t, "RequestFromEligibility", plain(RequestFromEligibility), v3Bases...)
	every(t, "GovernanceFromAssignment", plain(GovernanceFromAssignment), v3Bases...)
	every(t, "GovernanceFromEligibility", plain(GovernanceFromEligibility), v3Bases...)
	every(t, "GovernanceFromGroupAssignment", plain(GovernanceFromGroupAssignment), v3Bases...)
	every(t, "GovernanceFromGroupEligibility", plain(GovernanceFromGroupEligibility), v3Bases...)
	every(t, "ScheduleFromV3", plain(ScheduleFromV3), `{}`, `{"expiration":{"type":"afterDuration"}}`)
	every(t, "RoleFromDefinition", plain(RoleFromDefinition), `{}`, `{"id":"x"}`)
	every(t, "AssignmentFromActive", plain(AssignmentFromActive), `{}`, `{"principalId":"p","roleDefinitionId":"r"}`)
	every(t, "AssignmentFromEligible", plain(AssignmentFromEligible), `{}`)
	every(t, "Assignments", together, instanceBases...)
}

func every[T any](t *testing.T, name string, c conversion[T], bases ...string) {
	t.Run(name, func(t *testing.T) {
		tried := 0
		for _, base := range bases {
			walk(reflect.TypeFor[T](), nil, 0, func(path []int, label string, values []reflect.Value) {
				in := parse[T](t, base)
				field := reach(reflect.ValueOf(&in).Elem(), path)
				before, was := c.run(in), field.Interface()
				for _, v := range values {
					if reflect.DeepEqual(was, v.Interface()) {
						continue
					}
					tried++
					field.Set(v)
					after := c.run(in)
					if reflect.DeepEqual(before, after) {
						t.Errorf("%s: %s = %s vanishes", base, label, text(v))
					}
					apart(t, reflect.ValueOf(in), reflect.ValueOf(after.out), label)
				}
			})
		}
		if tried < 2*len(bases) {
			t.Errorf("only %d properties tried", tried)
		}
	})
}

func parse[T any](t *testing.T, text string) T {
	t.Helper()
	var v T
	if err := json.Unmarshal([]byte(text), &v); err != nil {
		t.Fatalf("%s: %v", text, err)
	}
	return v
}
