package main

import (
	"fmt"
	"os"
	"strings"
)

// known are the disagreements that testdata/known.tsv explains.
type known struct {
	entries []knownEntry
}

type knownEntry struct {
	corpus, fn, key, found, reason string
	used                           bool
}

func readKnown(file string) (*known, error) {
	rows, err := readTSV(file)
	if err != nil {
		return nil, err
	}
	k := &known{}
	for _, r := range rows {
		if len(r) != 5 {
			return nil, fmt.Errorf("read %s: %d fields in a line, expected 5", file, len(r))
		}
		k.entries = append(k.entries, knownEntry{corpus: r[0], fn: r[1], key: r[2], found: r[3], reason: r[4]})
	}
	return k, nil
}

// explain gives the known ones among ds their reason. What holds for a client
// holds for its callers.
func (k *known) explain(ds []disagreement) {
	for i := range ds {
		d := &ds[i]
		client := strings.TrimSuffix(d.corpus, callers)
		for j := range k.entries {
			e := &k.entries[j]
			if e.corpus == client && e.fn == d.fn && e.key == d.key && e.found == d.found {
				d.reason, e.used = e.reason, true
			}
		}
	}
}

// stale are the entries of the corpora that ran which explained nothing.
func (k *known) stale(ran map[string]bool) []knownEntry {
	var out []knownEntry
	for _, e := range k.entries {
		if ran[e.corpus] && !e.used {
			out = append(out, e)
		}
	}
	return out
}

// readTSV reads a file of tab-separated fields without its first line.
func readTSV(file string) ([][]string, error) {
	data, err := os.ReadFile(file)
	if err != nil {
		return nil, fmt.Errorf("read table: %w", err)
	}
	var rows [][]string
	for line := range strings.Lines(string(data)) {
		rows = append(rows, strings.Split(strings.TrimRight(line, "\r\n"), "\t"))
	}
	if len(rows) == 0 {
		return nil, fmt.Errorf("read table %s: no lines", file)
	}
	return rows[1:], nil
}
