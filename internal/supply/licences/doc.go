// Command licences fails if code that this repository ships depends on code whose
// licence is not on a list:
//
//	licences -C ../.. ./cmd/... ./pim/...
//
// It prints a line for each module that the packages compile, on Linux, macOS or Windows:
// the module, its version, its licences. A licence is what licensecheck finds in the
// files LICENSE, LICENCE, COPYING of each compiled package's directory and those above
// it in the module. A text that is not known well enough, and a module without one,
// are failures: a person has to read them.
package main
