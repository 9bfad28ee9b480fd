// Package analyzer reports calls of HTTP operations that an API has retired,
// and suggests the edit to their successors.
//
// # Analyzer pimv2
//
// pimv2: report calls of retired HTTP operations
//
// The analyzer compares what a package does with the rules compiled from an
// OpenAPI document: by default that of Microsoft Graph Privileged Identity
// Management, whose second generation stopped returning data on 2021-05-31.
// There are three kinds of finding, told apart by the category; a fourth is about
// comments that suppress others.
//
// # Calls
//
// A call is a request whose endpoint is known: the analyzer works out where
// each HTTP request of the package goes to, through wrappers and SDKs. For
//
//	req, err := http.NewRequest("POST",
//		"https://graph.microsoft.com/beta/privilegedRoleAssignmentRequests/"+id+"/cancel", nil)
//
// it says since when the operation is retired, what to call instead and what
// changes, and edits the call where the result means the same. Otherwise it
// says why there is no edit.
//
// A request is reported once: where this module builds its URL, however many
// callers the function has, or, if a dependency or generated code builds it,
// at the call into that.
//
// # Mentions
//
// A mention is a string that spells a retired path while no request of the
// package is known to use it:
//
//	const rolesPath = "/beta/privilegedRoles"
//
//	func roles(s sender) error { return s.send(rolesPath) } // sender is an interface
//
// It must be the whole path, with its version or a server, and it must be data:
// what is compared, matched, routed, logged or printed is no mention. Nor is
// anything in a test, which may expect what it likes. A path that other
// packages use is a mention here, and their requests are calls there. There is
// never an edit.
//
// # Permissions
//
// A permission is a string that asks for what only retired operations need:
//
//	var scopes = []string{"https://graph.microsoft.com/PrivilegedAccess.ReadWrite.AzureAD"}
//
// If an operation in use accepts it too, it is reported in packages only that
// call a retired operation with it and none in use. If all calls of the package
// that need the permission are edited and one permission is the least
// privileged for all their successors, its name is edited. A package is all
// that is looked at: a text that other packages can name stays, and so does one
// next to a request that is not known. What is data is decided as for mentions.
//
// # Directives
//
// A comment suppresses findings, in any driver, if it says why:
//
//	func sync(id string) {
//		//pimvet:ignore the test tenant is on v2 until it is closed
//		resp, err := http.Get(
//			"https://graph.microsoft.com/beta/privilegedRoles/" + id)
//
// The forms of staticcheck and of golangci-lint do, too:
//
//	//lint:ignore pimv2,SA1019 reason
//	//lint:file-ignore pimv2 reason
//	//nolint:pimv2,errcheck // reason
//	//nolint // reason
//
// At the end of a line a directive covers that line. On a line of its own it
// covers the next one, and the whole of what begins there: a statement, a
// function, a declaration or one of a group, an element of a list. It may be a
// line of a longer comment, such as that of a function; right above the package
// clause it covers the file. //lint:file-ignore does so wherever it stands. What
// counts is the line that a finding is reported in, of a call as a rule that of
// the URL.
//
// A suppressed call is not edited, and what it shares with others is not either:
// they are reported with the line of the suppressed one. It still needs its
// permissions, so that those stay as well.
//
// A directive without a reason suppresses nothing. It is a finding of the
// category directive, and so is one that there is nothing to suppress for; the
// edit removes that, unless the package has files that are not built here: with
// those it may be of use. A directive to all checks, or to a pattern of them, is
// not reported: others may need it.
//
// Two things are different in golangci-lint. It honours nolint without a reason;
// and its nolintlint takes //nolint:pimv2 for unused, since the finding does not
// get that far. //pimvet:ignore has neither problem.
//
// Nothing is reported in generated files.
package analyzer
