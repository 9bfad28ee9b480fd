// Package text writes a report for people, as compilers do: the position and
// the message on one line, the offending line of code, and a caret below it.
//
//	api/roles.go:31:38: GET /beta/privilegedRoles is retired ... [listPrivilegedRoles]
//		resp, err := c.get(ctx, "/beta/privilegedRoles")
//		                        ^~~~~~~~~~~~~~~~~~~~~~~
//
// Findings of one file stand together; a blank line separates files. The end
// says how many packages were looked at, what was found by rule, and how much
// of it -fix edits.
package text
