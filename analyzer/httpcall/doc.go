// Package httpcall works out which HTTP requests a Go program can send.
//
// # Analyzer httpcall
//
// httpcall: find the method and URL of the HTTP requests a package can send
//
// For each function of a package the analyzer answers: which method and URL
// can this function put on the wire, and where in the source does each piece
// of the URL stand? Given
//
//	const base = "https://graph.microsoft.com/v1.0"
//
//	func (c *client) do(method, path string) error {
//		req, err := http.NewRequest(method, base+path, nil)
//		...
//		_, err = c.http.Do(req)
//		return err
//	}
//
//	func (c *client) user(id string) error {
//		return c.do("GET", fmt.Sprintf("/users/%s", id))
//	}
//
// it finds, at the call of do, GET https://graph.microsoft.com/v1.0/users/{}.
//
// It knows nothing of any API. Values are evaluated over SSA: constants,
// concatenation, formatting, the functions of strings, path and net/url,
// struct fields, closures, and calls. What is not known is a hole in the
// pattern, written {}; it is never a guess. A function whose request depends
// on its parameters has a summary, kept as a fact, and is evaluated anew at
// each call of it, in any package.
//
// The libraries that send requests are rows of one table: sinks.go says what a
// row holds, the library_*.go files have the rows.
//
// A package that uses no function of that table and no function with a fact
// costs next to nothing; of other packages SSA is built only for the functions
// that take part.
//
// Initializers of package variables are looked at, too, with the function literals
// in them.
//
// In tests, calls of functions of the same package whose endpoint is known by
// itself are not listed again.
//
// What is chosen together, such as the method and the path in the cases of a
// switch or the fields of an entry of a table, stays together.
//
// Known holes: values that go through channels, maps with keys that are not
// constant, reflection, and loops that build a path piece by piece are unknown.
// A base URL that a client's constructor sets counts as the client's base URL
// even if a caller can change it.
package httpcall
