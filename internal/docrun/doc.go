// Package docrun runs the commands of a Markdown page as a reader would, so that
// what the page says of them stays true:
//
//	func TestPage(t *testing.T) { docrun.Test(t, "../..", "README.md") }
//
// Indented blocks and fenced blocks of the language sh are commands. They run
// one block after the other in a copy of the repository, by a shell that stops
// at the first failure; a directory changed to by one block is that of the next.
// Other fenced blocks are for people. A comment in front of a block, which a
// reader does not see, says what is special about it:
//
//	<!-- run: exit 1 -->         its last command has this status
//	<!-- run: output -->         it is what the last commands printed on both
//	                             standard streams; a line "..." stands for any
//	                             number of lines
//	<!-- run: in FILE -->        it stands in the file, which is named from the
//	                             directory of the repository
//	<!-- run: or skip: WHY -->   if it fails, the rest of the section, up to the
//	                             next heading "## ", is skipped
//	<!-- run: not: WHY -->       it is not run
//
// Each section is a test of its own. Where one uses grep or the like, and that is not
// installed, the rest of the page is skipped.
package docrun
