// Package vetdriver runs an analysis tool over Go packages through the go
// command ("go vet -vettool") and gives back what the tool found.
//
//	d := &vetdriver.Driver{Tool: tool, Patterns: []string{"./..."}, Stderr: os.Stderr}
//	r, err := d.Lint(ctx)
//
// The go command loads, caches and schedules; this package asks it, reads its
// answers, and makes the edits that they hold ([Driver.Fix], [Driver.Diff]). It
// knows two ways in which "go vet" says nothing though something is wrong, and
// turns each into an error or a second question:
//
//   - "go vet -json" exits with 0 when the analyzer itself failed.
//   - A package that the tool has seen only as the dependency of another one
//     is answered from the cache with no findings (see [Driver.Lint]).
//
// A Driver looks at the packages in any number of build configurations, one
// after the other, and makes one result of them. What is found at a place with
// one message is one finding. An edit is made only if every configuration that
// builds the file wants it; otherwise the finding says who does not (see
// [Finding.Withheld]).
//
// Fixes are whole or not made at all, and so is a run of Fix as far as can be
// foreseen: a file that must not be written leaves all others as they were.
package vetdriver
