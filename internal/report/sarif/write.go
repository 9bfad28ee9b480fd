package sarif

import (
	"encoding/json"
	"fmt"
	"io"
	"strings"

	"github.com/owenrumney/go-sarif/v2/sarif"
	"golang.org/x/mod/semver"

	"github.com/pimigrate/pimigrate/internal/report"
)

const (
	docsURL     = "https://pkg.go.dev/github.com/pimigrate/pimigrate/"
	toolURL     = docsURL + "cmd/pimvet"
	analyzerURL = docsURL + "analyzer"
)

// Write writes the report as one SARIF log with one run.
func Write(w io.Writer, r *report.Report) error {
	log, err := sarif.New(sarif.Version210)
	if err != nil {
		return err
	}
	run, err := newRun(r)
	if err != nil {
		return fmt.Errorf("write SARIF: %w", err)
	}
	log.AddRun(run)
	enc := json.NewEncoder(w)
	enc.SetEscapeHTML(false) // code: keep < and & readable
	enc.SetIndent("", "  ")
	return enc.Encode(log)
}

func newRun(r *report.Report) (*sarif.Run, error) {
	run := &sarif.Run{
		Tool:                  sarif.Tool{Driver: driver(r)},
		Invocations:           []*sarif.Invocation{{ExecutionSuccessful: new(true)}},
		OriginalUriBaseIDs:    map[string]*sarif.ArtifactLocation{srcRoot: {Description: message("The root of the repository.")}},
		ColumnKind:            "utf16CodeUnits",
		DefaultEncoding:       new("UTF-8"),
		DefaultSourceLanguage: new("go"),
		Results:               []*sarif.Result{},
	}
	indexes := map[string]uint{}
	for i, rule := range r.Rules {
		indexes[rule.ID] = uint(i)
	}
	for _, f := range r.Findings {
		res, err := result(r, f, indexes[f.Rule])
		if err != nil {
			return nil, err
		}
		run.Results = append(run.Results, res)
	}
	return run, nil
}

func driver(r *report.Report) *sarif.ToolComponent {
	d := &sarif.ToolComponent{
		Name:           r.Tool.Name,
		InformationURI: new(toolURL),
		Rules:          []*sarif.ReportingDescriptor{},
	}
	version := r.Tool.Version
	if semver.IsValid(version) {
		version = strings.TrimPrefix(version, "v") // SARIF has no v in front
		d.SemanticVersion = new(version)
	}
	if version != "" {
		d.Version = new(version)
		d.FullName = new(r.Tool.Name + " " + version)
	}
	for _, rule := range r.Rules {
		d.Rules = append(d.Rules, descriptor(rule))
	}
	return d
}

func message(text string) *sarif.Message {
	return &sarif.Message{Text: new(text)}
}
