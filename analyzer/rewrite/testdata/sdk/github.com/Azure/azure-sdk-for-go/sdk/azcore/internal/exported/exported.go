// Package exported has the types that the packages around it give names to.
package exported

import "net/http"

type Request struct{ req *http.Request }

func (r *Request) Raw() *http.Request { return r.req }

type Pipeline struct{}

func (Pipeline) Do(r *Request) (*http.Response, error) { return http.DefaultClient.Do(r.req) }

func NewRequest(method, url string) (*Request, error) {
	req, err := http.NewRequest(method, url, nil)
	return &Request{req}, err
}
