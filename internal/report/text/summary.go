package text

import (
	"fmt"
	"io"

	"github.com/pimigrate/pimigrate/internal/report"
)

func (s Style) summary(out io.Writer, r *report.Report) {
	fmt.Fprintf(out, "pimvet: %s\n", r.Headline())
	if r.Summary.Findings == 0 {
		return
	}
	width := len(fmt.Sprint(r.Summary.Rules[0].Findings))
	for _, c := range r.Summary.Rules {
		editable := ""
		if c.Editable > 0 {
			editable = fmt.Sprintf(", %d with an edit", c.Editable)
		}
		fmt.Fprintf(out, "\t%s%*d%s %s%s\n", s.severity(c.Severity), width, c.Findings, s.reset, c.Rule, editable)
	}
	switch n := r.Summary.Editable; n {
	case 0:
		fmt.Fprintln(out, "pimvet: there is no edit for them; where an operation has a successor, the message says why")
	case r.Summary.Findings:
		fmt.Fprintln(out, "pimvet: run with -fix to edit all of them, or with -diff to see the edits")
	default:
		fmt.Fprintf(out, "pimvet: run with -fix to edit %d of them, or with -diff to see the edits; the messages of the others say why not\n", n)
	}
}
