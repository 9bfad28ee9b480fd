// Command vuln fails if the packages call code of a dependency that is known to be
// vulnerable:
//
//	vuln -C ../.. ./cmd/... ./pim/...
//
// It is govulncheck, with two differences. The database is the newest version of the
// module golang.org/x/vulndb, from which the public one is made: it is to be had
// wherever modules are, and its content is in the checksum database. Where it is not to
// be had, vuln says so and that nothing was checked, and exits with 0.
//
// And what the standard library is vulnerable in is listed, but is no failure: nothing in
// this repository can repair it. Who builds with a newer Go has the repair.
package main
