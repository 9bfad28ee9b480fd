// Package permission works out which permissions a program needs for the
// requests it can send, today and after its calls of retired operations have
// moved to their successors.
//
// It takes the requests from pimvet's inventory and what each needs from rules,
// which have it from the document's x-permissions: least privileged first, for
// each of two kinds. A delegated permission lets the program act for a user, an
// application permission lets it act as itself.
//
// One permission often does for several operations: who may write may read. So
// the list has as few as serve all calls. Where an operation has several
// successors, the code's choice is not known here: what each would need is listed
// as conditional, with what the successor is for. What has no successor needs
// nothing after the migration.
//
// As JSON a [Report] is
//
//	{
//	  "packages": 1,                    // looked at
//	  "requests": 3,                    // that the program can send
//	  "tests": 0,                       // requests in test files, which count for nothing
//	  "operations": [USE...],           // called today
//	  "delegated": {
//	    "today": [NEED...],
//	    "after": [NEED...],             // the migration
//	    "add":   [NEED...],             // of after, what is not in today
//	    "drop":  [NEED...],             // of today, what is not in after
//	    "none":  [USE...]               // operations that list permissions of the other kind only
//	  },
//	  "application": {...},             // the same
//	  "unknown": [UNKNOWN...],          // what nothing can be said about
//	  "elsewhere": [REQUEST...]         // to servers that no rules are about
//	}
//
// A NEED is
//
//	{
//	  "permission": "RoleAssignmentSchedule.ReadWrite.Directory",
//	  "server": "https://management.azure.com", // whose it is, if not the API's own
//	  "api": "...",                             // title of the description
//	  "shared": true,                           // operations outside of the description need it, too
//	  "conditional": true,                      // only if the code moves to one of these operations
//	  "operations": [USE...]
//	}
//
// and a USE
//
//	{
//	  "operation": "cancelRoleAssignmentScheduleRequest",
//	  "request": "POST /v1.0/roleManagement/directory/roleAssignmentScheduleRequests/{id}/cancel",
//	  "deprecated": true,
//	  "accepted": ["RoleAssignmentSchedule.ReadWrite.Directory", ...], // any of them does
//	  "replaces": "cancelPrivilegedRoleAssignmentRequest", // what is called today
//	  "when": "an active assignment",                      // completes "for ..."
//	  "note": "...",                                       // what the description says of permissions besides
//	  "calls": [{"file": "a.go", "line": 12, "column": 3}]
//	}
//
// An UNKNOWN has "reason", one of the constants below, "why", a clause that says
// the same to people, "request", "operation" if it is one, and "calls". A REQUEST
// has "request" and "calls". Fields that say nothing are left out; lists are
// never null.
package permission
