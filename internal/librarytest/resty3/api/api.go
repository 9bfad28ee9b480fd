// Package api is a client made with resty.
package api

import "resty.dev/v3"

// A Client talks to the API.
type Client struct {
	rest  *resty.Client
	token string
}

// New returns a client.
func New(token string) *Client {
	rest := resty.New().SetRetryCount(3)
	rest.SetBaseURL("https://api.example.com/v1/").SetHeader("Accept", "application/json")
	return &Client{rest: rest, token: token}
}

func (c *Client) request() *resty.Request {
	return c.rest.R().SetAuthToken(c.token)
}

// User gets a user.
func (c *Client) User(id string) error {
	_, err := c.request().SetPathParam("id", id).Get("/users/{id}") // want `GET https://api.example.com/v1/users/{id}`
	return err
}

// Call sends a request for path.
func (c *Client) Call(method, path string, body any) error {
	_, err := c.request().SetBody(body).Execute(method, path) // want `? ?`
	return err
}
