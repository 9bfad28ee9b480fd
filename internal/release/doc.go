// Command release builds what is published of a commit: pimvet and pimd for each
// platform, in an archive with the licences, and SHA256SUMS.
//
//	release [-o directory] [-targets linux/amd64,...]
//
// It builds what is committed, in a clone of its own, so that no other file gets in,
// and writes no network address into it. The version is the tag of the commit, else
// the pseudo-version that the Go command makes of it.
//
// The same commit and the same Go version give the same bytes, on any machine and in any
// directory: paths are trimmed, there is no cgo, and all times are the commit's, or
// SOURCE_DATE_EPOCH (https://reproducible-builds.org/specs/source-date-epoch) if set.
//
// An archive is read again before it counts: its programs must be for the platform and
// report the version, those for Linux must need no shared library, and those that this
// machine can run are run.
package main
