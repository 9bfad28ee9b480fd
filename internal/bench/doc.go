// Command bench runs every benchmark whose figures the pages quote, one after the
// other on one machine, and prints one table:
//
//	bench run [-only NAME]  run them, write docs/benchmarks.json and docs/benchmarks.md
//	bench paste             put the figures of docs/benchmarks.json into the pages
//	bench age               say which figures are older than the code they describe
//
// A benchmark is a make target. It prints what a person reads, and hands rows for the
// table on (package row). A page quotes what it printed in a block behind a comment,
//
//	<!-- bench: accuracy -->
//
// or only the lines that a regular expression fits:
//
//	<!-- bench: accuracy go-github$|okta$ -->
//
// Age is not a matter of dates: a record holds a digest of the sources that the measured
// programs are built of, and age compares it with that of the checkout. It exits 1 if a
// figure is old, or a page quotes another one than was measured.
package main
