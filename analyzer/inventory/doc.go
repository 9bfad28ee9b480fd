// Package inventory lists the HTTP requests of a package as diagnostics, for
// tools that take nothing else from an analyzer.
//
// # Analyzer httpcalls
//
// httpcalls: list the HTTP requests a package can send
//
// There is one diagnostic a call site. Its message has three fields separated
// by tabs: the method, the URL with {} for what is not known, and how it was
// found:
//
//	GET	https://api.example.com/v1/users/{}	direct
//	GET	https://api.example.com/v1/users/{}	wrapper api.get
//	GET	https://api.example.com/v1/users/{}	sdk api.Client.User
//
// Direct calls the HTTP library itself, a wrapper is a function of the same
// module, an SDK one of another. A request that is made here and returned, for
// callers to send, is "built". Alternatives are joined by " | ". Where
// nothing is known of the URL its field is a dash and the reason stands third:
// parameter (a caller decides: see the calls of the wrapper), field (it comes
// from a struct that others fill) or computed.
package inventory
