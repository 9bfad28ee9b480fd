package tenant

// Ids of built-in roles, which are those of their templates in every tenant.
const (
	GlobalAdministrator         = "62e90394-69f5-4237-9190-012177145e10"
	PrivilegedRoleAdministrator = "e8611ab8-c189-46e8-94e1-60213ab1f814"
	SecurityAdministrator       = "194ae4cb-b126-40b2-bd5b-6091b380977d"
	SecurityReader              = "5d6b6bb7-de71-4623-b4af-96380a352509"
	GlobalReader                = "f2ef992c-3afb-46b9-b7cf-a126ee74c451"
	UserAdministrator           = "fe930be7-5e62-47db-91af-98c3a49a38b1"
)

// DefaultTenantID is the id of the tenant of [Default].
const DefaultTenantID = "6b1b7b5e-3a57-4c8f-9d4e-0f6a1c2d3e4f"

// DefaultSettings allow activations of half an hour to eight hours and ask for
// nothing else.
func DefaultSettings() Settings {
	return Settings{DefaultDuration: "PT1H", MaxDuration: "PT8H", MinDuration: "PT30M"}
}

// Default returns a tenant with six built-in roles, which nobody holds and for
// which anybody can ask.
func Default() State {
	names := []struct{ id, name string }{
		{GlobalAdministrator, "Global Administrator"},
		{PrivilegedRoleAdministrator, "Privileged Role Administrator"},
		{SecurityAdministrator, "Security Administrator"},
		{SecurityReader, "Security Reader"},
		{GlobalReader, "Global Reader"},
		{UserAdministrator, "User Administrator"},
	}
	s := State{TenantID: DefaultTenantID}
	for _, n := range names {
		s.Roles = append(s.Roles, Role{ID: n.id, Name: n.name, Settings: DefaultSettings()})
	}
	return s
}
