// Pimvet finds calls of retired HTTP operations in Go programs and moves them
// to their successors. It knows Microsoft Graph Privileged Identity Management:
// calls of PIM v2, retired, become calls of PIM v3.
//
// Usage:
//
//	pimvet [flags] [packages]
//	pimvet calls [-json] [-C dir] [-platforms list] [-tags list]... [packages]
//	pimvet permissions [-json] [-C dir] [-platforms list] [-tags list]... [rule flags] [packages]
//	pimvet rules [-json] [-as-of date] [rule flags]
//	pimvet explain [-json] [-as-of date] [rule flags] RULE
//	pimvet compile [-overlay file]... [-o file] DESCRIPTION
//	pimvet overlay [-o file] DESCRIPTION
//
// Packages are named as for the go command; the default is ./... and tests are
// always included. Each finding is a line, file:line:column: message, with the
// code below it. The end says how many packages were looked at and what was
// found. File names are relative to the directory in which pimvet was started.
//
// Two kinds of findings are no calls, and are counted apart: a mention, which is
// the path of a retired operation in a string that no request found here uses,
// and a permission that only retired operations need. A comment with a reason
// suppresses the findings of its line or, on a line of its own, of the statement
// or declaration below it:
//
//	//pimvet:ignore the test tenant is still on v2
//
// So do //lint:ignore pimv2 reason and //nolint:pimv2 // reason. A suppressed
// call is not edited. A directive that suppresses nothing is a finding itself,
// and -fix removes it.
//
// Flags:
//
//	-fix          edit the files; then report what is left
//	-diff         show what -fix would do as a patch, and write nothing
//	-format list  how to report: text (the default), json, sarif, github
//	              (annotations of GitHub Actions), markdown (a comment on a pull
//	              request) or html; several at once with a file for each, as in
//	              -format sarif=out.sarif,html=report.html
//	-o file       write the report to this file instead of the standard output
//	-json         short for -format json
//	-prefer word  where an operation has several replacements and the code does
//	              not tell which one it needs, choose the one whose description
//	              or operation has this word, such as eligibility
//	-spec file    lint against this API description, too: OpenAPI 3.0 or 3.1, or
//	              Swagger 2.0; it is compiled once and kept in the cache directory
//	-overlay file apply this OpenAPI Overlay to the -spec before it
//	-rules file   lint with these compiled rules, too
//	-builtin=false
//	              lint without the rules for PIM
//	-baseline file
//	              leave out the findings that this file has, and say which of them
//	              are gone
//	-write-baseline write all findings to the -baseline, and report none
//	-new-from-rev revision
//	              only what is in lines that are new since this git revision, or
//	              rather since the history parted from it; -fix edits only that
//	-as-of date   take this day, YYYY-MM-DD, for today: an operation whose removal
//	              date has come is an error, any other a warning
//	-fail-on when exit with 1 for: announced (errors and warnings, the default),
//	              retired (errors only), or never
//	-C dir        change to dir first; packages are relative to it
//	-tags list    build tags, comma-separated; given several times, look at the
//	              packages with each list (-tags= is a list without tags)
//	-platforms list
//	              look at the packages for each of these GOOS/GOARCH,
//	              comma-separated, and with each list of tags
//	-version      print what this pimvet is: its version, those of Go and of the
//	              analysis framework, and a digest of each set of rules in force;
//	              an object with -json
//	-h            print this text
//
// Examples:
//
//	pimvet                          look at the module in the current directory
//	pimvet ./cmd/... ./internal/api look at some of its packages
//	pimvet -tags integration ./...  with the files that have this build tag
//	pimvet -platforms linux/amd64,windows/amd64 -tags= -tags integration ./...
//	                                in four configurations, as one report
//	pimvet -diff ./... | git apply  the same as pimvet -fix, by way of a patch
//	pimvet -C ../service -fix ./... edit a module elsewhere
//
// Edits are made in packages of the main module or of a workspace, except in
// generated files. A file that gofmt would not change stays so; in any other
// only the edited bytes change. If one of the files must not be written, for
// example because it is read-only, -fix writes none of them. Why a call is not
// edited stands at the end of its message; -fix and -diff count the reasons on
// the standard error.
//
// With several configurations, what has one place and one message is one
// finding; it says which configurations it is for if that is not all of them. An
// edit of a file is made only if all configurations that build the file want it.
// A file that no configuration builds is not looked at and is named on the
// standard error: each on a line of its own, or all on one line where neither
// -platforms nor -tags is given. Directories that hold only such files are found
// for patterns such as ./... only.
//
// On a terminal, a run of more than a second shows how many packages have been
// analyzed, unless CI is set in the environment or TERM is dumb.
//
// Compile makes a rule file of an API description, on the standard output or in
// a file. Overlay begins an OpenAPI Overlay in which to say what replaces the
// deprecated operations of a description. -spec, -overlay and -rules can be given
// several times. See docs/any-api.md.
//
// Calls lists all HTTP requests that the packages can send, whatever the API:
// position, method, URL with {} for what is only known at run time, and how it
// was found: direct, through a wrapper of the same module, through an SDK, or
// built here for callers to send. Where nothing is known of a URL it says why:
// a parameter or a field of a struct decides, or it is computed.
//
// Permissions lists the least privileged permissions that the requests of the
// packages need, delegated and application: today, and after the calls of retired
// operations have moved. Which of several successors a call moves to is not known
// here: what each needs is listed as conditional. Requests of which nothing can
// be said, and operations without documented permissions, have a list of their
// own. Requests in tests are left out. It works by what the document says in
// x-permissions.
//
// Rules lists the rules in force: each deprecated operation, by its id, since
// when and what replaces it, and the other rules that findings name, such as
// permission. Explain says all that is known of one of them, and shows the edit
// of a small program that calls the operation. RULE is an id, or a request, with
// or without its method:
//
//	pimvet explain cancelPrivilegedRoleAssignmentRequest
//	pimvet explain POST https://graph.microsoft.com/beta/privilegedRoleAssignmentRequests/123/cancel
//	pimvet explain permission
//
// The rule flags are -rules, -spec, -overlay and -builtin. The shapes of the JSON
// stand in the package comments of internal/permission and internal/explain.
//
// # Reports
//
// In all formats but text, file names are relative to the root of the
// repository (else of the workspace, else of the module) and the same findings
// give the same bytes, wherever the sources lie. Text is coloured on a terminal,
// unless NO_COLOR is set. A file is written as a whole or not at all.
//
// # Exit status
//
// The status goes by what is found, with -fix by what is left, and with -diff by
// whether there is a patch:
//
//	packages                     flags                                       status
//	nothing is found             none, -json, -fix, -diff                    0
//	warnings only                none, -json, -fail-on announced             1
//	warnings only                -fail-on retired, -fail-on never            0
//	errors                       none, -json, -fail-on retired               1
//	errors                       -fail-on never, -json -fail-on never        0
//	errors                       calls, calls -json, -h, -version            0
//	errors                       -version -json                              0
//	all of it can be edited      -fix                                        0
//	all of it can be edited      -diff, -diff -fail-on never                 1
//	some of it can be edited     -fix, -diff                                 1
//	some of it can be edited     -fix -fail-on never                         0
//	nothing of it can be edited  -fix                                        1
//	nothing of it can be edited  -diff                                       0
//	a file to edit is read-only  -fix                                        2
//	a package does not compile   none, -json, -fix, -diff, -fail-on never    2
//	a package does not compile   calls                                       2
//	the output cannot be written none, -json, -fix, -diff, calls, -h         2
//	there is no go command       none, -json, -fix, -diff, calls             2
//	any                          -json -diff, -as-of tomorrow, -frobnicate    2
//	any                          -rules nowhere, -spec nowhere, -C nowhere   2
//	any                          -version -rules nowhere, -version -o x.txt  2
//	any                          -platforms no/where                         2
//
// With 2 the reason is on the standard error. If a package does not compile, the
// findings of those that do are reported before it; -fix and -diff do nothing
// then. Interrupted, pimvet stops the go command, edits nothing and exits with 2;
// a second interrupt ends it at once. Where nobody reads the report, as in
// pimvet | head, the system ends pimvet by a signal, as it does other programs.
//
// # Under the go command
//
// The same program is a tool for go vet and go fix:
//
//	go vet -vettool=$(which pimvet) ./...
//	go fix -fixtool=$(which pimvet) ./...
//
// There -prefer is called -pimv2.prefer, and go vet -fix and go fix edit.
//
// Rules other than those built in are named in the environment, by absolute
// names, separated as in PATH; pim stands for those built in:
//
//	PIMVET_RULES=pim:$PWD/rules.json go vet -vettool=$(which pimvet) ./...
//
// Prefer pimvet itself where both can be had: go vet, as of Go 1.26, is silent
// about a package that it has looked at before only because another one imports
// it. Pimvet notices and asks again.
package main
