// Package sling uses github.com/dghubble/sling.
package sling

import (
	"net/http"

	"github.com/dghubble/sling"

	"github.com/pimigrate/pimigrate/internal/librarytest/sling/api"
)

func Literals() {
	sling.New().Get("https://api.example.com/v1/users").ReceiveSuccess(nil)          // want `GET https://api.example.com/v1/users`
	sling.New().Set("A", "b").Post("https://api.example.com/v1/x").Receive(nil, nil) // want `POST https://api.example.com/v1/x`
}

func Verbs(id string) {
	base := sling.New().Base("https://api.example.com/v1/")
	users := base.New().Path("users/")
	users.New().Get(id).ReceiveSuccess(nil)                    // want `GET ?`
	users.New().Path("a/").Post("b").ReceiveSuccess(nil)       // want `POST https://api.example.com/v1/users/a/b`
	base.New().Put("teams/"+id).BodyJSON(id).Receive(nil, nil) // want `PUT https://api.example.com/v1/teams/{}`
	base.New().Patch("/v2/teams/"+id).Receive(nil, nil)        // want `PATCH https://api.example.com/v2/teams/{}`
	base.New().Delete("teams/"+id).Receive(nil, nil)           // want `DELETE https://api.example.com/v1/teams/{}`
	base.New().Head("teams").Receive(nil, nil)                 // want `HEAD https://api.example.com/v1/teams`
	base.New().Options("teams").Receive(nil, nil)              // want `OPTIONS https://api.example.com/v1/teams`
}

func Requests(id string) error {
	s := sling.New().Base("https://api.example.com/v1/")
	req, err := s.New().Delete("users/" + id).Request() // want `DELETE https://api.example.com/v1/users/{}`
	if err != nil {
		return err
	}
	_, err = http.DefaultClient.Do(req)
	if err != nil {
		return err
	}
	s.Path("teams/")
	s.Get("all")
	_, err = s.ReceiveSuccess(nil) // want `GET https://api.example.com/v1/teams/all`
	return err
}

func Wrapped(id string) {
	api.New(nil).Users.Show(id, nil) // want `GET {}.json via Show`
	api.Call("POST", "users/x")      // want `GET https://api.example.com/v1/users/x via Call` `POST https://api.example.com/v1/users/x via Call`
}
