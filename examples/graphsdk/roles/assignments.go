package roles

import (
	"context"

	"github.com/microsoftgraph/msgraph-beta-sdk-go/models"
)

// Roles returns the directory roles.
func (s *Service) Roles(ctx context.Context) ([]models.PrivilegedRoleable, error) {
	page, err := s.Client.PrivilegedRoles().Get(ctx, nil)
	if err != nil {
		return nil, err
	}
	return page.GetValue(), nil
}

// Members returns the assignments of a role.
func (s *Service) Members(ctx context.Context, roleID string) ([]models.PrivilegedRoleAssignmentable, error) {
	page, err := s.Client.PrivilegedRoles().ByPrivilegedRoleId(roleID).Assignments().Get(ctx, nil)
	if err != nil {
		return nil, err
	}
	return page.GetValue(), nil
}

// Demote turns a permanent assignment into an eligible one.
func (s *Service) Demote(ctx context.Context, userID, roleID string) error {
	assignments := s.Client.PrivilegedRoleAssignments()
	_, err := assignments.ByPrivilegedRoleAssignmentId(userID+"_"+roleID).MakeEligible().Post(ctx, nil)
	return err
}

// Remove takes a role away.
func (s *Service) Remove(ctx context.Context, userID, roleID string) error {
	return s.Client.PrivilegedRoleAssignments().ByPrivilegedRoleAssignmentId(userID+"_"+roleID).Delete(ctx, nil)
}
