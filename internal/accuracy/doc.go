// Command accuracy measures how well pimvet finds the HTTP requests of real clients.
//
// Usage, in the root of the repository (make accuracy does the same):
//
//	go build -o bin/pimvet ./cmd/pimvet
//	cd internal/accuracy
//	go run . -pimvet ../../bin/pimvet [-heavy] [-only name] [-o details.tsv]
//
// -only go-github measures nothing but the rows whose name has that in it.
//
// It runs "pimvet calls" over the clients and compares what is listed with what
// the clients' own sources say by other means:
//
//   - go-github: the //meta:operation comments of its methods;
//   - okta: the path literals that openapi-generator has written;
//   - datadog: those that Datadog's own generator has written;
//   - msgraph-beta: the URL templates that kiota has written, of the packages
//     of PIM v2 (with -heavy: the client takes minutes and 4 GB to compile).
//
// It also matches what is listed with the operations that a vendor has
// deprecated, and compares with the methods known to call them. Where the
// deprecated operations come from, and who says which methods call them:
//
//   - go-github v62, v75 and v84: GitHub's own description, an npm package of 29
//     MB that is fetched once into the user's cache directory (without npm the
//     step is skipped). The keys of v62 and v75 are the //meta:operation comments
//     of the client, taken together with the description by TestGoGitHubKeys, which
//     writes them with -update and fails if they change. No line needed a
//     correction by hand;
//   - godo: a table of DigitalOcean's deprecated operations in testdata, because no
//     npm package or Go module was found to have its description. The key is made
//     by hand;
//   - datadog: the description that the client's module holds. The key is the
//     Deprecated comments of the client with the literals of its generator;
//   - weaviate, a client written by hand: the description in the server's module,
//     which the client requires. The key is made by hand. Most of its methods reach
//     the deprecated operation only if the caller names no class.
//
// The row "godo, through an overlay" runs pimvet -spec -overlay as users do, on a
// program that calls each deprecated method. The description is generated from
// the table: it has what the table has, and no more. The overlay in testdata adds
// the operations of godo's Registries service and says which takes over from
// which. godo-successors.tsv has the line of each in the client's source; the
// program fails if it is not there, or if a message does not name the successor.
//
// The rows "shadowed" are for live methods that the template of a deprecated
// operation would match if it stood alone: POST /orgs/{org}/actions/runner-groups
// by POST /orgs/{org}/{security_product}/{enablement}. The annotations and the
// description say which they are, the rules without live operations and without
// the values of parameters that each would be reported, and the rules that none
// is, with those values or without. How many there are is printed below the table.
//
// Rows called "its callers" are for a program in another module that calls each
// method once through the client, or through the method's receiver if there is no
// type Client, which is what users of the client write.
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
