// Package wrapped manages role assignments through helpers of other packages:
// one sends the requests, one spells the paths.
package wrapped

import (
	"context"
	"encoding/json"
	"fmt"
	"net/http"
	"net/url"

	"github.com/pimigrate/pimigrate/examples/legacy/internal/graph"
	"github.com/pimigrate/pimigrate/examples/legacy/internal/paths"
)

const (
	version      = "/beta"
	rolesPath    = version + "/privilegedRoles"
	requestsPath = version + "/privilegedRoleAssignmentRequests"
)

// An Item is what the callers print of any object.
type Item struct {
	ID     string `json:"id"`
	Name   string `json:"name,omitempty"`
	Status string `json:"status,omitempty"`
}

// Roles returns the directory roles.
func Roles(ctx context.Context) ([]Item, error) {
	var page struct{ Value []Item }
	err := graph.Do(ctx, http.MethodGet, rolesPath, nil, &page)
	return page.Value, err
}

// Members returns the assignments of a role.
func Members(ctx context.Context, roleID string) ([]Item, error) {
	return items(graph.Getf(ctx, "/beta/privilegedRoles/%s/assignments", url.PathEscape(roleID)))
}

// Requests returns the requests in a status.
func Requests(ctx context.Context, status string) ([]Item, error) {
	filter := url.QueryEscape("status eq '" + status + "'")
	return items(graph.Getf(ctx, requestsPath+"?$filter=%s", filter))
}

// Mine returns the assignments of the caller.
func Mine(ctx context.Context) ([]Item, error) {
	return items(graph.Getf(ctx, paths.Assignments+"/my"))
}

// Request returns one request.
func Request(ctx context.Context, id string) (*Item, error) {
	r := new(Item)
	if err := graph.Do(ctx, http.MethodGet, paths.Request(id), nil, r); err != nil {
		return nil, fmt.Errorf("request %s: %w", id, err)
	}
	return r, nil
}

// Cancel withdraws a request.
func Cancel(ctx context.Context, id string) error {
	return graph.Do(ctx, http.MethodPost, paths.Cancel(id), nil, nil)
}

// CancelInline is Cancel with the path on the spot.
func CancelInline(ctx context.Context, id string) error {
	return graph.Do(ctx, http.MethodPost, "/beta/privilegedRoleAssignmentRequests/"+url.PathEscape(id)+"/cancel", nil, nil)
}

// Demote turns a permanent assignment into an eligible one.
func Demote(ctx context.Context, userID, roleID string) error {
	return graph.Do(ctx, http.MethodPost, paths.Assignment(userID, roleID)+"/makeEligible", nil, nil)
}

// CancelSchedule withdraws a request of the current generation.
func CancelSchedule(ctx context.Context, id string) error {
	return graph.Do(ctx, http.MethodPost, paths.ScheduleRequest(id)+"/cancel", nil, nil)
}

// Definitions returns the role definitions of the current generation.
func Definitions(ctx context.Context) ([]Item, error) {
	return items(graph.Getf(ctx, "/v1.0/roleManagement/directory/roleDefinitions"))
}

func items(data []byte, err error) ([]Item, error) {
	if err != nil {
		return nil, err
	}
	var page struct{ Value []Item }
	err = json.Unmarshal(data, &page)
	return page.Value, err
}
