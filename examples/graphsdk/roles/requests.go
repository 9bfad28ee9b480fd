package roles

import (
	"context"

	"github.com/microsoftgraph/msgraph-beta-sdk-go/models"
	"github.com/microsoftgraph/msgraph-beta-sdk-go/privilegedroleassignmentrequests"
)

// Requests returns the requests in a status.
func (s *Service) Requests(ctx context.Context, status string) ([]models.PrivilegedRoleAssignmentRequestable, error) {
	filter := "status eq '" + status + "'"
	page, err := s.Client.PrivilegedRoleAssignmentRequests().Get(ctx,
		&privilegedroleassignmentrequests.PrivilegedRoleAssignmentRequestsRequestBuilderGetRequestConfiguration{
			QueryParameters: &privilegedroleassignmentrequests.PrivilegedRoleAssignmentRequestsRequestBuilderGetQueryParameters{
				Filter: &filter,
			},
		})
	if err != nil {
		return nil, err
	}
	return page.GetValue(), nil
}

// Mine returns the requests of the caller.
func (s *Service) Mine(ctx context.Context) ([]models.PrivilegedRoleAssignmentRequestable, error) {
	page, err := s.Client.PrivilegedRoleAssignmentRequests().My().GetAsMyGetResponse(ctx, nil)
	if err != nil {
		return nil, err
	}
	return page.GetValue(), nil
}

// Activate asks for a role that the caller is eligible for.
func (s *Service) Activate(ctx context.Context, roleID, hours, reason string) (models.PrivilegedRoleAssignmentRequestable, error) {
	kind, state := "UserAdd", "Active"
	body := models.NewPrivilegedRoleAssignmentRequest()
	body.SetRoleId(&roleID)
	body.SetTypeEscaped(&kind)
	body.SetAssignmentState(&state)
	body.SetDuration(&hours)
	body.SetReason(&reason)
	return s.Client.PrivilegedRoleAssignmentRequests().Post(ctx, body, nil)
}
