// Package courier is a client library as a program may use one: a request is built
// by a chain of calls and handed to a worker, which sends it. docs/add-a-library.md
// teaches pimvet this library.
package courier

import (
	"context"
	"net/http"
	"strings"
	"time"
)

// A Client sends what it is handed, one request after the other.
type Client struct {
	base  string
	queue chan *Order
}

// New returns a client for the API at base.
func New(base string) *Client {
	c := &Client{base: base, queue: make(chan *Order)}
	go c.work()
	return c
}

// An Order is a request that has not been sent.
type Order struct {
	client *Client
	verb   string
	path   string
	header http.Header
	ctx    context.Context
	done   chan reply
}

type reply struct {
	resp *http.Response
	err  error
}

// Order begins a request with the method verb.
func (c *Client) Order(verb string) *Order {
	return &Order{client: c, verb: verb, header: http.Header{}, done: make(chan reply, 1)}
}

// To sets the path, or a whole URL.
func (o *Order) To(path string) *Order {
	o.path = path
	return o
}

// With sets a header.
func (o *Order) With(key, value string) *Order {
	o.header.Set(key, value)
	return o
}

// Dispatch sends the request and waits for the answer.
func (o *Order) Dispatch(ctx context.Context) (*http.Response, error) {
	o.ctx = ctx
	select {
	case o.client.queue <- o:
	case <-ctx.Done():
		return nil, ctx.Err()
	}
	r := <-o.done
	return r.resp, r.err
}

// Fetch gets path.
func (c *Client) Fetch(ctx context.Context, path string) (*http.Response, error) {
	return c.Order(http.MethodGet).To(path).Dispatch(ctx)
}

func (c *Client) work() {
	client := &http.Client{Timeout: 30 * time.Second}
	for o := range c.queue {
		resp, err := o.send(client)
		o.done <- reply{resp, err}
	}
}

func (o *Order) send(client *http.Client) (*http.Response, error) {
	url := o.path
	if strings.HasPrefix(url, "/") {
		url = o.client.base + url
	}
	req, err := http.NewRequestWithContext(o.ctx, o.verb, url, nil)
	if err != nil {
		return nil, err
	}
	req.Header = o.header
	return client.Do(req)
}
