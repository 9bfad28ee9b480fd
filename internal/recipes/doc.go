// Package recipes tests the files in docs/ci that users copy, and the hooks for
// pre-commit: it runs their commands over a program with one retired call on the
// main branch and a second one on a branch that is to be merged. The clone that
// they build pimvet from is one of this repository.
package recipes
