// Package retryablehttp uses github.com/hashicorp/go-retryablehttp.
package retryablehttp

import (
	"context"
	"fmt"
	"net/http"
	"net/url"

	"github.com/hashicorp/go-retryablehttp"

	"github.com/pimigrate/pimigrate/internal/librarytest/retryablehttp/api"
)

const base = "https://api.example.com/v1"

func Functions(id string) {
	retryablehttp.Get("https://api.example.com/v1/users")                      // want `GET https://api.example.com/v1/users`
	retryablehttp.Head(base + "/users/" + id)                                  // want `HEAD https://api.example.com/v1/users/{}`
	retryablehttp.Post(base+"/users", "application/json", nil)                 // want `POST https://api.example.com/v1/users`
	retryablehttp.PostForm(fmt.Sprintf("%s/users/%s", base, id), url.Values{}) // want `POST https://api.example.com/v1/users/{}`
}

func Methods(c *retryablehttp.Client, id string) {
	c.Get(base + "/users")                              // want `GET https://api.example.com/v1/users`
	c.Head(base + "/users/" + id)                       // want `HEAD https://api.example.com/v1/users/{}`
	c.Post(base+"/users", "application/json", nil)      // want `POST https://api.example.com/v1/users`
	c.PostForm(base+"/users/"+id+"/form", url.Values{}) // want `POST https://api.example.com/v1/users/{}/form`
	c.StandardClient().Get(base + "/standard")          // want `GET https://api.example.com/v1/standard`
}

func Requests(ctx context.Context, c *retryablehttp.Client, id string) error {
	req, err := retryablehttp.NewRequestWithContext(ctx, http.MethodDelete, fmt.Sprintf("%s/users/%s", base, id), nil) // want `DELETE https://api.example.com/v1/users/{}`
	if err != nil {
		return err
	}
	if _, err := c.Do(req); err != nil {
		return err
	}
	put, err := retryablehttp.NewRequest("PUT", base+"/users/"+id, nil) // want `PUT https://api.example.com/v1/users/{}?expand=all`
	if err != nil {
		return err
	}
	put.URL.RawQuery = "expand=all"
	_, err = c.Do(put)
	return err
}

func Wrapped(c *retryablehttp.Client, id string) error {
	plain, err := http.NewRequest("PATCH", base+"/teams/"+id, nil) // want `PATCH https://api.example.com/v1/teams/{}`
	if err != nil {
		return err
	}
	req, err := retryablehttp.FromRequest(plain)
	if err != nil {
		return err
	}
	_, err = c.Do(req)
	return err
}

func Client(ctx context.Context, id string) error {
	c := api.New()
	req, err := c.NewRequest(ctx, "DELETE", "teams/"+id) // want `DELETE https://api.example.com/v1/teams/{} via NewRequest`
	if err != nil {
		return err
	}
	if err := c.Do(req); err != nil {
		return err
	}
	_, err = c.Call(ctx, "GET", "/teams") // want `GET https://api.example.com/v1/teams via Call`
	return err
}
