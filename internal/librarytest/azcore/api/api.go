// Package api is a client as the generator for Azure writes it.
package api

import (
	"context"
	"errors"
	"net/http"
	"net/url"
	"strings"

	"github.com/Azure/azure-sdk-for-go/sdk/azcore/policy"
	"github.com/Azure/azure-sdk-for-go/sdk/azcore/runtime"
)

const host = "https://management.azure.com"

// A Client talks to the API.
type Client struct {
	pl           runtime.Pipeline
	endpoint     string
	subscription string
}

// New returns a client.
func New(subscription string, pl runtime.Pipeline) *Client {
	return &Client{pl: pl, endpoint: host, subscription: subscription}
}

// Get gets an assignment.
func (c *Client) Get(ctx context.Context, name string) error {
	req, err := c.getCreateRequest(ctx, name) // want `GET https://management.azure.com/subscriptions/{}/providers/Microsoft.Authorization/roleAssignments/{} via getCreateRequest`
	if err != nil {
		return err
	}
	_, err = c.pl.Do(req)
	return err
}

func (c *Client) getCreateRequest(ctx context.Context, name string) (*policy.Request, error) {
	urlPath := "/subscriptions/{subscriptionId}/providers/Microsoft.Authorization/roleAssignments/{name}"
	if c.subscription == "" {
		return nil, errors.New("subscription is empty")
	}
	urlPath = strings.ReplaceAll(urlPath, "{subscriptionId}", url.PathEscape(c.subscription))
	urlPath = strings.ReplaceAll(urlPath, "{name}", url.PathEscape(name))
	req, err := runtime.NewRequest(ctx, http.MethodGet, runtime.JoinPaths(c.endpoint, urlPath)) // want `GET https://management.azure.com/subscriptions/{}/providers/Microsoft.Authorization/roleAssignments/{}`
	if err != nil {
		return nil, err
	}
	reqQP := req.Raw().URL.Query()
	reqQP.Set("api-version", "2022-04-01")
	req.Raw().URL.RawQuery = reqQP.Encode()
	req.Raw().Header["Accept"] = []string{"application/json"}
	return req, nil
}

// Call sends a request for path.
func (c *Client) Call(ctx context.Context, method, path string) error {
	req, err := runtime.NewRequest(ctx, method, runtime.JoinPaths(c.endpoint, path)) // want `? https://management.azure.com/{}`
	if err != nil {
		return err
	}
	_, err = c.pl.Do(req)
	return err
}
