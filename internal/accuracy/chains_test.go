package main

import (
	"go/ast"
	"go/importer"
	"go/parser"
	"go/token"
	"go/types"
	"testing"
)

const buildersSource = `package sdk

import "context"

type Client struct{}

func (c *Client) Groups() *Groups { return nil }

type Groups struct{}

func (g *Groups) ByGroupId(id string) *Group       { return nil }
func (g *Groups) OfUserWithOn(on *string) *OfUser  { return nil }
func (g *Groups) WithUrl(rawURL string) *Groups    { return nil }

type (
	Options            struct{}
	Group              struct{}
	OfUser             struct{}
	RequestInformation struct{}
)

func (g *Group) Delete(ctx context.Context, options *Options) error                 { return nil }
func (g *Group) Patch(ctx context.Context, body any, options *Options) (any, error) { return nil, nil }
func (g *Group) ToDeleteRequestInformation(ctx context.Context, options *Options) (*RequestInformation, error) {
	return nil, nil
}

func (o *OfUser) Get(ctx context.Context, options *Options) (any, error) { return nil, nil }
`

const chainsSource = `package chains

import (
	"context"

	sdk "example.com/sdk"
)

func sdk_Group_Delete(ctx context.Context, client *sdk.Client, id string) error {
	return client.Groups().ByGroupId(id).Delete(ctx, &sdk.Options{})
}

func sdk_Group_Patch(ctx context.Context, client *sdk.Client, id string) error {
	_, err := client.Groups().ByGroupId(id).Patch(ctx, nil, &sdk.Options{})
	return err
}

func sdk_OfUser_Get(ctx context.Context, client *sdk.Client, id string) error {
	_, err := client.Groups().OfUserWithOn(nil).Get(ctx, &sdk.Options{})
	return err
}
`

func TestChainSource(t *testing.T) {
	fset := token.NewFileSet()
	f, err := parser.ParseFile(fset, "sdk.go", buildersSource, 0)
	if err != nil {
		t.Fatal(err)
	}
	cfg := &types.Config{Importer: importer.ForCompiler(fset, "source", nil)}
	pkg, err := cfg.Check("example.com/sdk", fset, []*ast.File{f}, nil)
	if err != nil {
		t.Fatal(err)
	}
	client := pkg.Scope().Lookup("Client").Type()
	src, err := chainSource(client, chainCalls(client, []string{pkg.Path()}))
	if err != nil {
		t.Fatal(err)
	}
	if got := string(src); got != chainsSource {
		t.Errorf("got\n%s\nwant\n%s", got, chainsSource)
	}
}
