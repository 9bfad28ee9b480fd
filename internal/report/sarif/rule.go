package sarif

import (
	"fmt"
	"strings"

	"github.com/owenrumney/go-sarif/v2/sarif"

	"github.com/pimigrate/pimigrate/internal/report"
)

// What GitHub takes, in characters.
const (
	maxName        = 255
	maxDescription = 1024
)

// permissionRule is the ID that findings about permissions have: they are not
// about one operation.
const permissionRule = "permission"

func descriptor(r report.Rule) *sarif.ReportingDescriptor {
	d := &sarif.ReportingDescriptor{
		ID:                   r.ID,
		ShortDescription:     multi(fit(summary(r), maxDescription)),
		FullDescription:      multi(fit(strings.Join(sentences(r), " "), maxDescription)),
		Help:                 multi(help(r, plain)),
		HelpURI:              new(analyzerURL + "#hdr-Calls"),
		DefaultConfiguration: &sarif.ReportingConfiguration{Level: string(r.Severity)},
		Properties:           properties(r),
	}
	d.Help.Markdown = new(help(r, markdown))
	if r.Path != "" {
		d.Name = new(fit(r.Method+" "+r.Path, maxName))
	}
	if r.ID == permissionRule {
		d.Name = new("Permission of retired operations")
		d.HelpURI = new(analyzerURL + "#hdr-Permissions")
	}
	return d
}

// properties are, next to the dates, those that GitHub sorts and filters by.
func properties(r report.Rule) sarif.Properties {
	p := sarif.Properties{
		"precision":        "very-high",
		"problem.severity": string(r.Severity),
		"tags":             []string{"deprecation", "http", "maintainability"},
	}
	for name, value := range map[string]string{"generation": r.Generation, "deprecated": r.Announced, "removed": r.Removed} {
		if value != "" {
			p[name] = value
		}
	}
	return p
}

// summary is one sentence without its full stop.
func summary(r report.Rule) string {
	switch {
	case r.ID == permissionRule:
		return "A permission that only retired operations need"
	case r.Path == "":
		return "Operation " + r.ID + ", which the rules do not describe"
	}
	name := r.Method + " " + r.Path
	if r.Generation != "" {
		name += " (" + r.Generation + ")"
	}
	switch {
	case r.Severity == report.Retired:
		return name + " is retired: removed on " + r.Removed
	case r.Removed != "":
		return name + " is deprecated: to be removed on " + r.Removed
	}
	return name + " is deprecated"
}

// sentences are what there is to say about the rule apart from its replacements.
func sentences(r report.Rule) []string {
	out := []string{summary(r) + "."}
	if r.ID == permissionRule {
		return append(out, "Ask for what the successors of the operations need; each finding says what that is.")
	}
	switch {
	case r.Announced != "" && r.Description != "":
		out = append(out, fmt.Sprintf("Deprecated since %s: %s", r.Announced, stop(r.Description)))
	case r.Announced != "":
		out = append(out, fmt.Sprintf("Deprecated since %s.", r.Announced))
	case r.Description != "":
		out = append(out, stop(r.Description))
	}
	if r.NoReplacement != "" {
		out = append(out, "No replacement: "+stop(r.NoReplacement))
	}
	return out
}

// stop ends a sentence of the document.
func stop(s string) string {
	return strings.TrimSuffix(oneLine(s), ".") + "."
}

// fit cuts s after a word, so that it has at most n characters.
func fit(s string, n int) string {
	runes := []rune(s)
	if len(runes) <= n {
		return s
	}
	const more = " ..."
	cut := string(runes[:n-len(more)])
	if i := strings.LastIndex(cut, " "); i > 0 {
		cut = cut[:i]
	}
	return cut + more
}

func multi(text string) *sarif.MultiformatMessageString {
	return &sarif.MultiformatMessageString{Text: new(text)}
}
