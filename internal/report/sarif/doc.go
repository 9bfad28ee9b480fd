// Package sarif writes a report as SARIF 2.1.0, the OASIS format in which code
// scanning services, editors and dashboards exchange findings.
//
//	err := sarif.Write(os.Stdout, r) // r is a *report.Report
//
// Two runs over the same sources give the same bytes, wherever the sources lie:
// there is no time, no machine and no absolute path in it, except the names of
// files outside of the repository.
//
// # Places
//
// Columns are UTF-16 code units, and a byte order mark is in no column (section
// 3.30.2). Names of files are relative to %SRCROOT%, the root of the repository,
// which has no URI of its own: section 3.14.14 lets it be omitted for this purpose.
//
// # Fixes
//
// A result has at most one fix: the edits of the finding, all or none. Fixes of
// different results can hold the same replacement, such as an import that both
// need; who applies several makes it once. pimvet -fix also formats the files.
//
// # What readers make of it
//
// GitHub code scanning shows help.markdown, or help.text; name and both
// descriptions are cut at its limits (255 and 1024 characters). It tells results
// apart by the fingerprint primaryLocationLineHash, which its upload action adds.
// It takes 25,000 results a run and shows the 5,000 most severe; a file with more
// is refused as a whole, so run pimvet on parts of such a repository. It ignores
// fixes.
//
// The viewer for VS Code lists a rule by id and name, and does not replace the
// {{ that section 3.11.5 asks for. So what messages have in braces, the parameters
// of paths, is written as :id, which all readers show alike.
//
// # The library
//
// The types are those of go-sarif v2. Version 3 writes every optional member of
// every object, with -1 for numbers that are not there, though GitHub documents
// that a location's id is at least 0; and it brings a JSON schema validator into
// the program. Tests take the schema from it.
package sarif
