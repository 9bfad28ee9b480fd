// Command corpus runs pimvet over code that was not written for it: the
// standard library, large clients, generated, generic and cgo code, workspaces
// and vendored modules.
//
// Usage, in the root of the repository (make corpus does the same):
//
//	go build -o bin/pimvet ./cmd/pimvet
//	go run ./internal/corpus -pimvet bin/pimvet [-only std,lo] [-o packages.tsv]
//	go run ./internal/corpus -pimvet bin/pimvet -against OLD/pimvet
//
// The sources come from the Go module proxy, at the versions and with the
// checksums that rows.go pins. Each row is a copy of its modules in a temporary
// directory, so that pimvet sees them as the people who write them do: as main
// modules, with their tests.
//
// A row passes if pimvet neither crashes nor hangs, on any package or on
// anything it imports, and finds nothing: none of this code calls PIM v2. A
// finding that is true all the same stands in testdata/known.tsv with its
// reason. The row "broken" does not compile and passes if pimvet says so and
// exits with 2. A row that needs a C compiler is skipped where there is none.
// The program exits with 1 if a row fails. Standard error says which rows are
// done, and why one failed.
//
// # Tables
//
// The first table is what linting costs. What imports need is compiled before, and
// each one is analyzed anew, imports too; one that an earlier row imports is
// not counted again. Time is processor time of the tool, peak is that of the
// largest process, and ratio is to a vet tool that does nothing but has facts
// (internal/benchvet/nop), run on the same packages just before. Below stand the
// slowest packages. With -o each package is a line of a file.
//
// The second table is what "pimvet calls" lists outside of tests: of how many
// requests something of the URL is known, and what decides of the others. A
// "parameter" or a "field" is often no loss, because the request is known where
// the function around it is called. What is "computed" is lost. The column
// tests is for the requests in tests, which talk to servers of their own.
//
// # Two revisions
//
// With -against nothing is measured. Both binaries list the calls and the
// findings of all rows, and what is not in both is printed, with a minus if
// only the other binary has it.
package main
