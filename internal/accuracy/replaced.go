package main

import (
	"encoding/json"
	"fmt"
	"maps"
	"path/filepath"
	"slices"
	"strings"
)

// This file measures what an overlay adds: pimvet -spec -overlay on a program
// that calls each deprecated method of godo.

const (
	digitalOcean           = "https://api.digitalocean.com"
	digitalOceanOperations = "digitalocean-spec-deprecated.tsv"
	digitalOceanOverlay    = "digitalocean-overlay.yaml"
	godoKey                = "godo-HEAD-v1.201.tsv"
	godoSuccessors         = "godo-successors.tsv"
)

// A successor is what takes over from a method of godo.
type successor struct {
	endpoint
	fn, location string // the method of godo that calls it, and where that is
}

// namedIn reports whether a message says to use s and nothing else.
func (s successor) namedIn(message string) bool {
	_, advice, _ := strings.Cut(message, ": use ")
	rest, ok := strings.CutPrefix(advice, s.String())
	return ok && (strings.HasPrefix(rest, " [") || strings.HasPrefix(rest, "; "))
}

// measureOverlay compares the findings with the key, and what their messages
// name with the successors.
func measureOverlay(b *bench) error {
	const name = "godo, through an overlay" + callers
	methods, err := table(godoKey, "")(b)
	if err != nil {
		return err
	}
	successors, err := b.successors()
	if err != nil {
		return err
	}
	messages, err := b.overlayMessages(slices.Sorted(maps.Keys(methods)))
	if err != nil {
		return err
	}
	ds := compareMessages(name, methods, messages)
	b.known.explain(ds)
	b.report(ds)
	r := row{name: name, answers: len(methods), sites: len(messages), resolved: len(messages), pim: "-", sa1019: "-", floor: 100}
	r.count(ds)
	b.add(r)
	named := 0
	for fn, all := range messages {
		text := strings.Join(all, " | ")
		s, replaced := successors[fn]
		switch {
		case replaced && s.namedIn(text):
			named++
		case replaced:
			b.fail("%s: the message for %s does not name %s: %s", name, fn, s, text)
		case strings.Contains(text, ": use "):
			b.fail("%s: the message for %s names a successor that no source shows: %s", name, fn, text)
		}
	}
	b.checked(named, "messages name the operation that takes over: %s", name)
	return nil
}

// overlayMessages are the messages that pimvet has for calls of the methods.
func (b *bench) overlayMessages(methods []string) (map[string][]string, error) {
	spec, err := b.describe(digitalOceanOperations, digitalOcean)
	if err != nil {
		return nil, err
	}
	dir, err := b.caller([]string{godo}, methods)
	if err != nil {
		return nil, err
	}
	overlay := filepath.Join(b.dir, "testdata", digitalOceanOverlay)
	out, err := b.lint(dir, "-json", "-builtin=false", "-spec", spec, "-overlay", overlay, "./...")
	if err != nil {
		return nil, err
	}
	return readMessages(dir, out)
}

// compareMessages finds the methods that have no message, and messages that
// should not be: of other methods, or more than one of a method.
func compareMessages(name string, methods map[string]string, messages map[string][]string) []disagreement {
	var out []disagreement
	for _, fn := range slices.Sorted(maps.Keys(messages)) {
		if methods[fn] == "" || len(messages[fn]) > 1 {
			out = append(out, disagreement{corpus: name, fn: fn, key: "-", found: strings.Join(messages[fn], " | "), grade: differs})
		}
	}
	for _, fn := range slices.Sorted(maps.Keys(methods)) {
		if messages[fn] == nil {
			out = append(out, disagreement{corpus: name, fn: fn, key: methods[fn], found: "-", grade: vague})
		}
	}
	return out
}

// successors reads what takes over from which method, and makes sure that the
// client's source shows it: the method is at its line, and sends the request.
func (b *bench) successors() (map[string]successor, error) {
	rows, err := readTSV(filepath.Join("testdata", godoSuccessors))
	if err != nil {
		return nil, err
	}
	dir, err := b.packageDir(godo)
	if err != nil {
		return nil, err
	}
	calls, err := b.inventory(godo)
	if err != nil {
		return nil, err
	}
	out, funcs := map[string]successor{}, functions{}
	for _, r := range rows {
		if len(r) != 5 {
			return nil, fmt.Errorf("read %s: %d fields in a line, expected 5", godoSuccessors, len(r))
		}
		s := successor{endpoint{r[1], r[2]}, r[3], r[4]}
		file, line, err := place(s.location)
		if err != nil {
			return nil, fmt.Errorf("read %s: %w", godoSuccessors, err)
		}
		fn, err := funcs.at(filepath.Join(dir, file), line)
		if err != nil {
			return nil, err
		}
		key := []answer{{s.fn, []endpoint{s.endpoint}}}
		if fn != s.fn || len(compare("", key, calls, "")) > 0 {
			b.fail("%s: %s does not send %s at %s", godoSuccessors, s.fn, s, s.location)
		}
		out[r[0]] = s
	}
	return out, nil
}

// readMessages are the messages of findings in the program in dir, by method.
func readMessages(dir string, out []byte) (map[string][]string, error) {
	var result struct {
		Findings []struct {
			File, Message string
			Line          int
		}
	}
	if err := json.Unmarshal(out, &result); err != nil {
		return nil, fmt.Errorf("decode the findings of pimvet: %w", err)
	}
	messages, funcs := map[string][]string{}, functions{}
	for _, f := range result.Findings {
		fn, err := funcs.at(filepath.Join(dir, filepath.Base(f.File)), f.Line)
		if err != nil {
			return nil, err
		}
		fn = methodName(fn)
		messages[fn] = append(messages[fn], f.Message)
	}
	return messages, nil
}
