// Package wrapped calls the retired operations through package graph.
package wrapped

import (
	"context"

	"wrapped/graph"
)

const rolesPath = "/privilegedRoles"

func do(ctx context.Context, id string) {
	graph.Do(ctx, "GET", rolesPath)                        // want `\[listPrivilegedRoles\]`
	graph.Do(ctx, "POST", graph.RequestPath(id)+"/cancel") // want `\[cancelPrivilegedRoleAssignmentRequest\]`
	graph.Getf(ctx, "/privilegedRoleAssignments/%s", id)   // want `\[getPrivilegedRoleAssignment\]`
	graph.Do(ctx, "GET", "/roleManagement/directory/roleDefinitions")
}

// cancel is reported here, once, not at its callers.
func cancel(ctx context.Context, id string) error {
	path := "/privilegedRoleAssignmentRequests/" + id // want `\[cancelPrivilegedRoleAssignmentRequest\]`
	path += "/cancel"
	return graph.Do(ctx, "POST", path)
}

func callers(ctx context.Context) {
	cancel(ctx, "a")
	cancel(ctx, "b")
}

func item(ctx context.Context, kind, id string) error {
	return graph.Do(ctx, "GET", "/"+kind+"/"+id)
}

func kinds(ctx context.Context) {
	item(ctx, "privilegedRoles", "a") // want `\[getPrivilegedRole\]`
	item(ctx, "users", "a")
}
