// Package client is a client written by hand.
package client

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	"net/url"
	"strings"
)

// Client calls the API.
type Client struct {
	http    *http.Client
	BaseURL *url.URL
	Users   *UsersService
}

type service struct{ client *Client }

// UsersService is a part of the API.
type UsersService service

const defaultBase = "https://api.example.com/v1/"

// New returns a client.
func New(h *http.Client) *Client {
	u, _ := url.Parse(defaultBase)
	c := &Client{http: h, BaseURL: u}
	c.Users = (*UsersService)(&service{client: c})
	return c
}

// SetBase changes the server.
func (c *Client) SetBase(s string) {
	c.BaseURL, _ = url.Parse(s)
}

// NewRequest makes a request.
func (c *Client) NewRequest(method, path string) (*http.Request, error) {
	u, err := c.BaseURL.Parse(path)
	if err != nil {
		return nil, err
	}
	return http.NewRequest(method, u.String(), nil) // want `^ $`
}

// Do sends it.
func (c *Client) Do(ctx context.Context, req *http.Request) (*http.Response, error) {
	return c.http.Do(req.WithContext(ctx)) // want `^ $`
}

func addOptions(s string, opts map[string]string) (string, error) {
	if opts == nil {
		return s, nil
	}
	u, err := url.Parse(s)
	if err != nil {
		return s, err
	}
	q := url.Values{}
	u.RawQuery = q.Encode()
	return u.String(), nil
}

// List lists.
func (s *UsersService) List(ctx context.Context, org string, opts map[string]string) error {
	u := fmt.Sprintf("orgs/%v/users", org)
	u, err := addOptions(u, opts)
	if err != nil {
		return err
	}
	req, err := s.client.NewRequest("GET", u) // want `^GET https://api.example.com/v1/orgs/{}/users\|https://api.example.com/v1/orgs/{}/users\?{} via NewRequest$`
	if err != nil {
		return err
	}
	_, err = s.client.Do(ctx, req)
	return err
}

// Options describe a call.
type Options struct{ Method, Path string }

// Call sends what o says.
func Call(o Options) error {
	req, err := http.NewRequest(o.Method, defaultBase+o.Path, nil) // want `^ https://api.example.com/v1/{}$`
	if err != nil {
		return err
	}
	_, err = http.DefaultClient.Do(req)
	return err
}

// ID names a thing.
type ID struct{ Group, Name string }

// Path is where the thing is.
func (i ID) Path() string { return fmt.Sprintf("groups/%s/things/%s", i.Group, i.Name) }

const thingsPath = "/beta/things/"

// ThingPath has its slashes in a constant.
func ThingPath(id string) string { return thingsPath + id }

// Fill puts a value into a path. Nothing here calls it.
func Fill(path, key, value string) string { return strings.ReplaceAll(path, key, value) }

// Style prints a parameter in one of several ways.
func Style(style, name, value string) (string, error) {
	switch style {
	case "label":
		return "." + value, nil
	case "matrix":
		return ";" + name + "=" + value, nil
	case "form":
		return name + "=" + value, nil
	}
	return "", errors.New("want label, matrix or form")
}

// A Path collects the segments of a request.
type Path struct {
	base, verb string
	segments   []string
}

// At makes a Path.
func At(base, verb string) *Path { return &Path{base: base, verb: verb} }

// Again is a Path with another method.
func (p *Path) Again(verb string) *Path { return &Path{base: p.base, verb: verb, segments: p.segments} }

// Add appends segments.
func (p *Path) Add(s ...string) *Path {
	p.segments = append(p.segments, s...)
	return p
}

// Send sends the request.
func (p *Path) Send() error {
	req, err := http.NewRequest(p.verb, p.base+"/"+strings.Join(p.segments, "/"), nil) // want `^ $`
	if err != nil {
		return err
	}
	_, err = http.DefaultClient.Do(req)
	return err
}
