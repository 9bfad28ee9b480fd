// Package callsite reads what pimvet's inventory says of a request: package
// inventory writes it as the message of a diagnostic.
package callsite

import (
	"fmt"
	"strings"

	"github.com/pimigrate/pimigrate/internal/vetdriver"
)

// A Site is a place in the source that can send a request.
type Site struct {
	Position
	Methods []string `json:"methods"` // empty if unknown
	URLs    []string `json:"urls"`    // empty if nothing is known
	How     string   `json:"how"`     // how it was found, or why nothing is known of the URL
}

// A Position counts lines and columns from 1.
type Position struct {
	File   string `json:"file"` // relative to the current directory when inside it
	Line   int    `json:"line"`
	Column int    `json:"column"`
}

func (p Position) String() string { return fmt.Sprintf("%s:%d:%d", p.File, p.Line, p.Column) }

// All are the sites in findings of the inventory; never nil.
func All(findings []vetdriver.Finding) []Site {
	sites := []Site{}
	for _, f := range findings {
		methods, rest, _ := strings.Cut(f.Message, "\t")
		urls, how, _ := strings.Cut(rest, "\t")
		sites = append(sites, Site{Position{f.File, f.Line, f.Column}, alternatives(methods), alternatives(urls), how})
	}
	return sites
}

func alternatives(s string) []string {
	if s == "-" {
		return []string{}
	}
	return strings.Split(s, " | ")
}
