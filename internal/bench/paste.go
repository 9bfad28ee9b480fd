package main

import (
	"bytes"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"strings"
)

// quoted is a block that quotes a benchmark: the comment in front of it, with the
// benchmark's name and the lines wanted, and a fenced block, which may be indented.
var quoted = regexp.MustCompile("(?ms)^([ ]*)<!-- bench: (\\w+)(?: ([^\n]+))? -->\n\n([ ]*```\\w*\n)(.*?)^([ ]*```\n)")

// quoting lists the pages that may quote a benchmark.
func quoting() ([]string, error) {
	pages, err := filepath.Glob("docs/*.md")
	return append(pages, "README.md"), err
}

// paste puts what was measured into the pages.
func paste(r *record) error {
	pages, err := quoting()
	if err != nil {
		return err
	}
	for _, name := range pages {
		fresh, err := r.stale(name)
		if err != nil {
			return err
		}
		if fresh == nil {
			continue
		}
		if err := os.WriteFile(name, fresh, 0o644); err != nil {
			return err
		}
		fmt.Println(name)
	}
	return nil
}

// stale is what a page should be, or nil if it is that.
func (r *record) stale(name string) ([]byte, error) {
	page, err := os.ReadFile(name)
	if err != nil {
		return nil, err
	}
	fresh, err := r.quote(page)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", name, err)
	}
	if bytes.Equal(page, fresh) {
		return nil, nil
	}
	return fresh, nil
}

// quote is the page with what was measured in its blocks.
func (r *record) quote(page []byte) ([]byte, error) {
	var errs []error
	fresh := quoted.ReplaceAllFunc(page, func(block []byte) []byte {
		part := quoted.FindSubmatch(block)
		text, err := r.lines(string(part[2]), string(part[3]))
		if err != nil {
			errs = append(errs, err)
			return block
		}
		indent := string(part[1])
		body := bytes.Clone(block[:len(block)-len(part[5])-len(part[6])])
		for line := range strings.Lines(text) {
			body = append(body, indent+line...)
		}
		return append(body, part[6]...)
	})
	return fresh, errors.Join(errs...)
}

// lines are those of a benchmark's output that fit the pattern.
func (r *record) lines(name, pattern string) (string, error) {
	m, ok := r.Suites[name]
	if !ok {
		return "", fmt.Errorf("the benchmark %s was not run: run make bench", name)
	}
	wanted, err := regexp.Compile(pattern)
	if err != nil {
		return "", fmt.Errorf("the lines wanted of %s: %w", name, err)
	}
	var out strings.Builder
	for line := range strings.Lines(m.Text) {
		if wanted.MatchString(strings.TrimSuffix(line, "\n")) {
			out.WriteString(line)
		}
	}
	if out.Len() == 0 {
		return "", fmt.Errorf("no line of %s fits %s", name, pattern)
	}
	return out.String(), nil
}
