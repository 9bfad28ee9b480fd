// Package dependencies holds docs/dependencies.md against the modules: its tables have a
// row for each direct requirement, and say rightly what compiles it.
package dependencies
