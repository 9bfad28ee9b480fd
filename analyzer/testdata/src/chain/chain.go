// Package chain calls an SDK of request builders.
package chain

import (
	"context"

	"chain/sdk"
)

func blank(ctx context.Context, client *sdk.ClientRequestBuilder, id string) error {
	_, err := client.PrivilegedRoleAssignmentRequests().ByPrivilegedRoleAssignmentRequestId(id).Cancel().Post(ctx, nil) // want `\[cancelPrivilegedRoleAssignmentRequest\]`
	return err
}

func inIf(ctx context.Context, client *sdk.ClientRequestBuilder, id string) error {
	if _, err := client.PrivilegedRoleAssignmentRequests(). // want `\[cancelPrivilegedRoleAssignmentRequest\]`
								ByPrivilegedRoleAssignmentRequestId(id).
								Cancel().
								Post(ctx, nil); err != nil {
		return err
	}
	return nil
}

func unused(ctx context.Context, client *sdk.ClientRequestBuilder, id string) {
	client.PrivilegedRoleAssignmentRequests().ByPrivilegedRoleAssignmentRequestId(id).Cancel().Post(ctx, nil)    // want `\[cancelPrivilegedRoleAssignmentRequest\]`
	go client.PrivilegedRoleAssignmentRequests().ByPrivilegedRoleAssignmentRequestId(id).Cancel().Post(ctx, nil) // want `\[cancelPrivilegedRoleAssignmentRequest\]`
}

// The result is used: no edit.
func used(ctx context.Context, client *sdk.ClientRequestBuilder, id string) (sdk.Requestable, error) {
	return client.PrivilegedRoleAssignmentRequests().ByPrivilegedRoleAssignmentRequestId(id).Cancel().Post(ctx, nil) // want `\[cancelPrivilegedRoleAssignmentRequest\]`
}

// The chain does not begin at the client: no edit.
func variable(ctx context.Context, client *sdk.ClientRequestBuilder, id string) {
	item := client.PrivilegedRoleAssignmentRequests().ByPrivilegedRoleAssignmentRequestId(id)
	item.Cancel().Post(ctx, nil) // want `\[cancelPrivilegedRoleAssignmentRequest\]`
}

func silent(ctx context.Context, client *sdk.ClientRequestBuilder, id string) error {
	return client.RoleManagement().Directory().RoleAssignmentScheduleRequests().ByUnifiedRoleAssignmentScheduleRequestId(id).Cancel().Post(ctx, nil)
}

func list(ctx context.Context, client *sdk.ClientRequestBuilder) {
	client.PrivilegedRoles().Get(ctx, nil) // want `\[listPrivilegedRoles\]`
}
