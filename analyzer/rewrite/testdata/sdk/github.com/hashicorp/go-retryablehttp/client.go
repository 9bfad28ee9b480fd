// Package retryablehttp has the functions of the HTTP client of that name that
// the cases call.
package retryablehttp

import "net/http"

type Request struct{ *http.Request }

type Client struct{}

func NewRequest(method, url string, body any) (*Request, error) {
	req, err := http.NewRequest(method, url, nil)
	return &Request{req}, err
}

func (c *Client) Do(req *Request) (*http.Response, error) { return http.DefaultClient.Do(req.Request) }
