package iteration2

import (
	"context"
	"fmt"
	"net/http"
	"os"
)

const beta = "https://graph.microsoft.com/beta"

// PostCancelRole withdraws a request for a directory role.
func PostCancelRole(ctx context.Context, id string) error {
	return send(ctx, http.MethodPost, beta+"/privilegedAccess/aadRoles/roleAssignmentRequests/"+id+"/cancel")
}

// PostCancelResource withdraws a request for a role of an Azure resource.
func PostCancelResource(ctx context.Context, id string) error {
	return send(ctx, http.MethodPost, beta+"/privilegedAccess/azureResources/roleAssignmentRequests/"+id+"/cancel")
}

// PostCancelGroup withdraws a request for a group.
func PostCancelGroup(ctx context.Context, id string) error {
	return send(ctx, http.MethodPost, beta+"/privilegedAccess/aadGroups/roleAssignmentRequests/"+id+"/cancel")
}

// PostCancelQuoted withdraws a request for a group, with keys in parentheses.
func PostCancelQuoted(ctx context.Context, id string) error {
	return send(ctx, http.MethodPost, fmt.Sprintf("%s/privilegedAccess('aadGroups')/roleAssignmentRequests('%s')/cancel", beta, id))
}

// PostCancelAny withdraws a request of the provider that the environment names.
func PostCancelAny(ctx context.Context, id string) error {
	provider := os.Getenv("PIM_PROVIDER")
	return send(ctx, http.MethodPost, fmt.Sprintf("%s/privilegedAccess/%s/roleAssignmentRequests/%s/cancel", beta, provider, id))
}

// GetAssignmentsAny asks for the assignments of that provider, with its key in
// parentheses.
func GetAssignmentsAny(ctx context.Context) error {
	return send(ctx, http.MethodGet, fmt.Sprintf("%s/privilegedAccess('%s')/roleAssignments", beta, os.Getenv("PIM_PROVIDER")))
}

// send sends a request without a body.
func send(ctx context.Context, method, url string) error {
	req, err := http.NewRequestWithContext(ctx, method, url, nil)
	if err != nil {
		return err
	}
	req.Header.Set("Authorization", "Bearer "+os.Getenv("GRAPH_TOKEN"))
	rsp, err := http.DefaultClient.Do(req)
	if err != nil {
		return err
	}
	defer rsp.Body.Close()
	if rsp.StatusCode >= 300 {
		return fmt.Errorf("%s %s: %s", method, url, rsp.Status)
	}
	return nil
}
