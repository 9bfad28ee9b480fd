// Package sling has the functions of the HTTP client of that name that the
// cases call.
package sling

import "net/http"

type Sling struct{ method, rawURL string }

func New() *Sling { return &Sling{method: "GET"} }

func (s *Sling) Base(url string) *Sling { s.rawURL = url; return s }

func (s *Sling) Post(path string) *Sling { s.method, s.rawURL = "POST", s.rawURL+path; return s }

func (s *Sling) ReceiveSuccess(any) (*http.Response, error) { return nil, nil }
