// Package roles works with requests for directory roles through the vendor's
// SDK of Microsoft Graph beta.
package roles

import (
	"context"
	"fmt"
	"sync"

	sdk "github.com/microsoftgraph/msgraph-beta-sdk-go"
)

// Service works with the roles of one tenant.
type Service struct {
	Client *sdk.GraphServiceClient
}

// Cancel withdraws a request.
func (s *Service) Cancel(ctx context.Context, id string) error {
	_, err := s.Client.PrivilegedRoleAssignmentRequests().ByPrivilegedRoleAssignmentRequestId(id).Cancel().Post(ctx, nil)
	if err != nil {
		return fmt.Errorf("cancel %s: %w", id, err)
	}
	return nil
}

// CancelAll withdraws requests until the first that fails.
func (s *Service) CancelAll(ctx context.Context, ids []string) error {
	for _, id := range ids {
		if _, err := s.Client.PrivilegedRoleAssignmentRequests().
			ByPrivilegedRoleAssignmentRequestId(id).
			Cancel().
			Post(ctx, nil); err != nil {
			return fmt.Errorf("cancel %s: %w", id, err)
		}
	}
	return nil
}

// Abandon withdraws requests side by side, each as well as may be.
func (s *Service) Abandon(ctx context.Context, ids []string) {
	var wg sync.WaitGroup
	for _, id := range ids {
		wg.Add(1)
		go func(id string) {
			defer wg.Done()
			s.Client.PrivilegedRoleAssignmentRequests().ByPrivilegedRoleAssignmentRequestId(id).Cancel().Post(ctx, nil)
		}(id)
	}
	wg.Wait()
}

// CancelAndTell withdraws a request and returns its status after that.
func (s *Service) CancelAndTell(ctx context.Context, id string) (string, error) {
	request, err := s.Client.PrivilegedRoleAssignmentRequests().ByPrivilegedRoleAssignmentRequestId(id).Cancel().Post(ctx, nil)
	if err != nil {
		return "", fmt.Errorf("cancel %s: %w", id, err)
	}
	return text(request.GetStatus()), nil
}

// CancelScheduled withdraws a request unless it is past that.
func (s *Service) CancelScheduled(ctx context.Context, id string) error {
	item := s.Client.PrivilegedRoleAssignmentRequests().ByPrivilegedRoleAssignmentRequestId(id)
	request, err := item.Get(ctx, nil)
	if err != nil {
		return err
	}
	if status := text(request.GetStatus()); status != "Scheduled" {
		return fmt.Errorf("request %s is %s", id, status)
	}
	_, err = item.Cancel().Post(ctx, nil)
	return err
}

func text(s *string) string {
	if s == nil {
		return ""
	}
	return *s
}
