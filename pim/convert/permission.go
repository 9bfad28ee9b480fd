package convert

// A Permission says what takes the place of a v2 permission for one purpose.
type Permission struct {
	V2  string   // name of the v2 permission
	For string   // what it was used for, "" if the table does not tell uses apart
	V3  []string // least-privileged names on Graph; none if Graph has none or the sources do not name it

	// AppV2 and AppV3 say whether the permission works without a signed-in
	// user: "yes", "no", "reads only" or "not supported in the sources read".
	AppV2, AppV3 string

	Mark   Mark
	Remark string // what the names do not say
}

const notSupported = "not supported in the sources read"

// permissions is the table of pim-facts 4.9.
var permissions = []Permission{
	{
		V2: "PrivilegedAccess.ReadWrite.AzureAD", For: "create, cancel (active)", Mark: Proposed,
		V3: []string{"RoleAssignmentSchedule.ReadWrite.Directory"}, AppV2: "no", AppV3: "yes",
	},
	{
		V2: "PrivilegedAccess.ReadWrite.AzureAD", For: "eligible", Mark: Proposed,
		V3: []string{"RoleEligibilitySchedule.ReadWrite.Directory"}, AppV2: "no", AppV3: "yes",
	},
	{
		V2: "PrivilegedAccess.ReadWrite.AzureAD", For: "role settings", Mark: Proposed,
		V3: []string{"RoleManagementPolicy.ReadWrite.Directory"}, AppV2: "no", AppV3: notSupported,
	},
	{
		V2: "PrivilegedAccess.ReadWrite.AzureAD", For: "approvals", Mark: Proposed,
		V3: []string{"RoleAssignmentSchedule.ReadWrite.Directory"}, AppV2: "no", AppV3: "no", Remark: "delegated",
	},
	{
		V2: "PrivilegedAccess.Read.AzureAD", For: "app, v2-GOV reads", Mark: Proposed,
		V3:    []string{"RoleAssignmentSchedule.Read.Directory", "RoleEligibilitySchedule.Read.Directory", "RoleManagement.Read.Directory"},
		AppV2: "yes", AppV3: "yes",
	},
	{
		V2: "Directory.AccessAsUser.All", For: "reads", Mark: Proposed,
		V3:    []string{"RoleAssignmentSchedule.Read.Directory", "RoleEligibilitySchedule.Read.Directory", "RoleManagement.Read.Directory"},
		AppV2: "no", AppV3: "yes",
	},
	{
		V2: "Directory.Read.All", For: "request lists", Mark: Unsure, AppV2: "no", AppV3: "yes",
		Remark: "a ReadWrite schedule permission in the catalogue of 2026, a Read one on the page of 2023",
	},
	{
		V2: "Directory.AccessAsUser.All", For: "events", Mark: Proposed,
		V3: []string{"AuditLog.Read.All"}, AppV2: "no", AppV3: "yes",
	},
	{
		V2: "PrivilegedAccess.ReadWrite.AzureADGroup", Mark: Proposed,
		V3:    []string{"PrivilegedAssignmentSchedule.ReadWrite.AzureADGroup", "PrivilegedEligibilitySchedule.ReadWrite.AzureADGroup", "RoleManagementPolicy.ReadWrite.AzureADGroup"},
		AppV2: "no", AppV3: "yes",
	},
	{
		V2: "PrivilegedAccess.ReadWrite.AzureResources", Mark: Proposed,
		AppV2: "reads only", AppV3: "yes", Remark: armRights,
	},
	{
		V2: "PrivilegedAccess.Read.AzureResources", Mark: Proposed,
		AppV2: "reads only", AppV3: "yes", Remark: armRights,
	},
}

const armRights = "no Graph permission: consent to Azure Resource Manager, and Owner or User Access Administrator on the resource"

// Permissions returns what takes the place of v2 permissions, one row a use
// (pim-facts 4.9). No official mapping exists: all rows are [Proposed] at best,
// which a note on each use repeats. A name that the table does not have is [Lost].
func Permissions(v2 ...string) ([]Permission, Notes) {
	var out []Permission
	var notes Notes
	for _, name := range v2 {
		known := false
		for _, p := range permissions {
			if p.V2 == name {
				known = true
				p.V3 = append([]string(nil), p.V3...)
				out = append(out, p)
				notes = append(notes, p.note())
			}
		}
		if !known {
			notes = append(notes, Note{Kind: Lost, Property: "permission", Value: name, Reason: "it is no permission that the table replaces"})
		}
	}
	return out, notes
}

// note returns the note on a row.
func (p Permission) note() Note {
	n := Note{Kind: Doubtful, Property: "permission", Value: p.V2, Mark: p.Mark, Reason: "no official mapping of permissions exists"}
	if p.For != "" {
		n.Reason = "for " + p.For + ": " + n.Reason
	}
	if p.Remark != "" {
		n.Reason += "; " + p.Remark
	}
	if len(p.V3) == 0 {
		n.Kind = Lost
	}
	return n
}
