// Package body edits the body of a request that moves to another operation.
//
//	b := body.Body{Package: code.New(pass), Call: call, Was: true, Is: true, Replacement: r}
//	edits, refusal := b.Edit()
//
// Where r says that roleId becomes roleDefinitionId, the edits make of
//
//	map[string]any{"roleId": id}
//
// a map with "roleDefinitionId". A body is found by following the argument of
// the request back to a literal (request.go, flow.go): a map (map.go), a struct
// (struct.go) or JSON text (text.go). Each is read as an object of JSON
// (object.go); what the document says of its properties (moves.go) is planned
// without regard to how it is written (rebuild.go) and then written as it was.
//
// A literal that serves anything else than this request is left alone.
package body
