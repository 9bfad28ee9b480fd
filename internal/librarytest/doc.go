// Package librarytest holds programs that use real HTTP libraries, a folder
// each, with want comments that say which requests they send. Its test runs
// the analyzer httpcall on them. It is a module of its own so that nobody who
// imports the main module pulls the libraries in.
package librarytest
