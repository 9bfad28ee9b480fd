package pim

import (
	"context"
	"errors"
	"fmt"
	"iter"
	"net/http"
)

// A page is one answer of a list.
type page[T any] struct {
	Value    *[]T   `json:"value"`
	NextLink string `json:"@odata.nextLink"`
}

// List goes through a list of [Client.Generated], page by page as they are
// needed. It stops after the first error, which comes with a zero T. What it
// already yielded stands. call asks for the first page:
//
//	for schedule, err := range pim.List[gen.UnifiedRoleAssignmentSchedule](ctx, client,
//		func(ctx context.Context) (*http.Response, error) {
//			return client.Generated().ListRoleAssignmentSchedules(ctx, nil)
//		}) {
//
// The further ones are where the service says, as long as that is the client's
// own scheme, host and port: a token goes nowhere else.
func List[T any](ctx context.Context, c *Client, call func(context.Context) (*http.Response, error)) iter.Seq2[T, error] {
	return func(yield func(T, error) bool) {
		seen := map[string]bool{}
		for resp, err := call(ctx); ; {
			p, pageErr := readPage[T](resp, err)
			if pageErr != nil {
				yield(*new(T), pageErr)
				return
			}
			for _, v := range *p.Value {
				if !yield(v, nil) {
					return
				}
			}
			if p.NextLink == "" {
				return
			}
			if seen[p.NextLink] {
				yield(*new(T), failed(resp, errors.New("the link to the next page leads back to one already read")))
				return
			}
			seen[p.NextLink] = true
			resp, err = c.next(resp, p.NextLink)
		}
	}
}

func readPage[T any](resp *http.Response, err error) (*page[T], error) {
	p, err := Decode[page[T]](resp, err)
	if err == nil && p.Value == nil {
		return nil, failed(resp, errors.New("the page has no value"))
	}
	return p, err
}

// next gets the page that a link leads to. The link is in no error: it carries
// the query.
func (c *Client) next(resp *http.Response, link string) (*http.Response, error) {
	u, err := resp.Request.URL.Parse(link)
	if err != nil {
		return nil, failed(resp, errors.New("the link to the next page is not a URL"))
	}
	if !sameOrigin(u, c.sender.endpoint) || u.User != nil {
		return nil, failed(resp, fmt.Errorf("the next page is at %s://%s, not at %s://%s: not followed",
			u.Scheme, u.Host, c.sender.endpoint.Scheme, c.sender.endpoint.Host))
	}
	req, err := http.NewRequestWithContext(resp.Request.Context(), http.MethodGet, u.String(), nil)
	if err != nil {
		return nil, failed(resp, errors.New("the link to the next page is not a URL"))
	}
	return c.sender.send(req)
}
