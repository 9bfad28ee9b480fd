package main

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"time"

	"github.com/pimigrate/pimigrate/internal/bench/row"
)

// A record is what was measured, and where.
type record struct {
	Machine machine             `json:"machine"`
	Suites  map[string]measured `json:"suites"` // by name
}

// A measured is one run of a suite.
type measured struct {
	Date    string    `json:"date"`    // of the run, in UTC
	Seconds int       `json:"seconds"` // that it took
	Digest  string    `json:"digest"`  // of the code it describes
	Text    string    `json:"text"`    // what it printed
	Rows    []row.Row `json:"rows"`
}

func (m measured) took() time.Duration { return time.Duration(m.Seconds) * time.Second }

// readRecord reads a record. A file that is not there is an empty one.
func readRecord(name string) (*record, error) {
	r := &record{Suites: map[string]measured{}}
	data, err := os.ReadFile(name)
	if errors.Is(err, fs.ErrNotExist) {
		return r, nil
	}
	if err != nil {
		return nil, fmt.Errorf("read what was measured: %w", err)
	}
	if err := json.Unmarshal(data, r); err != nil {
		return nil, fmt.Errorf("read %s: %w; remove it and measure again", name, err)
	}
	return r, nil
}

func (r *record) write(name string) error {
	var out bytes.Buffer
	enc := json.NewEncoder(&out)
	enc.SetIndent("", "\t")
	enc.SetEscapeHTML(false)
	if err := enc.Encode(r); err != nil {
		return err
	}
	return os.WriteFile(name, out.Bytes(), 0o644)
}
