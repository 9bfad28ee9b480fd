// Pimvet finds calls of retired HTTP operations in Go programs and moves them
// to their successors. It knows Microsoft Graph Privileged Identity Management:
// calls of PIM v2, retired, become calls of PIM v3.
//
// Usage:
//
//	pimvet [flags] [packages]
//	pimvet calls [-json] [-C dir] [-tags list] [packages]
//
// Packages are named as for the go command; the default is ./... and tests are
// always included. Each finding is one line, file:line:column: message, and the
// last line says how many packages were looked at and how many calls were found.
// File names are relative to the directory in which pimvet was started.
//
// Flags:
//
//	-fix          edit the files; then report what is left
//	-diff         show what -fix would do as a patch, and write nothing
//	-json         report as one JSON object
//	-C dir        change to dir first; packages are relative to it
//	-tags list    build tags, comma-separated
//	-version      print the version
//	-h            print this text
//
// Examples:
//
//	pimvet                          look at the module in the current directory
//	pimvet ./cmd/... ./internal/api look at some of its packages
//	pimvet -tags integration ./...  with the files that have this build tag
//	pimvet -diff ./... | git apply  the same as pimvet -fix, by way of a patch
//	pimvet -C ../service -fix ./... edit a module elsewhere
//
// Edits are made in packages of the main module or of a workspace, except in
// generated files. A file that gofmt would not change stays so; in any other
// only the edited bytes change. If one of the files must not be written, for
// example because it is read-only, -fix writes none of them.
//
// Exit status: 0 means no findings, 1 findings (with -diff: there is a patch,
// with -fix: some are left), 2 that pimvet could not do its work, for example
// because a package does not compile. The reason is on the standard error.
//
// Calls lists all HTTP requests that the packages can send, whatever the API:
// position, method, URL with {} for what is only known at run time, and how it
// was found: direct, through a wrapper of the same module, through an SDK, or
// built here for callers to send. Where nothing is known of a URL it says why:
// a parameter or a field of a struct decides, or it is computed.
//
// # Under the go command
//
// The same program is a tool for go vet and go fix:
//
//	go vet -vettool=$(which pimvet) ./...
//	go fix -fixtool=$(which pimvet) ./...
//
// Prefer pimvet itself where both can be had: go vet, as of Go 1.26, is silent
// about a package that it has looked at before only because another one imports
// it. Pimvet notices and asks again.
package main
