// Package api is an SDK.
package api

import "net/http"

// Client calls the API.
type Client struct{ Base string }

// User reads a user.
func (c *Client) User(id string) { c.get("/v1/users/" + id) } // want "^GET\t{}/v1/users/{}\twrapper api.Client.get$"

func (c *Client) get(path string) { http.Get(c.Base + path) } // want "^GET\t-\tparameter$"

// All reads everything.
func (c *Client) All() { c.User("me") } // want "^GET\t{}/v1/users/me\twrapper api.Client.User$"
