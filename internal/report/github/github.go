// Package github writes a report as workflow commands, which GitHub Actions
// turns into annotations of the lines of a pull request:
//
//	::error file=api/roles.go,line=31,col=38,endLine=31,endColumn=60,title=listPrivilegedRoles::GET /beta/...
//
// GitHub shows at most ten errors and ten warnings of a step this way (GitHub
// docs, "Workflow commands for GitHub Actions"). SARIF has room for all. The
// headline comes last, for those who read the log.
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
