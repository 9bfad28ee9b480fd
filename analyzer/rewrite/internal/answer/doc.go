// Package answer edits what a program does with the answer of a request that
// moves to another operation.
//
//	c := answer.Change{Package: code.New(pass), Call: call, Was: old.Answers, Is: next.Answers}
//	o := c.Follow()
//
// Where the retired operation answers 200 with a body and its successor 204
// without one, o.Edits make of
//
//	if resp.StatusCode != http.StatusOK {
//
// a comparison with http.StatusNoContent, wherever the answer goes in the
// package; and o.Refusal says where the body is read, if it is.
//
// A follower goes through the code with both answers at once. An expression has
// an aspect, which says what of the answer it is (follow.go, value.go), and a
// value in each of the two runs, if that is known. A condition that differs in
// the two is where an edit is due (status.go), and its constants are edited
// where they are spelled (spelling.go). What of an answer a function of a
// library returns is knowledge of package httpcall.
package answer
