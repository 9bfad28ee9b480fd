package main

import (
	"bytes"
	"io"
	"regexp"
	"strings"
	"testing"
)

// TestHelpNamesOnlyFlags gives each flag of the help text a value that it cannot have,
// so that nothing is started: a flag that there is not gets another answer.
func TestHelpNamesOnlyFlags(t *testing.T) {
	for section := range strings.SplitSeq(docFile, "\n// # ") {
		title, text, _ := strings.Cut(section, "\n")
		command := strings.ToLower(title)
		for _, m := range regexp.MustCompile(`(?m)(?:^//\t|, )-([a-z][a-z0-9-]*)`).FindAllStringSubmatch(text, -1) {
			if commands[command] == nil || m[1] == "h" {
				continue
			}
			var said bytes.Buffer
			status := run(t.Context(), []string{command, "-" + m[1] + "="}, io.Discard, &said)
			if status != failed || strings.Contains(said.String(), "not defined") {
				t.Errorf("%s -%s: exit status %d: %s", command, m[1], status, &said)
			}
		}
	}
}
