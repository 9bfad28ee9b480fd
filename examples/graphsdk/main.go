// Command graphsdk lists and cancels requests for roles through the vendor's
// SDK of Microsoft Graph beta.
//
//	graphsdk list
//	graphsdk cancel ID
//	graphsdk resources
//
// It takes the token from GRAPH_TOKEN.
package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"time"

	"github.com/Azure/azure-sdk-for-go/sdk/azcore"
	"github.com/Azure/azure-sdk-for-go/sdk/azcore/policy"
	sdk "github.com/microsoftgraph/msgraph-beta-sdk-go"
	"github.com/microsoftgraph/msgraph-beta-sdk-go/models"

	"github.com/pimigrate/pimigrate/examples/graphsdk/resources"
	"github.com/pimigrate/pimigrate/examples/graphsdk/roles"
)

var errUsage = errors.New("usage: graphsdk list | cancel ID | resources")

func main() {
	ctx, cancel := context.WithTimeout(context.Background(), time.Minute)
	defer cancel()
	if err := run(ctx, os.Args[1:]); err != nil {
		fmt.Fprintln(os.Stderr, "graphsdk:", err)
		if errors.Is(err, errUsage) {
			os.Exit(2)
		}
		os.Exit(1)
	}
}

func run(ctx context.Context, args []string) error {
	if len(args) == 0 {
		return errUsage
	}
	client, err := sdk.NewGraphServiceClientWithCredentials(credential{}, nil)
	if err != nil {
		return err
	}
	service := &roles.Service{Client: client}
	switch {
	case args[0] == "list" && len(args) == 1:
		requests, err := service.Requests(ctx, "Scheduled")
		if err != nil {
			return err
		}
		return show(requests)
	case args[0] == "cancel" && len(args) == 2 && args[1] != "":
		return service.Cancel(ctx, args[1])
	case args[0] == "resources" && len(args) == 1:
		requests, err := resources.Requests(ctx, client, resources.Azure)
		if err != nil {
			return err
		}
		return show(requests)
	}
	return errUsage
}

// show prints the id of each entity.
func show[T models.Entityable](entities []T) error {
	for _, e := range entities {
		if id := e.GetId(); id != nil {
			if _, err := fmt.Println(*id); err != nil {
				return err
			}
		}
	}
	return nil
}

// credential hands out the token of the environment.
type credential struct{}

func (credential) GetToken(context.Context, policy.TokenRequestOptions) (azcore.AccessToken, error) {
	t := os.Getenv("GRAPH_TOKEN")
	if t == "" {
		return azcore.AccessToken{}, errors.New("GRAPH_TOKEN is not set")
	}
	return azcore.AccessToken{Token: t, ExpiresOn: time.Now().Add(5 * time.Minute)}, nil
}
