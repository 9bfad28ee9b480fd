// Package api is a request builder as kiota writes it.
package api

import (
	"context"

	abstractions "github.com/microsoft/kiota-abstractions-go"
)

// A UsersRequestBuilder builds requests for users.
type UsersRequestBuilder struct {
	abstractions.BaseRequestBuilder
}

// NewUsersRequestBuilder returns a builder.
func NewUsersRequestBuilder(pathParameters map[string]string, requestAdapter abstractions.RequestAdapter) *UsersRequestBuilder {
	return &UsersRequestBuilder{
		BaseRequestBuilder: *abstractions.NewBaseRequestBuilder(requestAdapter, "{+baseurl}/users/{user%2Did}{?%24expand}", pathParameters),
	}
}

// Delete deletes a user.
func (m *UsersRequestBuilder) Delete(ctx context.Context) error {
	requestInfo, err := m.ToDeleteRequestInformation(ctx) // want `DELETE {+baseurl}/users/{user%2Did}{?%24expand} via ToDeleteRequestInformation`
	if err != nil {
		return err
	}
	return m.RequestAdapter.SendNoContent(ctx, requestInfo, nil)
}

// ToDeleteRequestInformation is the request of Delete.
func (m *UsersRequestBuilder) ToDeleteRequestInformation(context.Context) (*abstractions.RequestInformation, error) {
	requestInfo := abstractions.NewRequestInformationWithMethodAndUrlTemplateAndPathParameters(abstractions.DELETE, m.UrlTemplate, m.PathParameters) // want `DELETE {+baseurl}/users/{user%2Did}{?%24expand}`
	requestInfo.Headers.TryAdd("Accept", "application/json")
	return requestInfo, nil
}

// Post is written as by older generators.
func (m *UsersRequestBuilder) Post(ctx context.Context) error {
	requestInfo := abstractions.NewRequestInformation() // want `POST {+baseurl}/users/{user%2Did}{?%24expand}`
	requestInfo.UrlTemplate = m.UrlTemplate
	requestInfo.PathParameters = m.PathParameters
	requestInfo.Method = abstractions.POST
	return m.RequestAdapter.SendNoContent(ctx, requestInfo, nil)
}
