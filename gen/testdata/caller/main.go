// Program caller calls a retired operation in four ways; see TestDeprecationIsSeen.
package main

import (
	"context"

	"github.com/pimigrate/pimigrate/gen/pim"
)

func main() {}

func call(
	ctx context.Context, raw *pim.Client, parsed *pim.ClientWithResponses,
	rawInterface pim.ClientInterface, parsedInterface pim.ClientWithResponsesInterface,
) {
	_, _ = raw.CancelPrivilegedRoleAssignmentRequest(ctx, "id")
	_, _ = parsed.CancelPrivilegedRoleAssignmentRequestWithResponse(ctx, "id")
	_, _ = rawInterface.CancelPrivilegedRoleAssignmentRequest(ctx, "id")
	_, _ = parsedInterface.CancelPrivilegedRoleAssignmentRequestWithResponse(ctx, "id")
}

var _ = call
