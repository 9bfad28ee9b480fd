package convert

import "github.com/pimigrate/pimigrate/gen/pim"

const sameRoleID = "of a built-in role, the template id is also the id"

// roleFates are the properties of a v2 role (pim-facts 1.5.3, 4.6).
var roleFates = []fate{
	ignore("@odata.context", envelope),
	lose("assignments", "v3 lists assignments, by role, elsewhere"),
	doubt("id", "id", Inferred, sameRoleID),
	move("name", "displayName"),
	lose("settings", "v3 has policies in their place; see PolicyRules"),
	lose("summary", "v3 has no summary; count the instances"),
}

// definitionFates are the properties of a v3 role definition (pim-facts 3.3).
var definitionFates = []fate{
	ignore("@odata.context", envelope),
	lose("description", noV2),
	move("displayName", "name"),
	doubt("id", "id", Inferred, sameRoleID),
	lose("inheritsPermissionsFrom", noV2),
	lose("isBuiltIn", noV2),
	lose("isEnabled", noV2),
	lose("resourceScopes", noV2),
	lose("rolePermissions", noV2),
	lose("templateId", "a v2 role has one id"),
	lose("version", noV2),
}

// noV2 is the reason for v3 properties that v2 objects do not have.
const noV2 = "v2 has no such property"

// RoleDefinition returns a role of PIM v2 as a v3 role definition. What it is
// called by in PIM v2 is its template id and, [Inferred], its id.
func RoleDefinition(r pim.PrivilegedRole) (pim.UnifiedRoleDefinition, Notes) {
	l := open(r, newFates(roleFates))
	return deref(roleDefinition(r.Id, r.Name)), l.notes()
}

// RoleFromDefinition returns a v3 role definition as a role of PIM v2. Its id is
// the one that v3 requests take; of a custom role, which PIM v2 did not have, it
// may differ from the template id.
func RoleFromDefinition(d pim.UnifiedRoleDefinition) (pim.PrivilegedRole, Notes) {
	l := open(d, newFates(definitionFates))
	return deref(definedRole(l, "", "", &d)), l.notes()
}

// definedRole returns the v2 role of a role definition that stands at the path
// prefix, with a dot, of the input, nil if v2 has nothing of it. Its home is at
// the path home.
func definedRole(l *ledger, prefix, home string, d *pim.UnifiedRoleDefinition) *pim.PrivilegedRole {
	if d == nil {
		return nil
	}
	out := &pim.PrivilegedRole{Id: dup(d.Id), Name: dup(d.DisplayName)}
	switch {
	case d.TemplateId == nil:
	case d.Id == nil:
		out.Id = dup(d.TemplateId)
		l.doubt(prefix+"templateId", home+"id", Inferred, sameRoleID)
	case *d.Id == *d.TemplateId:
		l.ignore(prefix+"templateId", "it is the id")
	}
	if *out == (pim.PrivilegedRole{}) {
		return nil
	}
	return out
}

// roleDefinition returns the v3 role definition of what v2 knows of a role, nil
// if that is nothing.
func roleDefinition(templateID, name *string) *pim.UnifiedRoleDefinition {
	if templateID == nil && name == nil {
		return nil
	}
	return &pim.UnifiedRoleDefinition{Id: dup(templateID), TemplateId: dup(templateID), DisplayName: dup(name)}
}
