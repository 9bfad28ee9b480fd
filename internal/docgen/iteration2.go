package main

import (
	"fmt"
	"maps"
	"slices"
	"strings"

	"github.com/pimigrate/pimigrate/analyzer/rule"
)

const access = "/beta/privilegedAccess/"

func isIteration2(o rule.Operation) bool {
	return strings.HasPrefix(o.Path, access) || strings.HasPrefix(o.Path, "/beta/governance")
}

// split takes the provider from a path of iteration 2. That of a bare set is
// "bare".
func split(path string) (provider, rest string) {
	if after, ok := strings.CutPrefix(path, access); ok {
		provider, rest, _ = strings.Cut(after, "/")
		return provider, rest
	}
	after := strings.TrimPrefix(path, "/beta/governance")
	return "bare", strings.ToLower(after[:1]) + after[1:]
}

// Iteration2 are the rows of a table: an operation, its successors for each
// provider, and its ids in the document.
func (p *page) Iteration2() []string {
	by := map[string]map[string]rule.Operation{}
	var order []string
	for _, o := range p.set.Operations {
		if o.Deprecation == nil || !isIteration2(o) {
			continue
		}
		provider, rest := split(o.Path)
		key := o.Method + " " + rest
		if by[key] == nil {
			by[key] = map[string]rule.Operation{}
			order = append(order, key)
		}
		by[key][provider] = o
	}
	var rows []string
	for _, key := range order {
		rows = append(rows, p.row(key, by[key]))
	}
	return rows
}

func (p *page) row(key string, ops map[string]rule.Operation) string {
	cells := []string{"`" + key + "`"}
	for _, provider := range []string{"aadRoles", "aadGroups", "azureResources"} {
		cells = append(cells, p.provider(ops, provider))
	}
	return "| " + strings.Join(cells, " | ") + " |"
}

func (p *page) provider(ops map[string]rule.Operation, provider string) string {
	o, ok := ops[provider]
	if !ok {
		o, ok = ops["bare"] // a set that no provider has
	}
	if !ok {
		return "-"
	}
	var parts []string
	for _, r := range o.Deprecation.Replacements {
		part := address(p.set.Operation(r.OperationID))
		if r.When != "" {
			part += " for " + r.When
		}
		parts = append(parts, part+p.refer(r))
	}
	if len(parts) == 0 {
		parts = append(parts, "none: "+o.Deprecation.NoReplacement)
	}
	return cell(strings.Join(parts, "; "))
}

// refer points at the notes on r.
func (p *page) refer(r rule.Replacement) string {
	var links []string
	for _, kind := range slices.Sorted(maps.Keys(r.Changes)) {
		note := kind + ": " + r.Changes[kind]
		i := slices.Index(p.notes, note)
		if i < 0 {
			i = len(p.notes)
			p.notes = append(p.notes, note)
		}
		links = append(links, fmt.Sprintf("[%d](#note-%d)", i+1, i+1))
	}
	if links == nil {
		return " (" + r.Source + ")"
	}
	return " (" + r.Source + "; notes " + strings.Join(links, " ") + ")"
}

// Notes are what Iteration2 referred to.
func (p *page) Notes() []string {
	var lines []string
	for i, note := range p.notes {
		lines = append(lines, fmt.Sprintf(`%d. <a id="note-%d"></a>%s`, i+1, i+1, note))
	}
	return lines
}

// Names are the rows of a table: each operation of iteration 2 in the document,
// by what its row above is called, with the method and path.
func (p *page) Names() []string {
	by := map[string][]string{}
	for _, o := range p.set.Operations {
		if o.Deprecation != nil && isIteration2(o) {
			provider, rest := split(o.Path)
			key := o.Method + " " + rest
			by[key] = append(by[key], "`"+o.ID+"` ("+strings.Trim(provider, "{}")+")")
		}
	}
	var rows []string
	for _, key := range slices.Sorted(maps.Keys(by)) {
		rows = append(rows, "| `"+key+"` | "+strings.Join(by[key], ", ")+" |")
	}
	return rows
}

// Permissions are the rows of a table: what operations of iteration 2 need, by
// provider, least privileged first.
func (p *page) Permissions() []string {
	seen := map[string]bool{}
	for _, o := range p.set.Operations {
		if o.Deprecation != nil && isIteration2(o) {
			provider, _ := split(o.Path)
			if provider != "bare" && !strings.HasPrefix(provider, "{") {
				seen["| `"+provider+"` | "+permissions(&o)+" |"] = true
			}
		}
	}
	return slices.Sorted(maps.Keys(seen))
}
