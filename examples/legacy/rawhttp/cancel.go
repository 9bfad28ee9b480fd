package rawhttp

import (
	"context"
	"fmt"
	"log"
	"net/http"
	"net/url"
)

// The functions in this file grew in the night shift's scripts and spell the
// whole URL, so they work on the global cloud only.

// Withdraw cancels a request and does not care how Graph takes it: the sweep
// runs again an hour later.
func (c *Client) Withdraw(ctx context.Context, id string) error {
	u := "https://graph.microsoft.com/beta/privilegedRoleAssignmentRequests/" + url.PathEscape(id) + "/cancel"
	req, err := http.NewRequestWithContext(ctx, http.MethodPost, u, nil)
	if err != nil {
		return err
	}
	resp, err := c.HTTP.Do(req)
	if err != nil {
		return err
	}
	log.Printf("POST /beta/privilegedRoleAssignmentRequests/%s/cancel: done", id)
	return resp.Body.Close()
}

// WithdrawAll cancels requests until the first one that cannot be sent.
func (c *Client) WithdrawAll(ids []string) error {
	for _, id := range ids {
		resp, err := c.HTTP.Post(fmt.Sprintf("https://graph.microsoft.com/beta/privilegedRoleAssignmentRequests/%s/cancel", url.PathEscape(id)), "application/json", nil)
		if err != nil {
			return fmt.Errorf("cancel %s: %w", id, err)
		}
		resp.Body.Close()
	}
	return nil
}

// WithdrawNow is Withdraw by a request made in place, and does care about an
// error.
func (c *Client) WithdrawNow(ctx context.Context, id string) error {
	req := &http.Request{
		Method: http.MethodPost,
		URL: &url.URL{
			Scheme: "https",
			Host:   "graph.microsoft.com",
			Path:   "/beta/privilegedRoleAssignmentRequests/" + id + "/cancel",
		},
	}
	resp, err := c.HTTP.Do(req.WithContext(ctx))
	if err != nil {
		return err
	}
	defer resp.Body.Close()
	if resp.StatusCode >= 400 {
		return &StatusError{Code: resp.StatusCode, Message: http.StatusText(resp.StatusCode)}
	}
	return nil
}

// WithdrawChecked cancels a request and insists on the documented status.
func (c *Client) WithdrawChecked(ctx context.Context, id string) error {
	req, err := http.NewRequestWithContext(ctx, "POST",
		fmt.Sprintf("https://graph.microsoft.com/beta/privilegedRoleAssignmentRequests/%s/cancel", url.PathEscape(id)), nil)
	if err != nil {
		return err
	}
	resp, err := c.HTTP.Do(req)
	if err != nil {
		return err
	}
	defer resp.Body.Close()
	if resp.StatusCode != http.StatusOK {
		return &StatusError{Code: resp.StatusCode, Message: "the request was not cancelled"}
	}
	return nil
}
