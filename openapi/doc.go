// Package openapi holds the description of the generations of the Privileged
// Identity Management API on Microsoft Graph and of its successors, some of
// which are Azure Resource Manager's. The client, the server stubs, the rules of
// the linter, the emulator's checks and the bridge all come from this one
// document.
//
//	loader := openapi3.NewLoader() // of github.com/getkin/kin-openapi
//	doc, err := loader.LoadFromData(openapi.PIM)
//
// Its facts come from the pages of Microsoft Graph that the operations name
// (such as privilegedroleassignmentrequest-cancel), from the service's metadata
// and from its permission catalogue; what these leave open is marked as such.
// The document's own introduction explains its extensions.
package openapi
