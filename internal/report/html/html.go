package html

import (
	"bufio"
	"crypto/sha256"
	_ "embed"
	"encoding/base64"
	"fmt"
	"html/template"
	"io"
	"strings"

	"github.com/pimigrate/pimigrate/internal/report"
)

var (
	//go:embed report.tmpl
	layout string
	//go:embed report.css
	style string
	//go:embed report.js
	script string
)

var page = template.Must(template.New("page").Funcs(template.FuncMap{
	"count":    report.Count,
	"segments": func(path string) []string { return strings.Split(path, "/") },
}).Parse(layout))

// Write writes the report.
func Write(w io.Writer, r *report.Report) error {
	v, err := newView(r)
	if err != nil {
		return fmt.Errorf("make the page: %w", err)
	}
	out := bufio.NewWriter(w)
	if err := page.Execute(out, v); err != nil {
		return fmt.Errorf("write the page: %w", err)
	}
	return out.Flush()
}

// policy allows one style and one script. The icon is an empty one in the page:
// without it browsers ask the server for theirs.
func policy() string {
	return "default-src 'none'; style-src " + source(style) + "; script-src " + source(script) +
		"; img-src data:; base-uri 'none'; form-action 'none'"
}

func source(text string) string {
	sum := sha256.Sum256([]byte(text))
	return "'sha256-" + base64.StdEncoding.EncodeToString(sum[:]) + "'"
}
