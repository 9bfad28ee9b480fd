package convert

import (
	"maps"
	"reflect"
	"slices"
	"strings"
	"testing"
)

// derived are the rows of pim-facts 4.6 that a test of its own shows.
var derived = map[string]func(*testing.T){
	"assignment id": TestAssignmentID,
	"self":          TestSelf,
	"scope":         TestScope,
	"endpoint":      TestEndpoint,
	"duration":      TestHours,
	"permanent":     TestPermanent,
	"elevated":      TestElevated,
}

// citation is what the last column of a table says a row became.
type citation struct{ table, property, home string }

// citations reads the last column of a table.
func citations(t *testing.T, rows [][]string) map[string][]citation {
	t.Helper()
	out := map[string][]citation{}
	for i, r := range rows {
		cell := r[len(r)-1]
		if cell == "operation" { // not about objects
			continue
		}
		for _, entry := range strings.Split(cell, "; ") {
			table, rest, ok := strings.Cut(entry, ":")
			property, home, _ := strings.Cut(rest, ">")
			if _, known := tables[table]; !ok || !known && (table != "test" || derived[rest] == nil) {
				t.Errorf("row %d, %s: cannot find %q", i+1, r[0], entry)
			}
			out[r[0]+" | "+r[1]] = append(out[r[0]+" | "+r[1]], citation{table, property, home})
		}
	}
	return out
}

// TestTableProperties holds every row of 4.6 and 4.7 against the code's rows:
// same property, same home, and a mark where the table has one.
func TestTableProperties(t *testing.T) {
	for _, file := range []string{"4.6.tsv", "4.7.1.tsv"} {
		rows := readTable(t, file)
		cited := citations(t, rows)
		for _, r := range rows {
			text := strings.Join(r[:len(r)-1], " ")
			marked := strings.Contains(text, "[inferred]") || strings.Contains(text, "[?]")
			for _, c := range cited[r[0]+" | "+r[1]] {
				f, ok := tables[c.table].rows.rows[c.property]
				if c.table != "test" && (!ok || f.home != c.home) {
					t.Errorf("%s: %s: the code has %s:%s>%s", file, r[0], c.table, c.property, f.home)
				}
				if file == "4.7.1.tsv" && f.home != "" && string(f.mark) != r[2] {
					t.Errorf("%s: %s is %s, the code says %q", file, r[0], r[2], f.mark)
				}
				marked = marked && f.mark == ""
			}
			if marked {
				t.Errorf("%s: %s: the mark is lost", file, r[0])
			}
		}
	}
}

// unlisted are properties that no table of pim-facts 4.6 and 4.7 has: what the
// answer, not the object, says; helpers that describe what an id names; and what
// the sections on schemas (1.5, 2.7, 3.3) have besides.
var unlisted = map[string][]string{
	"v2":       {"@odata.context", "roleInfo.@odata.context", "roleInfo.assignments", "roleInfo.settings", "roleInfo.summary"},
	"dir":      {"@odata.context", "resource.*", "roleDefinition.*", "status.status", "status.statusDetails", "subject"},
	"group":    {"@odata.context", "resource.*", "roleDefinition.*", "roleDefinitionId", "status.status", "status.statusDetails", "subject"},
	"arm":      {"@odata.context", "resource.*", "roleDefinition.*", "status.status", "status.statusDetails", "subject"},
	"settings": {"@odata.context", "id"},
}

// TestTablesAreCited holds the code's rows against 4.6 and 4.7.
func TestTablesAreCited(t *testing.T) {
	cited := map[citation]bool{}
	for _, file := range []string{"4.6.tsv", "4.7.1.tsv"} {
		for _, list := range citations(t, readTable(t, file)) {
			for _, c := range list {
				cited[c] = true
			}
		}
	}
	for name, more := range unlisted {
		for property, f := range tables[name].rows.rows {
			if inTable := cited[citation{name, property, f.home}]; inTable == slices.Contains(more, property) {
				t.Errorf("%s:%s>%s: in the tables %v, unlisted %v", name, property, f.home, inTable, !inTable)
			}
		}
	}
}

// paths lists the properties of a model as a ledger enters them.
func paths(model reflect.Type, prefix string, table fates) []string {
	var out []string
	for i := range model.NumField() {
		field := model.Field(i)
		name, _, _ := strings.Cut(field.Tag.Get("json"), ",")
		switch {
		case name == "-":
			out = append(out, prefix+"*")
		case table.nested[prefix+name]:
			out = append(out, paths(field.Type.Elem(), prefix+name+".", table)...)
		default:
			out = append(out, prefix+name)
		}
	}
	return out
}

// TestTablesAreComplete: every property of a model has a row, and every row is
// of a property.
func TestTablesAreComplete(t *testing.T) {
	noRow := fates{}.of("x").reason
	for name, table := range tables {
		unused := maps.Clone(table.rows.rows)
		for _, model := range table.models {
			for _, property := range paths(model, "", table.rows) {
				f := table.rows.of(property)
				delete(unused, property)
				delete(unused, parent(property)+".*")
				if f.reason == noRow && !strings.HasSuffix(property, "*") {
					t.Errorf("%s: no row for %s of %s", name, property, model)
				}
			}
		}
		for property := range unused {
			t.Errorf("%s: no model has %s", name, property)
		}
	}
}

// TestRowsSayWhy: a row with a note has a reason, and one without a home has a
// note, but for the few properties that become something else than a property.
func TestRowsSayWhy(t *testing.T) {
	become := []string{"assignmentState", "expiration.type", "scheduleInfo.expiration.type", "adminEligibleSettings", "adminMemberSettings", "userMemberSettings"}
	for name, table := range tables {
		for property, f := range table.rows.rows {
			if f.kind != "" && f.reason == "" && property != "status" {
				t.Errorf("%s:%s has a note without a reason", name, property)
			}
			if f.kind == "" && f.home == "" && !slices.Contains(become, property) {
				t.Errorf("%s:%s vanishes", name, property)
			}
		}
	}
}
