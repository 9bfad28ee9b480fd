// Package explain says what the rules in force are and all that is known of one.
//
// A rule is a deprecated operation, by its operationId, or one of the few that
// are about something else than one operation: see [Topics].
//
// As JSON, the list that [List] makes is an array of what docs/report.schema.json
// calls a rule, with its "id", "severity", "replacements" and so on, and beside that
//
//	{
//	  "kind": "operation",  // or "topic", which has a "summary", too
//	  "status": "retired"   // on the day asked for; or "announced"
//	}
//
// and what is said of one rule, an array too, since a name can be that of
// operations of several APIs, has all that and
//
//	{
//	  "servers": ["https://graph.microsoft.com"],
//	  "summary": "...", "text": "...",                 // of the operation or topic
//	  "hasBody": false, "query": ["$filter"],          // of the request
//	  "answers": [{"status": 200, "hasBody": true}],   // of success
//	  "errors": [{"status": "400", "description": "..."}],
//	  "sharedPermissions": ["..."],                    // of "permissions", what other APIs need, too
//	  "replacements": [{..., "parameters": {"id": "$request.path.requestId"}, "body": {...}, "answers": [...],
//	                    "addDelegated": [...], "dropDelegated": [...],
//	                    "addApplication": [...], "dropApplication": [...]}],
//	  "replaces": ["..."],                             // for an operation in use
//	  "example": {"before": "...", "after": "...", "refusal": "..."}
//	}
//
// An operation that is not deprecated has the status "current" and no severity.
// Summary, text and errors of operations are those of the description built in;
// compiled rules do not hold them. Fields that say nothing are left out.
package explain
