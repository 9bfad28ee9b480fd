// Package api is a client made with fasthttp.
package api

import "github.com/valyala/fasthttp"

// A Client talks to the API.
type Client struct {
	http *fasthttp.Client
	base string
}

// New returns a client.
func New() *Client {
	return &Client{http: &fasthttp.Client{}, base: "https://api.example.com/v1"}
}

// Call sends a request for path.
func (c *Client) Call(method, path string) error {
	req := fasthttp.AcquireRequest() // want `? https://api.example.com/v1{}`
	defer fasthttp.ReleaseRequest(req)
	resp := fasthttp.AcquireResponse()
	defer fasthttp.ReleaseResponse(resp)
	req.Header.SetMethod(method)
	req.SetRequestURI(c.base + path)
	return c.http.Do(req, resp)
}
