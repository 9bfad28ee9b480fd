package graph

import (
	"slices"

	"github.com/pimigrate/pimigrate/gen/pim"
	"github.com/pimigrate/pimigrate/pimtest/tenant"
)

// schedule returns the assignment with an id.
func (l *look) schedule(id string) (tenant.Schedule, bool) {
	i := slices.IndexFunc(l.Schedules, func(s tenant.Schedule) bool { return s.ID == id })
	if id == "" || i < 0 {
		return tenant.Schedule{}, false
	}
	return l.Schedules[i], true
}

// role returns the role with an id; one that the tenant lost is known by its id.
func (l *look) role(id string) tenant.Role {
	i := slices.IndexFunc(l.Roles, func(r tenant.Role) bool { return r.ID == id })
	if i < 0 {
		return tenant.Role{ID: id}
	}
	return l.Roles[i]
}

func (l *look) hasRole(id string) bool {
	return slices.ContainsFunc(l.Roles, func(r tenant.Role) bool { return r.ID == id })
}

// person returns the principal with an id; a tenant that lists none knows ids only.
func (l *look) person(id string) tenant.Principal {
	i := slices.IndexFunc(l.Principals, func(p tenant.Principal) bool { return p.ID == id })
	if i < 0 {
		return tenant.Principal{ID: id}
	}
	return l.Principals[i]
}

// principal is the navigation of that name, nil unless it is expanded.
func (l *look) principal(id string) *pim.DirectoryObject {
	if !l.expands("principal") {
		return nil
	}
	p := l.person(id)
	typ := "#microsoft.graph.user"
	if p.Type != "" {
		typ = "#microsoft.graph." + p.Type
	}
	out := &pim.DirectoryObject{OdataType: &typ, Id: &id, AdditionalProperties: map[string]any{}}
	if p.Name != "" {
		out.AdditionalProperties["displayName"] = p.Name
	}
	if p.Mail != "" {
		out.AdditionalProperties["mail"] = p.Mail
	}
	return out
}

func (l *look) roleDefinition(id string) *pim.UnifiedRoleDefinition {
	if !l.expands("roleDefinition") {
		return nil
	}
	return new(definition(l.role(id)))
}

func definition(r tenant.Role) pim.UnifiedRoleDefinition {
	return pim.UnifiedRoleDefinition{
		Id: set(r.ID), TemplateId: set(r.ID), DisplayName: set(r.Name), Description: set(r.Description),
		IsBuiltIn: new(!r.Custom), IsEnabled: new(true), Version: new("1"),
		ResourceScopes: &[]string{"/"}, RolePermissions: &[]pim.UnifiedRolePermission{},
	}
}

func (l *look) activatedUsing(s tenant.Schedule) *pim.UnifiedRoleEligibilitySchedule {
	e, ok := l.schedule(s.ActivatedUsing)
	if !ok || !l.expands("activatedUsing") {
		return nil
	}
	return new(l.eligibilitySchedule(e))
}
