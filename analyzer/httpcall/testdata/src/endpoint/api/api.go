// Package api is a client with a method for each operation.
package api

import "net/http"

const server = "https://api.example.com/v1/"

// API is what Client does.
type API interface {
	Get(id string) error
}

// Client calls the API.
type Client struct{}

var _ API = (*Client)(nil)

// Get gets a thing.
func (c *Client) Get(id string) error { return c.Send("GET", "things/"+id) }

// Move copies a thing and deletes it.
func (c *Client) Move(id string) error {
	if err := c.Send("POST", "things/"+id+"/copy"); err != nil {
		return err
	}
	return c.Send("DELETE", "things/"+id)
}

// Send sends any request.
func (c *Client) Send(method, path string) error {
	req, err := http.NewRequest(method, server+path, nil)
	if err != nil {
		return err
	}
	_, err = http.DefaultClient.Do(req)
	return err
}

// Name sends nothing.
func (c *Client) Name() string { return "client" }
