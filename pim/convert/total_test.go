package convert

import (
	"encoding/json"
	"reflect"
	"strings"
	"testing"
	"time"

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
				for _, v := range values {
					in := parse[T](t, base)
					field := reach(reflect.ValueOf(&in).Elem(), path)
					if reflect.DeepEqual(field.Interface(), v.Interface()) {
						continue
					}
					tried++
					before := c.run(in)
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

// walk visits the fields of a model and of the objects in it, three levels deep,
// with values to give them.
func walk(model reflect.Type, path []int, depth int, visit func(path []int, label string, values []reflect.Value)) {
	for i := range model.NumField() {
		field := model.Field(i)
		here := append(path[:len(path):len(path)], i)
		visit(here, field.Name, samples(field.Type))
		elem := field.Type
		if elem.Kind() == reflect.Pointer {
			elem = elem.Elem()
		}
		if elem.Kind() == reflect.Struct && elem != reflect.TypeFor[time.Time]() && depth < 3 {
			walk(elem, here, depth+1, visit)
		}
	}
}

// words are values for strings: members of enumerations, lengths, ids, nonsense.
var sampleWords = strings.Fields("x Self Active Eligible AdminAdd UserAdd UserRemove AdminRenew 2 0.5 min PT1H PT20M PT0S P1M Once Weekly " +
	"Scheduled Granted Cancelling Canceled Revoked PendingProvisioning ScheduleCreated adminAssign selfExtend unknownFutureValue " +
	"noExpiration AfterDuration notSpecified / /administrativeUnits/1 owner")

// samples returns values for a field.
func samples(typ reflect.Type) []reflect.Value {
	var out []reflect.Value
	switch elem := typ; {
	case typ.Kind() == reflect.Pointer:
		elem = typ.Elem()
		for _, v := range samples(elem) {
			p := reflect.New(elem)
			p.Elem().Set(v)
			out = append(out, p)
		}
	case typ == reflect.TypeFor[time.Time]():
		out = append(out, reflect.ValueOf(time.Time{}), reflect.ValueOf(time.Unix(1<<33, 1)), reflect.ValueOf(time.Unix(1<<40, 0)))
	case typ.Kind() == reflect.String:
		for _, w := range append(sampleWords, "") {
			out = append(out, reflect.ValueOf(w).Convert(typ))
		}
	case typ.Kind() == reflect.Bool:
		out = append(out, reflect.ValueOf(true), reflect.ValueOf(false))
	case typ.Kind() == reflect.Map:
		out = append(out, reflect.ValueOf(map[string]interface{}{"id": "x", "duration": make(chan int)}))
	case typ.Kind() == reflect.Slice:
		out = append(out, reflect.MakeSlice(typ, 0, 0), reflect.MakeSlice(typ, 2, 2))
	default:
		out = append(out, reflect.New(typ).Elem()) // an object without properties, a number
	}
	return out
}

// reach returns the field at path of v, making the objects on the way.
func reach(v reflect.Value, path []int) reflect.Value {
	for _, i := range path[:len(path)-1] {
		v = v.Field(i)
		if v.Kind() == reflect.Pointer {
			if v.IsNil() {
				v.Set(reflect.New(v.Type().Elem()))
			}
			v = v.Elem()
		}
	}
	return v.Field(path[len(path)-1])
}

// apart fails if output and input share memory.
func apart(t *testing.T, in, out reflect.Value, label string) {
	t.Helper()
	mine := map[uintptr]bool{}
	addresses(in, mine)
	theirs := map[uintptr]bool{}
	addresses(out, theirs)
	for a := range theirs {
		if mine[a] {
			t.Errorf("with %s, the output shares memory with the input", label)
			return
		}
	}
}

// addresses collects where v points to.
func addresses(v reflect.Value, seen map[uintptr]bool) {
	switch v.Kind() {
	case reflect.Interface:
		addresses(v.Elem(), seen)
	case reflect.Pointer:
		if !v.IsNil() && v.Type().Elem().Size() > 0 && !seen[v.Pointer()] {
			seen[v.Pointer()] = true
			addresses(v.Elem(), seen)
		}
	case reflect.Slice:
		for i := range v.Len() {
			seen[v.Index(i).Addr().Pointer()] = true
			addresses(v.Index(i), seen)
		}
	case reflect.Struct:
		if v.Type() != reflect.TypeFor[time.Time]() {
			for i := range v.NumField() {
				addresses(v.Field(i), seen)
			}
		}
	}
}
