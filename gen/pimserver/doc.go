// Package pimserver is the server side of openapi/pim.yaml: generated stubs for
// net/http over the models of gen/pim, and the wiring that makes them answer
// like Microsoft Graph.
//
// Implement [StrictServerInterface] and pass it to [NewHandler]:
//
//	type server struct{ pimserver.StrictServerInterface }
//
//	func (server) CancelRoleAssignmentScheduleRequest(
//		ctx context.Context, req pimserver.CancelRoleAssignmentScheduleRequestRequestObject,
//	) (pimserver.CancelRoleAssignmentScheduleRequestResponseObject, error) {
//		return pimserver.CancelRoleAssignmentScheduleRequest204Response{}, nil
//	}
//
//	err := http.ListenAndServe("localhost:8080", pimserver.NewHandler(server{}))
//
// An embedded nil interface stands for what is not implemented yet: such a call
// panics and is answered with 500.
//
// The stubs carry no deprecation: who serves a retired operation does so on
// purpose. PIM iteration 2 is served with the provider as a parameter; its bare
// sets and Azure Resource Manager are not served.
package pimserver
