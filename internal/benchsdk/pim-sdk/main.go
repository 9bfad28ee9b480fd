// Command pim-sdk cancels a request with the SDK and a token at hand.
package main

import (
	"context"
	"log"
	"os"

	"github.com/pimigrate/pimigrate/pim"
)

func main() {
	if err := cancel(context.Background(), pim.StaticToken(os.Getenv("TOKEN")), os.Args[1]); err != nil {
		log.Fatal(err)
	}
}

func cancel(ctx context.Context, token pim.StaticToken, id string) error {
	client, err := pim.NewClient(token, nil)
	if err != nil {
		return err
	}
	return client.AssignmentRequests().Cancel(ctx, id)
}
