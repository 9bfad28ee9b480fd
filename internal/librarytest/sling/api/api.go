// Package api is a client made with sling, service by service.
package api

import (
	"net/http"

	"github.com/dghubble/sling"
)

// A Client talks to the API.
type Client struct {
	Users *UserService
}

// A UserService is the part of the API that has to do with users.
type UserService struct {
	sling *sling.Sling
}

// New returns a client.
func New(c *http.Client) *Client {
	base := sling.New().Client(c).Base("https://api.example.com/v1/")
	return &Client{Users: newUserService(base.New())}
}

func newUserService(s *sling.Sling) *UserService {
	return &UserService{sling: s.Path("users/")}
}

// Show gets a user.
func (s *UserService) Show(id string, params any) error {
	_, err := s.sling.New().Get(id + ".json").QueryStruct(params).ReceiveSuccess(nil) // want `GET {}.json`
	return err
}

// Call sends a request for path.
func Call(method, path string) error {
	s := sling.New().Base("https://api.example.com/v1/")
	switch method {
	case "POST":
		s = s.Post(path)
	default:
		s = s.Get(path)
	}
	_, err := s.Receive(nil, nil) // want `GET ?` `POST ?`
	return err
}
