// Package golangci makes pimvet a linter of golangci-lint, as a module plugin.
//
// "golangci-lint custom" builds a golangci-lint with it from .custom-gcl.yml, and
// .golangci.yml switches it on:
//
//	linters:
//	  enable: [pimv2]
//	  settings:
//	    custom:
//	      pimv2:
//	        type: module
//	        settings:
//	          rules: [rules.json]
//
// docs/ci.md has both files in full. The settings, all optional:
//
//   - rules: files made by "pimvet compile". A relative name is looked for in
//     the current directory and in those above it, as golangci-lint looks for its
//     configuration. The environment, which pimvet itself reads, has no say.
//   - builtin: false to lint without the rules for PIM.
//   - prefer: as the flag of that name.
//
// The linter has the name of the analyzer, pimv2, so that a //nolint:pimv2 means
// the same everywhere. What cannot be used is an error, and golangci-lint ends with status 3.
//
// # What differs from pimvet
//
// Golangci-lint applies the edits of a finding to the file of the finding and
// drops all others. So an edit that spans files is withheld, and the message
// says so. An edit of a permission is withheld, too: it is right only together
// with the edits of all calls that need it, and //nolint or -new can suppress
// some of them. "pimvet -fix" makes both.
//
// Related positions are not reported. Golangci-lint would make a finding of each.
package golangci
