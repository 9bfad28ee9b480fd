// Package paths spells the paths of the Privileged Identity Management API.
package paths

import (
	"fmt"
	"net/url"
)

// Assignments is the collection of role assignments.
const Assignments = "/beta/privilegedRoleAssignments"

// Request is the path of one request for a role.
func Request(id string) string {
	return fmt.Sprintf("/beta/privilegedRoleAssignmentRequests/%s", url.PathEscape(id))
}

// Cancel is the path that cancels a request.
func Cancel(id string) string {
	return Request(id) + "/cancel"
}

// Assignment is the path of the assignment of a role to a user.
func Assignment(userID, roleID string) string {
	return Assignments + "/" + url.PathEscape(userID+"_"+roleID)
}

// ScheduleRequest is the path of one request of the current generation.
func ScheduleRequest(id string) string {
	return fmt.Sprintf("/v1.0/roleManagement/directory/roleAssignmentScheduleRequests/%s", url.PathEscape(id))
}
