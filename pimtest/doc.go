// Package pimtest emulates Microsoft Graph's Privileged Identity Management for
// directory roles, PIM v2 and PIM v3, for tests that need no tenant. Both generations
// work on one state, so a program and its migrated twin can be run side by side.
//
//	func TestCancel(t *testing.T) {
//		srv := pimtest.NewServer(t)
//		...
//		rsp, err := srv.Client().Post(srv.URL+path, "application/json", body)
//		...
//		want := []string{"createRoleAssignmentScheduleRequest 201", "cancelRoleAssignmentScheduleRequest 204"}
//		if got := srv.Requests().Lines(); !slices.Equal(got, want) {
//			t.Errorf("sent %q", got)
//		}
//	}
//
// # What it is good for
//
// What a test begins with is a [tenant.State]: who holds which role, and which
// requests there are, in any status. [Emulator.Snapshot], Restore and Reset go back and
// forth.
//
// Time is a [Clock] that a test freezes and advances: activations begin and end,
// cancelled requests go after 30 days, PIM v2 retires ([V2Dated]).
//
// What goes wrong in production is a [Fault]: throttling, outages, slow and broken
// answers, a lost answer to a request that was carried out.
//
// What a program sent is in the journal, [Emulator.Requests].
//
// Tokens are checked where a test wants it ([WithTokens]): shape, time, audience,
// issuer, signature, and the permissions that openapi/pim.yaml names. [Emulator.Token]
// makes them.
//
// With one seed, a frozen clock and the same requests in the same order two emulators
// answer with the same bytes.
//
// # How far it can be trusted
//
// Paths, permissions, retirement dates, types and query options come from
// openapi/pim.yaml, and the tests of this package check every answer against it. What
// it does not cover it answers 501; pimd coverage lists that. Codes, statuses and rules
// that no source documents are this project's: docs/emulator.md lists them, and where
// a program may depend on them there is an [Option].
//
// It was not compared with the service itself.
package pimtest
