// Package req has the functions of the HTTP client of that name that the cases
// call.
package req

import "net/http"

type Client struct{ BaseURL string }

type Request struct{ client *Client }

type Response struct{ *http.Response }

func C() *Client { return &Client{} }

func (c *Client) R() *Request { return &Request{client: c} }

func (r *Request) SetSuccessResult(any) *Request { return r }

func (r *Request) Post(string) (*Response, error) { return &Response{}, nil }

func (r *Response) IsSuccessState() bool { return r.StatusCode > 199 && r.StatusCode < 300 }

func (r *Response) Into(any) error { return nil }
