// Command pim cancels a request with the generated client.
package main

import (
	"context"
	"fmt"
	"log"
	"net/http"
	"os"

	"github.com/pimigrate/pimigrate/gen/pim"
)

func main() {
	if err := cancel(context.Background(), os.Getenv("TOKEN"), os.Args[1]); err != nil {
		log.Fatal(err)
	}
}

func cancel(ctx context.Context, token, id string) error {
	client, err := pim.NewClientWithResponses("https://graph.microsoft.com")
	if err != nil {
		return err
	}
	resp, err := client.CancelRoleAssignmentScheduleRequestWithResponse(ctx, id, func(_ context.Context, req *http.Request) error {
		req.Header.Set("Authorization", "Bearer "+token)
		return nil
	})
	if err != nil {
		return err
	}
	if resp.StatusCode() != http.StatusNoContent {
		return fmt.Errorf("cancel %s: %s", id, resp.Status())
	}
	return nil
}
