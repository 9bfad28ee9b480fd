// Package explain says what the rules in force are and all that is known of one.
//
// A rule is a deprecated operation, by its operationId, or one of the few that
// are about something else than one operation: see [Topics].
//
// As JSON, the list that [List] makes is an array of
//
//	{
//	  "id": "cancelPrivilegedRoleAssignmentRequest",
//	  "kind": "operation",             // or "topic", which has a "summary" and none of the rest
//	  "method": "POST",
//	  "path": "/beta/privilegedRoleAssignmentRequests/{requestId}/cancel",
//	  "api": "...",                    // title of the description
//	  "status": "retired",             // on the day asked for; or "announced"
//	  "generation": "PIM v2",
//	  "announced": "2025-10-27",       // day of the announcement
//	  "removed": "2026-10-28",         // day of the removal
//	  "replacements": [{"operation": "cancelRoleAssignmentScheduleRequest",
//	                    "request": "POST /v1.0/...", "when": "an active assignment"}],
//	  "noReplacement": "..."           // why there is none
//	}
//
// and what is said of one rule, an array too, since a name can be that of
// operations of several APIs, has all that and
//
//	{
//	  "servers": ["https://graph.microsoft.com"],
//	  "notice": "...", "summary": "...", "description": "...",
//	  "hasBody": false, "query": ["$filter"],          // of the request
//	  "answers": [{"status": 200, "hasBody": true}],   // of success
//	  "errors": [{"status": "400", "description": "..."}],
//	  "permissions": {"delegated": [...], "application": [...]}, // least privileged first
//	  "sharedPermissions": ["..."],                    // of these, what other APIs need, too
//	  "replacements": [{..., "source": "proposed", "parameters": {"id": "$request.path.requestId"},
//	                    "changes": {"status": "..."}, "body": {...}, "answers": [...], "permissions": {...},
//	                    "addDelegated": [...], "dropDelegated": [...],
//	                    "addApplication": [...], "dropApplication": [...]}],
//	  "replaces": ["..."],                             // for an operation in use
//	  "example": {"before": "...", "after": "...", "refusal": "..."}
//	}
//
// An operation that is not deprecated has the status "current". Summary,
// description and errors are those of the description built in; compiled rules
// do not hold them. Fields that say nothing are left out.
package explain
