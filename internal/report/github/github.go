package github

import (
	"bufio"
	"fmt"
	"io"
	"strings"

	"github.com/pimigrate/pimigrate/internal/report"
)

// Write writes the report.
func Write(w io.Writer, r *report.Report) error {
	out := bufio.NewWriter(w)
	for _, f := range r.Findings {
		// A severity is spelled as the command for it.
		fmt.Fprintf(out, "::%s file=%s,line=%d,col=%d,endLine=%d,endColumn=%d,title=%s::%s\n",
			f.Severity, property.Replace(f.File), f.Line, f.Column, f.EndLine, f.EndColumn, property.Replace(f.Rule), data.Replace(f.Message+f.Where()))
	}
	fmt.Fprintf(out, "pimvet: %s\n", r.Headline())
	return out.Flush()
}

// What the runner decodes.
var (
	data     = strings.NewReplacer("%", "%25", "\r", "%0D", "\n", "%0A")
	property = strings.NewReplacer("%", "%25", "\r", "%0D", "\n", "%0A", ":", "%3A", ",", "%2C")
)
