package convert

import (
	"bytes"
	"encoding/json"
	"os"
	"reflect"
	"testing"
	"time"

	"github.com/pimigrate/pimigrate/gen/pim"
)

// The targets take objects as JSON, and bytes that change some of their
// properties: JSON alone rarely survives being mutated. For each they check what
// the package promises of every input: it does not panic, gives the same twice,
// and leaving out any property that is set makes a difference to the output or
// the notes.

func FuzzRequest(f *testing.F) {
	seed(f, aadBases, "v2")
	f.Fuzz(func(t *testing.T, text string, changes []byte) {
		promises(t, text, changes, toDirectory("caller"))
		promises(t, text, changes, toDirectory(""))
		if r, ok := read[pim.PrivilegedRoleAssignmentRequest](text, changes); ok {
			roundTrip(t, r)
		}
	})
}

func FuzzGovernanceRequest(f *testing.F) {
	seed(f, governanceBases, "dir", "group", "arm")
	f.Fuzz(func(t *testing.T, text string, changes []byte) {
		promises(t, text, changes, governedDirectory)
		promises(t, text, changes, governedGroup(""))
		promises(t, text, changes, governedGroup("owner"))
		promises(t, text, changes, governedArm)
	})
}

func FuzzBack(f *testing.F) {
	seed(f, v3Bases, "back", "back eligible", "groupback", "groupback eligible", "active", "eligible", "roleback", "schedback")
	f.Fuzz(func(t *testing.T, text string, changes []byte) {
		promises(t, text, changes, plain(RequestFromAssignment))
		promises(t, text, changes, plain(RequestFromEligibility))
		promises(t, text, changes, plain(GovernanceFromAssignment))
		promises(t, text, changes, plain(GovernanceFromEligibility))
		promises(t, text, changes, plain(GovernanceFromGroupAssignment))
		promises(t, text, changes, plain(GovernanceFromGroupEligibility))
		promises(t, text, changes, plain(AssignmentFromActive))
		promises(t, text, changes, plain(AssignmentFromEligible))
		promises(t, text, changes, plain(RoleFromDefinition))
		promises(t, text, changes, plain(ScheduleFromV3))
	})
}

func FuzzAssignments(f *testing.F) {
	seed(f, instanceBases)
	f.Fuzz(func(t *testing.T, text string, changes []byte) {
		promises(t, text, changes, together)
	})
}

func FuzzSchedule(f *testing.F) {
	seed(f, []string{`{}`, `{"type":"Once","duration":"PT0S","endDateTime":"0001-01-01T00:00:00Z"}`}, "schedule", "role")
	f.Fuzz(func(t *testing.T, text string, changes []byte) {
		promises(t, text, changes, plain(Schedule))
		promises(t, text, changes, plain(ArmSchedule))
		promises(t, text, changes, plain(RoleDefinition))
	})
}

func FuzzPolicyRules(f *testing.F) {
	seed(f, settingBases, "settings", "govset")
	full := Policy{Rules: presentRules, Subject: subject}
	f.Fuzz(func(t *testing.T, text string, changes []byte) {
		promises(t, text, changes, policyRules(full))
		promises(t, text, changes, policyRules(Policy{}))
		promises(t, text, changes, governancePolicyRules(full))
		promises(t, text, changes, governancePolicyRules(Policy{}))
	})
}

// FuzzSetting fuzzes the JSON text of a rule: whatever it is, each of its keys is
// noted.
func FuzzSetting(f *testing.F) {
	for _, r := range settingRows {
		f.Add(r.rule, `{"`+r.key+`":true}`)
	}
	f.Add("ExpirationRule", `{"maximumGrantPeriodInMinutes":480,"permanentAssignment":false}`)
	f.Add("ApprovalRule", `{"Enabled":true,"Approvers":[{"Id":"a","Type":"User"},{}],"BusinessFlowId":null}`)
	f.Add("MfaRule", `{"mfaRequired":`)
	f.Fuzz(func(t *testing.T, rule, text string) {
		_, notes := GovernancePolicyRules(inList("userMemberSettings", rule, text), Policy{Subject: subject})
		var keys map[string]json.RawMessage
		if json.Unmarshal([]byte(text), &keys) != nil || len(rowsOf(ruleText{target: "EndUser_Assignment", name: rule})) == 0 {
			if notes.Of(Lost) == nil && notes.Of(Ignored) == nil {
				t.Errorf("%s %q is not noted: %v", rule, text, notes)
			}
			return
		}
		_, whole := notes.On("userMemberSettings[0].setting")
		for k := range keys {
			if _, ok := notes.On("userMemberSettings[0].setting." + k); !ok && !whole {
				t.Errorf("%s %q: %q is not noted: %v", rule, text, k, notes)
			}
		}
	})
}

// seed adds objects and the inputs of golden files.
func seed(f *testing.F, bases []string, tables ...string) {
	for i, b := range bases {
		f.Add(b, []byte(nil))
		f.Add(b, bytes.Repeat([]byte{byte(3 + i), byte(37 * i), 200}, 60))
	}
	files, err := os.ReadDir("testdata/golden")
	if err != nil {
		f.Fatal(err)
	}
	for _, file := range files {
		data, err := os.ReadFile("testdata/golden/" + file.Name())
		if err != nil {
			f.Fatal(err)
		}
		var g golden
		if err := json.Unmarshal(data, &g); err != nil {
			f.Fatal(err)
		}
		for _, name := range tables {
			if g.Table == name {
				f.Add(string(g.Input), []byte(nil))
			}
		}
	}
}

// read returns the object of a text with changes.
func read[T any](text string, changes []byte) (T, bool) {
	var v T
	err := json.Unmarshal([]byte(text), &v)
	change(reflect.ValueOf(&v).Elem(), &changes, 0)
	return v, err == nil
}

// change sets some of the properties of v, and of the objects in it, to values
// that the bytes choose. It uses the bytes up.
func change(v reflect.Value, source *[]byte, depth int) {
	for i := range v.NumField() {
		field := v.Field(i)
		elem := field.Type()
		if elem.Kind() == reflect.Pointer {
			elem = elem.Elem()
		}
		object := elem.Kind() == reflect.Struct && elem != reflect.TypeFor[time.Time]()
		switch choice := next(source); {
		case choice%4 < 2:
		case object && depth < 3:
			if field.Kind() == reflect.Pointer && field.IsNil() {
				field.Set(reflect.New(elem))
			}
			change(reflect.Indirect(field), source, depth+1)
		default:
			values := samples(field.Type())
			field.Set(values[int(next(source))%len(values)])
		}
	}
}

func next(source *[]byte) byte {
	if len(*source) == 0 {
		return 0
	}
	b := (*source)[0]
	*source = (*source)[1:]
	return b
}

// promises checks a conversion of an object.
func promises[T any](t *testing.T, text string, changes []byte, c conversion[T]) {
	t.Helper()
	in, ok := read[T](text, changes)
	if !ok {
		return
	}
	all := c.run(in)
	if again, _ := read[T](text, changes); !reflect.DeepEqual(all, c.run(again)) {
		t.Errorf("%T: %s, %x gives something else the second time", in, text, changes)
	}
	leaveOut(reflect.ValueOf(&in).Elem(), func(label string) {
		if reflect.DeepEqual(all, c.run(in)) {
			t.Errorf("%T: %s of %s, %x vanishes; notes %v", in, label, text, changes, all.notes)
		}
	})
}

// leaveOut calls check with each property of v left out that is set. Objects in v
// are left out by their properties.
func leaveOut(v reflect.Value, check func(label string)) {
	for i := range v.NumField() {
		field := v.Field(i)
		label := v.Type().Field(i).Name
		object := reflect.Indirect(field)
		switch {
		case object.Kind() == reflect.Struct && object.Type() != reflect.TypeFor[time.Time]():
			leaveOut(object, func(inner string) { check(label + "." + inner) })
		case !field.IsZero() && (field.Kind() != reflect.Map || field.Len() > 0):
			was := reflect.New(field.Type()).Elem()
			was.Set(field)
			field.SetZero()
			check(label)
			field.Set(was)
		}
	}
}
