// Package rewrite turns a call of a retired operation into text edits that
// move it to the operation's successor.
//
// An edit is offered only if the result compiles and means the same as far as
// the OpenAPI document says; anything else is left to a person:
//
//   - The parameters of the successor's path are those of the retired path, in
//     the same order, and neither operation takes a request body.
//   - Where the successor answers differently, the code does not look at the
//     answer.
//   - The URL stands in string literals of the function that makes the request,
//     or the call is a chain of request builders of an SDK that offers the
//     successor from the same root.
//
// Only the bytes that change are replaced. Given
//
//	http.NewRequest("POST", "https://graph.microsoft.com/beta/privilegedRoleAssignmentRequests/"+id+"/cancel", nil)
//
// the literal's end becomes /v1.0/roleManagement/directory/roleAssignmentScheduleRequests/.
package rewrite
