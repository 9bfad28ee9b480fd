package rawhttp

import (
	"context"
	"net/http"
	"net/url"
)

// Nothing in this file is retired.

// A ScheduleRequest is a request of the current generation.
type ScheduleRequest struct {
	ID     string `json:"id"`
	Status string `json:"status"`
}

// ListScheduleRequests returns the requests of the current generation.
func (c *Client) ListScheduleRequests(ctx context.Context) ([]ScheduleRequest, error) {
	return c.list(ctx, "https://graph.microsoft.com/v1.0/roleManagement/directory/roleAssignmentScheduleRequests")
}

// ListGroupRequests returns the requests for membership in a group.
func (c *Client) ListGroupRequests(ctx context.Context, groupID string) ([]ScheduleRequest, error) {
	filter := url.QueryEscape("groupId eq '" + groupID + "'")
	return c.list(ctx, "https://graph.microsoft.com/v1.0/identityGovernance/privilegedAccess/group/assignmentScheduleRequests?$filter="+filter)
}

// ListSchedules returns the schedules by way of the base URL.
func (c *Client) ListSchedules(ctx context.Context) ([]ScheduleRequest, error) {
	var page struct{ Value []ScheduleRequest }
	err := c.do(ctx, http.MethodGet, "/roleManagement/directory/roleAssignmentSchedules", nil, &page)
	return page.Value, err
}

// ListArchivedRoles returns the roles as last month's copy has them. The
// archive is a server of our own that kept the paths.
func (c *Client) ListArchivedRoles(ctx context.Context) ([]Role, error) {
	req, err := http.NewRequestWithContext(ctx, http.MethodGet, "https://pim-archive.contoso.example/beta/privilegedRoles", nil)
	if err != nil {
		return nil, err
	}
	var page struct{ Value []Role }
	err = c.decode(req, &page)
	return page.Value, err
}

func (c *Client) list(ctx context.Context, u string) ([]ScheduleRequest, error) {
	req, err := http.NewRequestWithContext(ctx, http.MethodGet, u, nil)
	if err != nil {
		return nil, err
	}
	var page struct{ Value []ScheduleRequest }
	err = c.decode(req, &page)
	return page.Value, err
}
