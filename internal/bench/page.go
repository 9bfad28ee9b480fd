package main

import (
	"bytes"
	"fmt"
	"strings"

	"github.com/pimigrate/pimigrate/internal/bench/row"
)

const head = `# Benchmarks

` + "`make bench`" + ` wrote this page: do not edit it. It ran everything below one after the other on one machine:

%s.

The values of a line are of one run, in alternating rounds where time counts. Only ratios mean something
elsewhere. "bound" is what the ratio, or a value that stands alone, must keep; the command fails if it does not.
` + "`make bench-age`" + ` says whether the code has changed since.

`

// page is what was measured, for people: one table, then what each benchmark printed.
func (r *record) page() []byte {
	var out bytes.Buffer
	fmt.Fprintf(&out, head, r.Machine)
	fenced(&out, func() {
		// A buffer takes everything.
		_ = row.Print(&out, r.rows())
	})
	for _, s := range suites {
		m, ok := r.Suites[s.name]
		if !ok {
			continue
		}
		fmt.Fprintf(&out, "\n## %s\n\n`make %s`, %s, took %s:\n\n", s.title, s.target, m.Date, m.took())
		fenced(&out, func() { out.WriteString(m.Text) })
	}
	return out.Bytes()
}

func fenced(out *bytes.Buffer, content func()) {
	out.WriteString("```text\n")
	content()
	out.WriteString(strings.Repeat("`", 3) + "\n")
}
