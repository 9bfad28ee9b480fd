package convert

import (
	"os"
	"path/filepath"
	"reflect"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/pimigrate/pimigrate/gen/pim"
)

// The files of testdata are the tables of pim-facts 4.5 to 4.9, cell by cell;
// the last column of 4.6 and 4.7 was added: it names the rows of the code that a
// row of the table became, as table:property>home, or a test.

// readTable returns the rows of a table without its header.
func readTable(t *testing.T, name string) [][]string {
	t.Helper()
	data, err := os.ReadFile(filepath.Join("testdata", name))
	if err != nil {
		t.Fatal(err)
	}
	var rows [][]string
	for line := range strings.Lines(string(data)) {
		rows = append(rows, strings.Split(strings.TrimSuffix(line, "\n"), "\t"))
	}
	for _, r := range rows {
		if len(r) != len(rows[0]) {
			t.Fatalf("%s: %d cells in %q, %d in the header", name, len(r), r, len(rows[0]))
		}
	}
	return rows[1:]
}

var quoted = regexp.MustCompile("`([^`]*)`")

// spelled returns what a cell spells exactly.
func spelled(cell string) []string {
	var out []string
	for _, m := range quoted.FindAllStringSubmatch(cell, -1) {
		out = append(out, m[1])
	}
	return out
}

// first is the first word that a cell spells, "" if there is none.
func first(cell string) string {
	return append(spelled(cell), "")[0]
}

// sameRows compares a table with the code's, both ways.
func sameRows(t *testing.T, table, code [][]string) {
	t.Helper()
	for i := range max(len(table), len(code)) {
		if i >= len(table) || i >= len(code) || !slices.Equal(table[i], code[i]) {
			t.Errorf("row %d:\n table %q\n code  %q", i+1, at(table, i), at(code, i))
		}
	}
}

func at(rows [][]string, i int) []string {
	if i < len(rows) {
		return rows[i]
	}
	return nil
}

func TestTableActions(t *testing.T) {
	var table, code [][]string
	for _, r := range readTable(t, "4.5.tsv") {
		with := append(spelled(r[0]), "")[1]
		table = append(table, []string{first(r[0]), with, r[1], first(r[2]), first(r[3]), r[4]})
	}
	for _, a := range actions {
		families, endpoint := "GOV", "by `assignmentState`"
		if a.v2AAD {
			families = "AAD, GOV"
		}
		if a.always {
			endpoint = "assignment"
		}
		if a.with != "" {
			families, endpoint = "AAD", "report"
		}
		code = append(code, []string{string(a.v2), string(a.with), families, string(a.graph), string(a.arm), endpoint})
	}
	sameRows(t, table, code)
	for _, a := range actions {
		if known := a.v2.Valid() && (a.graph.Valid() && a.arm.Valid() || a.with != ""); !known {
			t.Errorf("%+v holds a word that the models do not have", a)
		}
	}
}

// TestTableStatuses compares words in order, for which kind of request a word
// is, and the confidence.
func TestTableStatuses(t *testing.T) {
	var table, code [][]string
	kinds := regexp.MustCompile("`(\\w+)` \\((assignment|eligibility)\\)")
	for _, r := range readTable(t, "4.8.tsv") {
		v3 := strings.Join(spelled(r[2]), " ")
		for _, m := range kinds.FindAllStringSubmatch(r[2], -1) {
			v3 = strings.Replace(v3, m[1], m[1]+"("+m[2]+")", 1)
		}
		mark := "proposed"
		if strings.Contains(r[3], "low") {
			mark = "proposed, low"
		}
		table = append(table, []string{first(r[0]), strings.Join(spelled(r[1]), " "), v3, mark})
	}
	for _, s := range statuses {
		var v3 []string
		if s.arm != "" {
			v3 = append(v3, string(s.arm))
		}
		for _, w := range s.v3 {
			v3 = append(v3, string(w.word)+map[pim.PrivilegedRoleAssignmentState]string{active: "(assignment)", eligible: "(eligibility)"}[w.of])
		}
		code = append(code, []string{string(s.v2), strings.Join(texts(s.governance), " "), strings.Join(v3, " "), string(s.mark)})
	}
	sameRows(t, table, code)
}

func TestTablePermissions(t *testing.T) {
	var table, code [][]string
	name := ""
	use := regexp.MustCompile(`^(?:same, |.* for |.*\()([^)]*)\)?(.*)$`)
	for _, r := range readTable(t, "4.9.tsv") {
		names := spelled(r[0])
		purpose := ""
		if m := use.FindStringSubmatch(r[0]); m != nil {
			purpose = m[1] + m[2]
		}
		if strings.Contains(r[0], "cancel (active)") {
			purpose = "create, cancel (active)"
		}
		if len(names) == 0 {
			names = []string{name}
		}
		mark := map[bool]string{true: "?", false: "proposed"}[strings.Contains(r[1], "[?]")]
		for _, name = range names {
			table = append(table, append([]string{name, purpose, strings.Join(spelled(r[1]), " "), mark}, strings.Split(r[2], " → ")...))
		}
	}
	for _, p := range permissions {
		code = append(code, []string{p.V2, p.For, strings.Join(p.V3, " "), string(p.Mark), p.AppV2, p.AppV3})
	}
	sameRows(t, table, code)
}

// tables are the mapping tables by the names in testdata, with the models whose
// properties they list.
var tables = map[string]struct {
	rows   fates
	models []reflect.Type
}{
	"v2":        {requestFates, []reflect.Type{reflect.TypeFor[pim.PrivilegedRoleAssignmentRequest]()}},
	"dir":       {governanceDirectoryFates, []reflect.Type{reflect.TypeFor[pim.GovernanceRoleAssignmentRequest]()}},
	"group":     {governanceGroupFates, []reflect.Type{reflect.TypeFor[pim.GovernanceRoleAssignmentRequest]()}},
	"arm":       {governanceArmFates, []reflect.Type{reflect.TypeFor[pim.GovernanceRoleAssignmentRequest]()}},
	"back":      {backFates, []reflect.Type{reflect.TypeFor[pim.UnifiedRoleAssignmentScheduleRequest](), reflect.TypeFor[pim.UnifiedRoleEligibilityScheduleRequest]()}},
	"govback":   {governanceBackFates, []reflect.Type{reflect.TypeFor[pim.UnifiedRoleAssignmentScheduleRequest](), reflect.TypeFor[pim.UnifiedRoleEligibilityScheduleRequest]()}},
	"groupback": {groupBackFates, []reflect.Type{reflect.TypeFor[pim.PrivilegedAccessGroupAssignmentScheduleRequest](), reflect.TypeFor[pim.PrivilegedAccessGroupEligibilityScheduleRequest]()}},
	"active":    {activeFates, []reflect.Type{reflect.TypeFor[pim.UnifiedRoleAssignmentScheduleInstance]()}},
	"eligible":  {eligibleFates, []reflect.Type{reflect.TypeFor[pim.UnifiedRoleEligibilityScheduleInstance]()}},
	"settings":  {settingFates, []reflect.Type{reflect.TypeFor[pim.PrivilegedRoleSettings]()}},
	"govset":    {governanceSettingFates, []reflect.Type{reflect.TypeFor[pim.GovernanceRoleSetting]()}},
	"role":      {newFates(roleFates), []reflect.Type{reflect.TypeFor[pim.PrivilegedRole]()}},
	"roleback":  {newFates(definitionFates), []reflect.Type{reflect.TypeFor[pim.UnifiedRoleDefinition]()}},
	"schedule":  {newFates(scheduleFates), []reflect.Type{reflect.TypeFor[pim.GovernanceSchedule]()}},
	"schedback": {newFates(scheduleInfoFates), []reflect.Type{reflect.TypeFor[pim.RequestSchedule]()}},
}
