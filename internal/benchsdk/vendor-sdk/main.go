// Command vendor-sdk cancels a request with the vendor's SDK.
package main

import (
	"context"
	"log"
	"os"
	"time"

	"github.com/Azure/azure-sdk-for-go/sdk/azcore"
	"github.com/Azure/azure-sdk-for-go/sdk/azcore/policy"
	msgraph "github.com/microsoftgraph/msgraph-sdk-go"
)

func main() {
	if err := cancel(context.Background(), token(os.Getenv("TOKEN")), os.Args[1]); err != nil {
		log.Fatal(err)
	}
}

func cancel(ctx context.Context, token token, id string) error {
	client, err := msgraph.NewGraphServiceClientWithCredentials(token, nil)
	if err != nil {
		return err
	}
	return client.RoleManagement().Directory().RoleAssignmentScheduleRequests().ByUnifiedRoleAssignmentScheduleRequestId(id).Cancel().Post(ctx, nil)
}

// token is a credential that is at hand.
type token string

func (t token) GetToken(context.Context, policy.TokenRequestOptions) (azcore.AccessToken, error) {
	return azcore.AccessToken{Token: string(t), ExpiresOn: time.Now().Add(time.Hour)}, nil
}
