// Package pim is the generated client of all generations of the Privileged
// Identity Management API on Microsoft Graph, with their models. Everything in
// it but [DefaultServer] and [OperationOf] comes from openapi/pim.yaml; run go
// generate after changing that document.
//
// [Client] returns the raw *http.Response, [ClientWithResponses] reads and
// decodes it:
//
//	c, err := pim.NewClientWithResponses(pim.DefaultServer,
//		pim.WithRequestEditorFn(func(ctx context.Context, req *http.Request) error {
//			req.Header.Set("Authorization", "Bearer "+token)
//			return nil
//		}))
//	if err != nil {
//		return err
//	}
//	rsp, err := c.CancelRoleAssignmentScheduleRequestWithResponse(ctx, id)
//	if err != nil {
//		return err
//	}
//	if rsp.StatusCode() != http.StatusNoContent {
//		return fmt.Errorf("cancel %s: %s", id, rsp.Status())
//	}
//
// The methods of PIM v2, retired on 2021-05-31, and of PIM iteration 2, retired
// on 2026-10-28, carry a Deprecated paragraph that names their successors, so
// that staticcheck and editors report calls.
//
// The methods of iteration 2 take the provider, such as aadRoles, as a
// parameter. Of Azure Resource Manager there are models only, whose names begin
// with Arm: armauthorization of the Azure SDK is its client.
//
// What sends the requests learns from [OperationOf] which operation each one
// belongs to.
//
// It is a thin client: no retries, no time limit, no limit on what it reads, an
// answer it cannot decode is lost with its status, and a path parameter that is
// empty, "." or ".." makes another path. The module's package pim adds what a
// program wants.
package pim

// DefaultServer is the root of Microsoft Graph in the global cloud. The paths of
// the operations carry the version. openapi/pim.yaml lists the other clouds.
const DefaultServer = "https://graph.microsoft.com"
