// Package analyzer reports calls of HTTP operations that an API has retired,
// and suggests the edit to their successors.
//
// # Analyzer pimv2
//
// pimv2: report calls of retired HTTP operations
//
// The analyzer works out which endpoint each HTTP request of the package goes
// to, through wrappers and SDKs, and compares it with the rules compiled from
// an OpenAPI document: by default that of Microsoft Graph Privileged Identity
// Management, whose second generation stopped returning data on 2021-05-31.
// For
//
//	req, err := http.NewRequest("POST",
//		"https://graph.microsoft.com/beta/privilegedRoleAssignmentRequests/"+id+"/cancel", nil)
//
// it says since when the operation is retired, what to call instead and what
// changes, and edits the URL where that is all there is to change.
//
// A request is reported once: where this module builds its URL, however many
// callers the function has, or, if a dependency or generated code builds it,
// at the call into that. Nothing is reported in generated files.
package analyzer
