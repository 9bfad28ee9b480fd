// Package contract is openapi/pim.yaml as the emulator and the bridge read it: which operation a
// request is, what it asks of the caller, what it answers, when it retired and
// what took its place.
//
//	op := contract.Match(r) // r is at the gate of a server
//	if op == nil {
//		// 404 or 405
//	}
//
// The document is read once a process, in some 80 ms.
package contract
