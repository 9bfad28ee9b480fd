// Package gitchange says which lines of a git working tree are new since a
// revision.
//
//	lines, err := gitchange.Since(ctx, ".", "origin/main")
//	...
//	lines.Touch("/src/shop/api/roles.go", 31, 31) // is line 31 new?
//
// New is what differs from the point where the history of HEAD left the
// revision, committed or not, and all of the files that git does not know yet
// and is not told to ignore. Of a file that was renamed only changed lines are
// new.
package gitchange
