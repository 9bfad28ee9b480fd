// Package pim has the shape of a client that people write: services of a
// client, and a helper that sends.
package pim

import (
	"context"
	"fmt"
	"net/http"
)

// Client calls the API.
type Client struct {
	Requests         *RequestsService
	ScheduleRequests *ScheduleRequestsService

	http *http.Client
}

type service struct{ client *Client }

// RequestsService has the operations of the second generation.
type RequestsService service

// ScheduleRequestsService has those of the third.
type ScheduleRequestsService service

// NewClient returns a client.
func NewClient(hc *http.Client) *Client {
	c := &Client{http: hc}
	c.Requests = (*RequestsService)(&service{c})
	c.ScheduleRequests = (*ScheduleRequestsService)(&service{c})
	return c
}

func (c *Client) send(ctx context.Context, method, path string) (*http.Response, error) {
	req, err := http.NewRequestWithContext(ctx, method, "https://graph.microsoft.com/"+path, nil)
	if err != nil {
		return nil, err
	}
	resp, err := c.http.Do(req)
	if err != nil {
		return nil, err
	}
	if resp.StatusCode >= 400 {
		return resp, fmt.Errorf("%s %s: %s", method, path, resp.Status)
	}
	return resp, nil
}

// Cancel cancels a request.
func (s *RequestsService) Cancel(ctx context.Context, id string) error {
	_, err := s.client.send(ctx, "POST", fmt.Sprintf("beta/privilegedRoleAssignmentRequests/%s/cancel", id))
	return err
}

// Get gets a request.
func (s *RequestsService) Get(ctx context.Context, id string) (*http.Response, error) {
	return s.client.send(ctx, "GET", fmt.Sprintf("beta/privilegedRoleAssignmentRequests/%s", id))
}

// Cancel cancels a request.
func (s *ScheduleRequestsService) Cancel(ctx context.Context, id string) error {
	_, err := s.client.send(ctx, "POST", fmt.Sprintf("v1.0/roleManagement/directory/roleAssignmentScheduleRequests/%s/cancel", id))
	return err
}

// Get gets a request.
func (s *ScheduleRequestsService) Get(ctx context.Context, id string) (*http.Response, error) {
	return s.client.send(ctx, "GET", fmt.Sprintf("v1.0/roleManagement/directory/roleAssignmentScheduleRequests/%s", id))
}
