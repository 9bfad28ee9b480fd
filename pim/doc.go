// Package pim is a client of Privileged Identity Management (PIM) v3 on Microsoft
// Graph: requests for directory roles and for groups, their cancellation, and all
// other operations of openapi/pim.yaml through [Client.Generated].
//
//	cred, err := azidentity.NewDefaultAzureCredential(nil)
//	if err != nil {
//		return err
//	}
//	client, err := pim.NewClient(cred, nil)
//	if err != nil {
//		return err
//	}
//	err = client.AssignmentRequests().Cancel(ctx, id)
//	switch {
//	case errors.Is(err, pim.ErrNotCancelable):
//		// already provisioned: create a request with the action selfDeactivate
//	case err != nil:
//		return err
//	}
//
// It is a thin layer over package gen/pim, whose models it uses, and over the
// pipeline of the Azure SDK (azcore), whose options, credentials, logging and
// tracing it takes. It adds
//
//   - one error, [Error], with the status, the service's code and message and the
//     ids that support asks for, whatever the answer was. What is not a success
//     that the document lists is an error; a nil error comes with a result.
//   - retries that wait as long as the service asks. A POST or PATCH is sent again
//     only if it did not leave this machine or the service said so, by 429 or 503
//     with Retry-After; otherwise the error is [ErrUnknownOutcome].
//   - a limit for one try, for a call with its retries, and for the length of an
//     answer.
//   - ids that are checked before they become part of a path.
//   - lists as iterators, whose next pages come from the client's own origin only.
//
// # Limits
//
// Requests for Azure resources are on Azure Resource Manager: the Azure SDK's
// armauthorization is their client. Batches ($batch) are not supported. Dates
// without a zone, which Microsoft Graph writes in errors, are understood there
// only: in an object they are an error, because no zone can be assumed for them.
package pim
