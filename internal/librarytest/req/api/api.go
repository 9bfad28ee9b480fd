// Package api is a client made with req.
package api

import "github.com/imroc/req/v3"

// A Client embeds a client of the library.
type Client struct {
	*req.Client
}

// New returns a client.
func New(token string) *Client {
	return &Client{req.C().SetBaseURL("https://api.example.com/v1").SetCommonBearerAuthToken(token)}
}

// User gets a user.
func (c *Client) User(id string) error {
	_, err := c.R().SetPathParam("id", id).Get("/users/{id}") // want `GET https://api.example.com/v1/users/{id}`
	return err
}

// Call sends a request for path.
func (c *Client) Call(method, path string) error {
	_, err := c.R().Send(method, path) // want `? ?`
	return err
}
