package rawhttp

import (
	"context"
	"fmt"
	"net/http"
	"net/url"
)

// A Role is a directory role.
type Role struct {
	ID   string `json:"id"`
	Name string `json:"name"`
}

// A Request asks for the assignment of a role.
type Request struct {
	ID              string `json:"id,omitempty"`
	RoleID          string `json:"roleId"`
	UserID          string `json:"userId,omitempty"`
	Type            string `json:"type"`
	AssignmentState string `json:"assignmentState"`
	Duration        string `json:"duration,omitempty"`
	Reason          string `json:"reason,omitempty"`
	Status          string `json:"status,omitempty"`
}

// ListRoles returns the directory roles under management.
func (c *Client) ListRoles(ctx context.Context) ([]Role, error) {
	var page struct{ Value []Role }
	if err := c.do(ctx, http.MethodGet, "/privilegedRoles", nil, &page); err != nil {
		return nil, fmt.Errorf("list roles: %w", err)
	}
	return page.Value, nil
}

// ListRequests returns the requests in a status, all of them if it is empty.
func (c *Client) ListRequests(ctx context.Context, status string) ([]Request, error) {
	query := ""
	if status != "" {
		query = "?$filter=" + url.QueryEscape("status eq '"+status+"'")
	}
	var page struct{ Value []Request }
	if err := c.do(ctx, "GET", "/privilegedRoleAssignmentRequests"+query, nil, &page); err != nil {
		return nil, fmt.Errorf("list requests: %w", err)
	}
	return page.Value, nil
}

// CreateRequest asks for an assignment and returns the request as stored.
func (c *Client) CreateRequest(ctx context.Context, r Request) (*Request, error) {
	created := new(Request)
	if err := c.do(ctx, http.MethodPost, "/privilegedRoleAssignmentRequests", r, created); err != nil {
		return nil, fmt.Errorf("create request: %w", err)
	}
	return created, nil
}

// CancelRequest withdraws a pending request.
func (c *Client) CancelRequest(ctx context.Context, id string) error {
	path := fmt.Sprintf("/privilegedRoleAssignmentRequests/%s/cancel", url.PathEscape(id))
	if err := c.do(ctx, http.MethodPost, path, nil, nil); err != nil {
		return fmt.Errorf("cancel %s: %w", id, err)
	}
	return nil
}

// DeleteAssignment takes a role away. The id of an assignment is the user's and
// the role's, joined by an underscore.
func (c *Client) DeleteAssignment(ctx context.Context, userID, roleID string) error {
	path := "/privilegedRoleAssignments/" + url.PathEscape(userID+"_"+roleID)
	if err := c.do(ctx, http.MethodDelete, path, nil, nil); err != nil {
		return fmt.Errorf("delete assignment: %w", err)
	}
	return nil
}
