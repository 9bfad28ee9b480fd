// Package doclink finds the links of Markdown pages that lead nowhere: to a file
// that does not exist, or to a place in a page that it does not have.
//
//	problems, err := doclink.Check("../..", []string{"README.md", "docs/sdk.md"})
//	// README.md:12: docs/skd.md does not exist
//	// docs/sdk.md:80: emulator.md has no place "how-fast"
//
// Places are headings, by the anchors that GitHub makes of them, and what HTML names. Links to other machines are not
// followed. A library for Markdown would know more of the syntax than the pages
// use, and it makes other anchors than GitHub.
package doclink
