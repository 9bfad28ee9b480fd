// Package oapicodegen uses a client that oapi-codegen made: the one of the
// main module.
package oapicodegen

import (
	"context"

	"github.com/pimigrate/pimigrate/gen/pim"
)

// The generated code puts a dot before a path that begins with a slash. The
// analyzer does not decide that, hence the two forms.

func Calls(ctx context.Context, c *pim.Client, body pim.CreateRoleAssignmentScheduleRequestJSONRequestBody, id string) {
	c.CreateRoleAssignmentScheduleRequest(ctx, body) // want `POST {}/v1.0/roleManagement/directory/roleAssignmentScheduleRequests via CreateRoleAssignmentScheduleRequest`
	c.CancelRoleAssignmentScheduleRequest(ctx, id)   // want `POST {}/v1.0/roleManagement/directory/roleAssignmentScheduleRequests/{}/cancel via CancelRoleAssignmentScheduleRequest`
}

func WithResponses(ctx context.Context, c *pim.ClientWithResponses, id string) {
	c.CancelRoleAssignmentScheduleRequestWithResponse(ctx, id) // want `POST {}/v1.0/roleManagement/directory/roleAssignmentScheduleRequests/{}/cancel via CancelRoleAssignmentScheduleRequestWithResponse`
}
