// Package rule says which requests reach an operation that an API has retired,
// and what to use instead.
//
// A Set is compiled once from an OpenAPI document, by package compile, into a
// small JSON file that holds only what linting needs. Reading it takes a
// millisecond; parsing the document takes seconds for a large API, and a linter
// that runs as a tool of the go command starts once a package.
//
// Match takes a method and a URL in which {} stands for what is not known:
//
//	m, ok := rule.PIM().Match("POST", "{}/beta/privilegedRoleAssignmentRequests/{}/cancel")
//	if ok {
//		fmt.Println(m.Message(""))
//	}
//
// A URL matches a path template segment by segment from the right; what is
// unknown on the left stands for the server. All static segments must be there,
// and known text must be one of the values that the description lists for the
// parameter in its place, if it lists any.
// A known host must be one of the servers, a known version segment must agree.
// Of several templates the most specific one wins: at the first segment from the
// right where they differ in kind it has the static one. An operation that is
// not deprecated and wins keeps the request silent, also if it wins only because
// the unknown left part could hold the beginning of its path.
package rule
