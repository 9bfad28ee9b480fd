// Package rewrite turns a call of a retired operation into text edits that
// move it to the operation's successor.
//
// An edit is offered only if the result compiles and means the same as far as
// the OpenAPI document says; anything else is left to a person:
//
//   - The parameters of the successor's path are those of the retired path, in
//     the same order, or constants.
//   - A request body is spelled out for this request only, as a map or struct
//     literal or as JSON text, and the document has a place for each property.
//   - Where the successor answers differently, comparisons of the status are
//     edited with the call, wherever the answer goes in the package; nothing
//     reads a body that does not come any more or is another one.
//   - The URL stands in string literals of the package that serve nothing but
//     requests which change them alike, or the call is a chain of request
//     builders of an SDK that offers the successor from the same root, or of a
//     method of a client that has another one for the successor.
//   - The query asks the successor for the same, as far as its options tell.
//
// Only the bytes that change are replaced. Given
//
//	http.NewRequest("POST", "https://graph.microsoft.com/beta/privilegedRoleAssignmentRequests/"+id+"/cancel", nil)
//
// the literal's end becomes /v1.0/roleManagement/directory/roleAssignmentScheduleRequests/.
//
// Requests that share a literal, as a constant with their base URL, move
// together: the edit of each has those of all, in as many files as it takes. A
// driver that applies only what stands in the file of the finding makes half
// an edit of it; golangci-lint is one.
package rewrite
