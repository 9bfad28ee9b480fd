// Package resources works with requests for roles of Azure resources and groups
// through the vendor's SDK of Microsoft Graph beta. The endpoints are those of
// the second iteration of Privileged Identity Management.
package resources

import (
	"context"

	sdk "github.com/microsoftgraph/msgraph-beta-sdk-go"
	"github.com/microsoftgraph/msgraph-beta-sdk-go/models"
)

// Azure is the provider of Azure resources.
const Azure = "azureResources"

// Requests returns the requests of a provider.
func Requests(ctx context.Context, c *sdk.GraphServiceClient, provider string) ([]models.GovernanceRoleAssignmentRequestable, error) {
	page, err := c.PrivilegedAccess().ByPrivilegedAccessId(provider).RoleAssignmentRequests().Get(ctx, nil)
	if err != nil {
		return nil, err
	}
	return page.GetValue(), nil
}

// Cancel withdraws a request for a role of an Azure resource.
func Cancel(ctx context.Context, c *sdk.GraphServiceClient, id string) error {
	return c.PrivilegedAccess().ByPrivilegedAccessId(Azure).RoleAssignmentRequests().
		ByGovernanceRoleAssignmentRequestId(id).Cancel().Post(ctx, nil)
}
