package convert

import (
	"fmt"
	"reflect"
	"time"

	"github.com/pimigrate/pimigrate/gen/pim"
)

// AssignmentFromActive returns a v3 instance of an active assignment as an
// assignment of PIM v2: the role is elevated until the instance ends.
func AssignmentFromActive(i pim.UnifiedRoleAssignmentScheduleInstance) (pim.PrivilegedRoleAssignment, Notes) {
	l := open(i, activeFates)
	out := assignment(l, i.PrincipalId, i.RoleDefinitionId, i.DirectoryScopeId, i.RoleDefinition)
	out.IsElevated, out.ExpirationDateTime = new(true), dup(i.EndDateTime)
	return out, l.notes()
}

// AssignmentFromEligible returns a v3 instance of an eligible assignment as an
// assignment of PIM v2. Whether the role is elevated is not known from it alone,
// so isElevated is null: see [Assignments].
func AssignmentFromEligible(i pim.UnifiedRoleEligibilityScheduleInstance) (pim.PrivilegedRoleAssignment, Notes) {
	l := open(i, eligibleFates)
	return assignment(l, i.PrincipalId, i.RoleDefinitionId, i.DirectoryScopeId, i.RoleDefinition), l.notes()
}

// assignment returns what both kinds of instances say.
func assignment(l *ledger, user, role, scope *string, definition *pim.UnifiedRoleDefinition) pim.PrivilegedRoleAssignment {
	(&draft{scope: scope}).noteScope(l)
	out := pim.PrivilegedRoleAssignment{
		UserId: dup(user), RoleId: dup(role),
		RoleInfo: definedRole(l, "roleDefinition.", "roleInfo.", definition),
	}
	if user != nil && role != nil {
		out.Id = new(*user + "_" + *role) // pim-facts 1.5.2
	}
	return out
}

// Assignments returns the v3 instances of a tenant, or of one user or role, as
// the assignments of PIM v2, which has one for a user and a role: it is elevated
// if there is an active instance (pim-facts 4.6), until the last of them ends
// [Inferred]. Give it all instances: an eligible one without an active one counts
// as dormant. The properties in the notes begin with active[0] and the like.
func Assignments(activeOnes []pim.UnifiedRoleAssignmentScheduleInstance, eligibleOnes []pim.UnifiedRoleEligibilityScheduleInstance) ([]pim.PrivilegedRoleAssignment, Notes) {
	m := merger{at: map[string]int{}}
	for i, one := range activeOnes {
		a, notes := AssignmentFromActive(one)
		m.add(fmt.Sprintf("active[%d].", i), a, notes)
	}
	for i, one := range eligibleOnes {
		a, notes := AssignmentFromEligible(one)
		a.IsElevated = new(false)
		m.add(fmt.Sprintf("eligible[%d].", i), a, notes)
	}
	return m.out, m.notes
}

// A merger joins the assignments of one user and role.
type merger struct {
	out   []pim.PrivilegedRoleAssignment
	until []string // of each in out, the instance that ends last
	notes Notes
	at    map[string]int // assignment id -> index in out
}

// add takes the assignment of one more instance. Active ones come first.
func (m *merger) add(prefix string, a pim.PrivilegedRoleAssignment, notes Notes) {
	for _, n := range notes {
		n.Property = prefix + n.Property
		m.notes = append(m.notes, n)
	}
	i, known := m.at[deref(a.Id)]
	if !known || a.Id == nil {
		m.at[deref(a.Id)] = len(m.out)
		m.out, m.until = append(m.out, a), append(m.until, prefix)
		return
	}
	held := &m.out[i]
	if *a.IsElevated {
		shorter := Note{Kind: Doubtful, Property: prefix + "endDateTime", Value: timeOf(a.ExpirationDateTime), Mark: Inferred}
		if held.ExpirationDateTime != nil && (a.ExpirationDateTime == nil || a.ExpirationDateTime.After(*held.ExpirationDateTime)) {
			shorter.Property, shorter.Value = m.until[i]+"endDateTime", timeOf(held.ExpirationDateTime)
			held.ExpirationDateTime, m.until[i] = a.ExpirationDateTime, prefix
		}
		shorter.Reason = "the role is elevated until " + m.until[i] + "endDateTime"
		m.notes = append(m.notes, shorter)
	}
	m.describe(prefix, held, a.RoleInfo)
}

// describe adds what an instance says of its role, if no other has said it.
func (m *merger) describe(prefix string, held *pim.PrivilegedRoleAssignment, role *pim.PrivilegedRole) {
	switch {
	case held.RoleInfo == nil:
		held.RoleInfo = role
	case role != nil:
		m.notes = append(m.notes, Note{
			Kind: Ignored, Property: prefix + "roleDefinition", Value: text(reflect.ValueOf(role)), Reason: "another instance describes the role",
		})
	}
}

// timeOf returns a time for a note, "" if there is none.
func timeOf(t *time.Time) string {
	if t == nil {
		return ""
	}
	return text(reflect.ValueOf(t))
}
