// Package vendortest runs the vendor's Go SDK of Microsoft Graph, as it is
// published, against the emulator of package pimtest, next to this project's own
// client pim: the same calls have to lead to the same outcomes and the same tenant.
// It also measures the clients against each other.
//
// The vendor's parts are its request builders, models and core library. Left out is
// its root package, which adds nothing but a constructor and takes minutes to
// compile. Folder beta is a module of its own for the beta SDK of PIM v2, so that
// each SDK is tested with the libraries it asks for.
//
// With the build tag novendor only what needs nothing of the vendor is built.
package vendortest
