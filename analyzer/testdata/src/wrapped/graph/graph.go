// Package graph is a team's own client.
package graph

import (
	"context"
	"fmt"
	"net/http"
)

const base = "https://graph.microsoft.com/beta"

// Do sends a request.
func Do(ctx context.Context, method, path string) error {
	req, err := http.NewRequestWithContext(ctx, method, base+path, nil)
	if err != nil {
		return err
	}
	resp, err := http.DefaultClient.Do(req)
	if err != nil {
		return err
	}
	return resp.Body.Close()
}

// Getf gets the path that format and args make.
func Getf(ctx context.Context, format string, args ...any) error {
	return Do(ctx, http.MethodGet, fmt.Sprintf(format, args...))
}

// RequestPath is where a request is.
func RequestPath(id string) string { return "/privilegedRoleAssignmentRequests/" + id }
