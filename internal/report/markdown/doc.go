// Package markdown writes a report as a comment on a pull request: the
// headline, a table by operation, and for each finding its position, the
// message and the lines before and after the edit as a diff.
//
// It is GitHub's dialect, which GitLab reads as well. A comment on GitHub has
// at most 65,536 characters: what does not fit is counted, not shown.
package markdown
