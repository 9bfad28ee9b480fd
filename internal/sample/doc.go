// Package sample shows what pimvet makes of a call, on a small program that
// calls one operation and looks at the status of the answer:
//
//	s, err := sample.Of(set, set.Operation("cancelPrivilegedRoleAssignmentRequest"))
//	fmt.Println(s.Before, s.After)
//
// The edit is made by the analyzer itself. It takes milliseconds and no go
// command, since the program is checked against declarations of the little that
// it uses of net/http (stub). A test builds the programs with the real one.
package sample
