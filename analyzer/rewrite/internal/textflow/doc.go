// Package textflow follows the text of a string literal through a package, to
// tell whether it serves anything else than the URLs of requests.
//
//	t := textflow.New(code.New(pass), calls)
//	if s := t.Stray(lit); s != nil {
//		// the text of lit is also used at s.Node
//	}
//	for _, r := range t.Requests(lit) {
//		// a request that an edit of lit changes
//	}
//
// It works on syntax, whatever the order of statements: a variable has all the
// texts that are assigned to it. So it sees more uses than there are.
//
// Known holes: what reflection does; and what tests use, where a package is
// analyzed without them. The go command analyzes a package that has tests with
// them only; editors and stand-alone checkers do both.
package textflow
