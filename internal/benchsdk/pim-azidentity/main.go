// Command pim-azidentity cancels a request with the SDK and a credential of
// azidentity. It is a module of its own: nothing else here needs azidentity.
package main

import (
	"context"
	"log"
	"os"

	"github.com/Azure/azure-sdk-for-go/sdk/azidentity"
	"github.com/pimigrate/pimigrate/pim"
)

func main() {
	if err := cancel(context.Background(), os.Args[1]); err != nil {
		log.Fatal(err)
	}
}

func cancel(ctx context.Context, id string) error {
	cred, err := azidentity.NewDefaultAzureCredential(nil)
	if err != nil {
		return err
	}
	client, err := pim.NewClient(cred, nil)
	if err != nil {
		return err
	}
	return client.AssignmentRequests().Cancel(ctx, id)
}
