// Package resty has the functions of the HTTP client of that name that the
// cases call.
package resty

import (
	"context"
	"net/http"
)

type Client struct{ BaseURL string }

type Request struct {
	Method, URL string
	client      *Client
}

type Response struct{ RawResponse *http.Response }

func New() *Client { return &Client{} }

func (c *Client) R() *Request { return &Request{client: c} }

func (r *Request) SetContext(context.Context) *Request { return r }

func (r *Request) SetBody(any) *Request { return r }

func (r *Request) SetResult(any) *Request { return r }

func (r *Request) Post(string) (*Response, error) { return &Response{}, nil }

func (r *Response) StatusCode() int { return r.RawResponse.StatusCode }

func (r *Response) Status() string { return r.RawResponse.Status }

func (r *Response) IsSuccess() bool { return r.StatusCode() > 199 && r.StatusCode() < 300 }

func (r *Response) IsError() bool { return r.StatusCode() > 399 }
