// Command accuracy measures how well pimvet finds the HTTP requests of real clients.
//
// Usage, in the root of the repository (make accuracy does the same):
//
//	go build -o bin/pimvet ./cmd/pimvet
//	cd internal/accuracy
//	go run . -pimvet ../../bin/pimvet [-heavy] [-o details.tsv]
//
// It runs "pimvet calls" over the clients and compares what is listed with what
// the clients' own sources say by other means:
//
//   - go-github: the //meta:operation comments of its methods;
//   - okta: the path literals that openapi-generator has written;
//   - msgraph-beta: the URL templates that kiota has written, of the packages
//     of PIM v2 (with -heavy: the client takes minutes and 4 GB to compile).
//
// It also matches what is listed with the operations that GitHub and
// DigitalOcean have deprecated, and compares with the methods known to call
// them (testdata). GitHub's description is an npm package of 29 MB, which is
// fetched once into the user's cache directory; without npm the step is
// skipped.
//
// Rows called "its callers" are for a program in another module that calls each
// method once through the client, which is what users of the client write.
// There SA1019 says in how many of the calls staticcheck finds something whose
// comment says Deprecated. The column PIM counts the findings of pimvet's own
// rules: only msgraph-beta may have any.
//
// The second table is for edits (with -heavy): of a program that calls each
// method of msgraph-beta's packages of PIM v2 once, through the client, how many
// calls pimvet -fix edits and why not the others. The program must compile
// afterwards.
//
// A method is correct if an endpoint listed inside it is that of the key and
// none is another, wrong if one is another, and missed if none is listed or too
// much of it is unknown. Standard output has the table, standard error (or the
// file named by -o) each method that is not correct.
//
// testdata/known.tsv gives the reason of each. Methods whose reason begins with
// "wrong annotation", "alias" or "delegates" are set aside. The program exits
// with 1 if there is a disagreement that is not in the file, if one in the file
// no longer occurs, or if a row is below its floor.
//
// This is a module of its own so that the clients are no requirement of those
// who import pimvet's packages.
package main
