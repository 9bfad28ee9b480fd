// Package api holds what docs/versioning.md promises: its tests compare testdata with
// what the packages export, which flags the commands take, which rules there are and
// what the emulator's admin listener answers.
//
//	go test ./internal/api -update
//
// writes the differences into testdata, where a line that goes away is a break of the
// promise. Rules that are gone are never taken out by it.
package api
