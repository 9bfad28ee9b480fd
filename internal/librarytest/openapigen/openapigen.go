// Package openapigen uses a client that OpenAPI Generator made.
package openapigen

import (
	"context"

	keto "github.com/ory/keto-client-go"
)

func Calls(ctx context.Context) {
	cfg := keto.NewConfiguration()
	cfg.Servers[0].URL = "https://keto.example.com"
	client := keto.NewAPIClient(cfg)
	client.RelationshipApi.GetRelationships(ctx).Namespace("x").Execute() // want `GET {}://{}/relation-tuples?{} via Execute`
	client.RelationshipApi.CreateRelationship(ctx).Execute()              // want `PUT {}://{}/admin/relation-tuples?{} via Execute`
	client.PermissionApi.CheckPermission(ctx).Namespace("x").Execute()    // want `GET {}://{}/relation-tuples/check/openapi?{} via Execute`
}
