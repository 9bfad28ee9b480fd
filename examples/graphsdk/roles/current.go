package roles

import (
	"context"

	"github.com/microsoftgraph/msgraph-beta-sdk-go/models"
)

// The calls in this file are of the generation that is not retired.

// CancelSchedule withdraws a request for an active assignment.
func (s *Service) CancelSchedule(ctx context.Context, id string) error {
	return s.Client.RoleManagement().Directory().RoleAssignmentScheduleRequests().
		ByUnifiedRoleAssignmentScheduleRequestId(id).Cancel().Post(ctx, nil)
}

// CancelEligibility withdraws a request for an eligible assignment.
func (s *Service) CancelEligibility(ctx context.Context, id string) error {
	item := s.Client.RoleManagement().Directory().RoleEligibilityScheduleRequests().
		ByUnifiedRoleEligibilityScheduleRequestId(id)
	return item.Cancel().Post(ctx, nil)
}

// Definitions returns the role definitions.
func (s *Service) Definitions(ctx context.Context) ([]models.UnifiedRoleDefinitionable, error) {
	page, err := s.Client.RoleManagement().Directory().RoleDefinitions().Get(ctx, nil)
	if err != nil {
		return nil, err
	}
	return page.GetValue(), nil
}

// CancelMembership withdraws a request for membership in a group. The builder
// shares its name with the retired one of package resources.
func (s *Service) CancelMembership(ctx context.Context, id string) error {
	return s.Client.IdentityGovernance().PrivilegedAccess().Group().AssignmentScheduleRequests().
		ByPrivilegedAccessGroupAssignmentScheduleRequestId(id).Cancel().Post(ctx, nil)
}
