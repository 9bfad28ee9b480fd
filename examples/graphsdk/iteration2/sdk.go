// Package iteration2 works with requests for roles of each provider of the
// second iteration of Privileged Identity Management: through the vendor's SDK
// and by requests of its own.
package iteration2

import (
	"context"

	sdk "github.com/microsoftgraph/msgraph-beta-sdk-go"
	"github.com/microsoftgraph/msgraph-beta-sdk-go/models"
)

// CancelRole withdraws a request for a directory role.
func CancelRole(ctx context.Context, c *sdk.GraphServiceClient, id string) error {
	return c.PrivilegedAccess().ByPrivilegedAccessId("aadRoles").RoleAssignmentRequests().
		ByGovernanceRoleAssignmentRequestId(id).Cancel().Post(ctx, nil)
}

// CancelResource withdraws a request for a role of an Azure resource.
func CancelResource(ctx context.Context, c *sdk.GraphServiceClient, id string) error {
	return c.PrivilegedAccess().ByPrivilegedAccessId("azureResources").RoleAssignmentRequests().
		ByGovernanceRoleAssignmentRequestId(id).Cancel().Post(ctx, nil)
}

// CancelGroup withdraws a request for a group.
func CancelGroup(ctx context.Context, c *sdk.GraphServiceClient, id string) error {
	return c.PrivilegedAccess().ByPrivilegedAccessId("aadGroups").RoleAssignmentRequests().
		ByGovernanceRoleAssignmentRequestId(id).Cancel().Post(ctx, nil)
}

// Assignments returns the assignments that the provider knows.
func Assignments(ctx context.Context, c *sdk.GraphServiceClient, provider string) ([]models.GovernanceRoleAssignmentable, error) {
	page, err := c.PrivilegedAccess().ByPrivilegedAccessId(provider).RoleAssignments().Get(ctx, nil)
	if err != nil {
		return nil, err
	}
	return page.GetValue(), nil
}

// Settings returns the settings of the directory roles.
func Settings(ctx context.Context, c *sdk.GraphServiceClient) ([]models.GovernanceRoleSettingable, error) {
	page, err := c.PrivilegedAccess().ByPrivilegedAccessId("aadRoles").RoleSettings().Get(ctx, nil)
	if err != nil {
		return nil, err
	}
	return page.GetValue(), nil
}

// CancelBare withdraws a request through the set that names no provider.
func CancelBare(ctx context.Context, c *sdk.GraphServiceClient, id string) error {
	return c.GovernanceRoleAssignmentRequests().ByGovernanceRoleAssignmentRequestId(id).Cancel().Post(ctx, nil)
}
