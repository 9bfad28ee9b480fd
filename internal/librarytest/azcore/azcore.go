// Package azcore uses github.com/Azure/azure-sdk-for-go/sdk/azcore.
package azcore

import (
	"context"
	"net/http"

	"github.com/Azure/azure-sdk-for-go/sdk/azcore/runtime"

	"github.com/pimigrate/pimigrate/internal/librarytest/azcore/api"
)

func Literal(ctx context.Context, pl runtime.Pipeline) error {
	req, err := runtime.NewRequest(ctx, "PUT", "https://api.example.com/v1/users") // want `PUT https://api.example.com/v1/users`
	if err != nil {
		return err
	}
	_, err = pl.Do(req)
	return err
}

func Joined(ctx context.Context, pl runtime.Pipeline, endpoint, id string) error {
	req, err := runtime.NewRequest(ctx, "DELETE", runtime.JoinPaths(endpoint, "users", id, "/x")) // want `DELETE {}/users/{}/x`
	if err != nil {
		return err
	}
	_, err = pl.Do(req.WithContext(ctx))
	return err
}

func NextLink(ctx context.Context, pl runtime.Pipeline) error {
	req, err := runtime.NewRequestForNextLink(ctx, "GET", "https://api.example.com/v1", "users?page=2") // want `GET https://api.example.com/v1/users?page=2`
	if err != nil {
		return err
	}
	_, err = pl.Do(req)
	return err
}

func FromRequest(pl runtime.Pipeline, id string) error {
	plain, err := http.NewRequest("PATCH", "https://api.example.com/v1/users/"+id, nil) // want `PATCH https://api.example.com/v1/users/{}`
	if err != nil {
		return err
	}
	req, err := runtime.NewRequestFromRequest(plain)
	if err != nil {
		return err
	}
	_, err = pl.Do(req)
	return err
}

func Wrapped(ctx context.Context, pl runtime.Pipeline, id string) {
	c := api.New("s", pl)
	c.Get(ctx, id)                         // want `GET https://management.azure.com/subscriptions/s/providers/Microsoft.Authorization/roleAssignments/{} via Get`
	c.Call(ctx, "POST", "/users/"+id+"/x") // want `POST https://management.azure.com/users/{}/x via Call`
}
