// Package kiota uses github.com/microsoft/kiota-abstractions-go.
package kiota

import (
	"context"

	abstractions "github.com/microsoft/kiota-abstractions-go"

	"github.com/pimigrate/pimigrate/internal/librarytest/kiota/api"
)

func Literal(ctx context.Context, adapter abstractions.RequestAdapter) error {
	info := abstractions.NewRequestInformationWithMethodAndUrlTemplateAndPathParameters(abstractions.PATCH, "https://api.example.com/v1/users", nil) // want `PATCH https://api.example.com/v1/users`
	return adapter.SendNoContent(ctx, info, nil)
}

func Formatted(ctx context.Context, adapter abstractions.RequestAdapter, id string) error {
	info := abstractions.NewRequestInformation() // want `PUT {+baseurl}/users/{}`
	info.Method = abstractions.PUT
	info.UrlTemplate = "{+baseurl}/users/" + id
	return adapter.SendNoContent(ctx, info, nil)
}

func Wrapped(ctx context.Context, adapter abstractions.RequestAdapter) {
	b := api.NewUsersRequestBuilder(nil, adapter)
	b.Delete(ctx) // want `DELETE {+baseurl}/users/{user%2Did}{?%24expand} via Delete`
	b.Post(ctx)   // want `POST {+baseurl}/users/{user%2Did}{?%24expand} via Post`
}
