// Package html writes a report as one page for a browser.
//
//	err := html.Write(w, r) // r is a *report.Report
//
// The page is one file that loads nothing: its content security policy allows
// the style and the script inside it, by their hashes, and nothing else. Without
// scripts everything is there to read; what needs them (filters, search, the
// choice of colours) shows itself only when they run. The state of the filters
// stands in the fragment of the URL, so that a link can name it:
//
//	report.html#edit=no&package=internal%2Fgraph&q=JSON200
//
// Calls are grouped by operation: what an operation's end changes is told once,
// above its calls, however many there are. Tens of thousands of findings stay
// usable because browsers lay out only what is in view.
package html
