package compile

import (
	"fmt"
	"regexp"
	"strings"
	"time"

	"github.com/getkin/kin-openapi/openapi3"

	"github.com/pimigrate/pimigrate/analyzer/rule"
)

// deprecation is what the description says of the retirement of op, or nil if
// op is not marked "deprecated: true"; a date alone does not make it so. Vendors
// write the rest in several ways: this project's extensions, Microsoft's
// x-ms-deprecation, x-sunset and x-deprecated-at (oasdiff, many API style
// guides), x-deprecated-reason, GitHub's x-github, and prose.
func deprecation(op *openapi3.Operation) (*rule.Deprecation, error) {
	if !op.Deprecated {
		return nil, nil
	}
	var v struct {
		microsoft struct{ Date, RemovalDate, Version, Description string }
		github    struct{ DeprecationDate, RemovalDate string }
		since     string
		sunset    string
		reason    string
	}
	for name, into := range map[string]any{
		"x-ms-deprecation": &v.microsoft, "x-github": &v.github,
		"x-deprecated-at": &v.since, "x-sunset": &v.sunset, "x-deprecated-reason": &v.reason,
	} {
		if err := extension(op.Extensions, name, into); err != nil {
			return nil, err
		}
	}
	d := &rule.Deprecation{
		Generation:  v.microsoft.Version,
		Description: first(v.microsoft.Description, v.reason, sentence(op.Description)),
	}
	var err error
	if d.Date, err = day(v.microsoft.Date, v.since, v.github.DeprecationDate); err != nil {
		return nil, err
	}
	if d.RemovalDate, err = day(v.microsoft.RemovalDate, v.sunset, v.github.RemovalDate); err != nil {
		return nil, err
	}
	if d.Replacements, err = replacements(op.Extensions); err != nil {
		return nil, err
	}
	return d, extension(op.Extensions, "x-no-replacement", &d.NoReplacement)
}

func first(texts ...string) string {
	for _, t := range texts {
		if t != "" {
			return t
		}
	}
	return ""
}

// day is the first of texts that is not empty, as YYYY-MM-DD.
func day(texts ...string) (string, error) {
	text := first(texts...)
	if text == "" {
		return "", nil
	}
	for _, layout := range []string{time.DateOnly, time.RFC3339} {
		if t, err := time.Parse(layout, text); err == nil {
			return t.Format(time.DateOnly), nil
		}
	}
	return "", fmt.Errorf("date %q is neither YYYY-MM-DD nor RFC 3339; correct it with an overlay", text)
}

// maxSentence bounds, in bytes, what is taken of a description.
const maxSentence = 200

var (
	sentences = regexp.MustCompile(`[^.!\n]+(?:\.\S[^.!\n]*)*[.!]?`)
	retired   = regexp.MustCompile(`(?i)\b(deprecat|sunset|retire|closing down|no longer (?:available|supported)|will be removed)`)
	link      = regexp.MustCompile(`\[([^\]]*)\]\([^)]*\)`)
	markup    = strings.NewReplacer("**", "", "`", "", "> [!WARNING]", "", "> ", "", "[!NOTE]", "")
)

// sentence is the first sentence of a description that speaks of retirement,
// without its Markdown.
func sentence(description string) string {
	for _, s := range sentences.FindAllString(link.ReplaceAllString(description, "$1"), -1) {
		if s = strings.TrimSpace(markup.Replace(s)); retired.MatchString(s) && len(s) <= maxSentence {
			return s
		}
	}
	return ""
}
