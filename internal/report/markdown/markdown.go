package markdown

import (
	"fmt"
	"io"
	"strings"

	"github.com/pimigrate/pimigrate/internal/report"
)

// maxSize is the longest comment, in bytes, with room for the last line.
const maxSize = 65536 - 200

// Write writes the report.
func Write(w io.Writer, r *report.Report) error {
	var out strings.Builder
	fmt.Fprintf(&out, "### pimvet: %s\n", r.Headline())
	table(&out, r)
	shown := 0
	for i, f := range r.Findings {
		var text strings.Builder
		if i == 0 || f.File != r.Findings[i-1].File {
			fmt.Fprintf(&text, "\n#### %s\n", code(f.File))
		}
		if err := finding(&text, r, f); err != nil {
			return err
		}
		if out.Len()+text.Len() > maxSize {
			break
		}
		out.WriteString(text.String())
		shown++
	}
	if rest := len(r.Findings) - shown; rest > 0 {
		fmt.Fprintf(&out, "\n%s: run `pimvet ./...` to see all.\n", report.Count(rest, "more finding", "more findings"))
	}
	_, err := io.WriteString(w, out.String())
	return err
}

// table has a line for each rule, the most frequent first.
func table(out *strings.Builder, r *report.Report) {
	if len(r.Findings) == 0 {
		return
	}
	out.WriteString("\n| | operation | successor | findings | with an edit |\n|---|---|---|--:|--:|\n")
	for _, c := range r.Summary.Rules {
		rule := r.Rule(c.Rule)
		name := code(rule.ID)
		if rule.Path != "" {
			name = code(rule.Method + " " + rule.Path)
		}
		var next []string
		for _, s := range rule.Replacements {
			next = append(next, code(s.Address()))
		}
		fmt.Fprintf(out, "| %s | %s | %s | %d | %d |\n", c.Severity, name, strings.Join(next, "<br>"), c.Findings, c.Editable)
	}
}

func finding(out *strings.Builder, r *report.Report, f report.Finding) error {
	fmt.Fprintf(out, "\n- **line %d**, %s: %s\n", f.Line, f.Severity, text.Replace(f.Message+f.Where()))
	hunks, err := r.Hunks(f)
	if err != nil {
		return err
	}
	for _, h := range hunks {
		where := ""
		if h.File != f.File || h.Line != f.Line {
			where = fmt.Sprintf("@@ %s:%d @@\n", h.File, h.Line)
		}
		block(out, "diff", where+prefix("-", h.Before)+prefix("+", h.After))
	}
	return nil
}

// block indents a fenced block so that it belongs to the list item above. The
// fence is longer than any run of backquotes inside.
func block(out *strings.Builder, language, content string) {
	fence := "```"
	for strings.Contains(content, fence) {
		fence += "`"
	}
	fmt.Fprintf(out, "\n%s%s  %s\n", prefix("  ", fence+language), prefix("  ", strings.TrimSuffix(content, "\n")), fence)
}

// prefix puts p before each line.
func prefix(p, content string) string {
	var out strings.Builder
	for line := range strings.Lines(content + "\n") {
		out.WriteString(p + line)
	}
	return out.String()
}

// code spells s as code, also in a table.
func code(s string) string {
	return "`" + strings.ReplaceAll(strings.ReplaceAll(s, "`", "'"), "|", `\|`) + "`"
}

// text escapes what Markdown would take for markup.
var text = strings.NewReplacer("\\", "\\\\", "*", "\\*", "_", "\\_", "`", "\\`", "[", "\\[", "]", "\\]", "<", "&lt;", ">", "&gt;", "|", "\\|", "#", "\\#")
