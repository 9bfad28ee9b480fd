package main

import (
	"fmt"
	"io"
	"strings"

	"github.com/pimigrate/pimigrate/internal/report"
	"github.com/pimigrate/pimigrate/internal/vetdriver"
)

// maxNames is how many files one line names.
const maxNames = 5

// printUnbuilt says which files nobody has looked at: a line each, or one for
// all if the user has not chosen configurations and so may not care.
func printUnbuilt(w io.Writer, files []vetdriver.UnbuiltFile, chosen []vetdriver.Configuration) {
	if len(files) == 0 {
		return
	}
	if chosen != nil {
		for _, f := range files {
			fmt.Fprintf(w, "pimvet: %s is built by no configuration looked at%s\n", f.File, needs(f))
		}
		return
	}
	var names []string
	for _, f := range files[:min(len(files), maxNames)] {
		names = append(names, f.File+needs(f))
	}
	if more := len(files) - len(names); more > 0 {
		names = append(names, fmt.Sprintf("%d more", more))
	}
	verb := "are"
	if len(files) == 1 {
		verb = "is"
	}
	fmt.Fprintf(w, "pimvet: %s %s built by no configuration looked at: %s; see -platforms and -tags\n",
		report.Count(len(files), "file", "files"), verb, strings.Join(names, ", "))
}

func needs(f vetdriver.UnbuiltFile) string {
	switch {
	case f.Never:
		return " (never built: " + f.Constraint + ")"
	case f.Constraint != "":
		return " (needs " + f.Constraint + ")"
	}
	return ""
}
