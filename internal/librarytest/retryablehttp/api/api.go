// Package api is a client with retries, as SDKs have one.
package api

import (
	"context"
	"net/http"

	"github.com/hashicorp/go-retryablehttp"
)

const base = "https://api.example.com/v1"

// A Client talks to the API.
type Client struct {
	http *retryablehttp.Client
	base string
}

// New returns a client.
func New() *Client {
	return &Client{http: retryablehttp.NewClient(), base: base}
}

// NewRequest makes a request for path.
func (c *Client) NewRequest(ctx context.Context, method, path string) (*retryablehttp.Request, error) {
	req, err := retryablehttp.NewRequest(method, c.base+"/"+path, nil) // want `? https://api.example.com/v1/{}`
	if err != nil {
		return nil, err
	}
	req.Header.Set("Accept", "application/json")
	return req.WithContext(ctx), nil
}

// Do sends req.
func (c *Client) Do(req *retryablehttp.Request) error {
	resp, err := c.http.Do(req) // want `? ?`
	if err != nil {
		return err
	}
	return resp.Body.Close()
}

// Call sends a request for path.
func (c *Client) Call(ctx context.Context, method, path string) (*http.Response, error) {
	req, err := retryablehttp.NewRequestWithContext(ctx, method, c.base+path, nil) // want `? https://api.example.com/v1{}`
	if err != nil {
		return nil, err
	}
	return c.http.Do(req)
}
