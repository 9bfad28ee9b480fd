// Package row is how a benchmark hands what it measured to the table of all of them:
//
//	row.Append(file, row.Row{
//		What: "lint go-github, cold: wall", Ours: row.Value{"pimvet", 11.2, "s"},
//		Beside: row.Value{"a vet tool that does nothing", 9.6, "s"}, Most: 1.25,
//	})
//
// Both values of a row are of one run, so that their ratio means something on any
// machine.
package row

import (
	"bufio"
	"encoding/json"
	"fmt"
	"io"
	"os"
	"text/tabwriter"
)

// A Row is one measurement and what it is compared with.
type Row struct {
	What   string `json:"what"`
	Ours   Value  `json:"ours"`
	Beside Value  `json:"beside,omitzero"`
	// Most and Least bound the ratio of Ours to Beside, or Ours if there is
	// nothing beside it. 0: no bound.
	Most  float64 `json:"most,omitempty"`
	Least float64 `json:"least,omitempty"`
}

// A Value says what was measured of whom.
type Value struct {
	Of     string  `json:"of"`
	Amount float64 `json:"amount"`
	Unit   string  `json:"unit,omitempty"`
}

func (v Value) String() string {
	if v == (Value{}) {
		return ""
	}
	digits := 0
	switch {
	case v.Amount == float64(int64(v.Amount)):
	case v.Amount < 10:
		digits = 2
	case v.Amount < 1000:
		digits = 1
	}
	text := fmt.Sprintf("%.*f", digits, v.Amount)
	if v.Unit != "" {
		text += " " + v.Unit
	}
	return text
}

// Ratio is how many times Ours is of Beside, and false if they cannot be divided.
func (r Row) Ratio() (float64, bool) {
	if r.Beside.Amount == 0 || r.Beside.Unit != r.Ours.Unit {
		return 0, false
	}
	return r.Ours.Amount / r.Beside.Amount, true
}

// Broken says which bound the row does not keep.
func (r Row) Broken() string {
	measured, ok := r.Ratio()
	if !ok {
		measured = r.Ours.Amount
	}
	switch {
	case r.Most != 0 && measured > r.Most:
		return fmt.Sprintf("%s: %.3g, at most %.3g wanted", r.What, measured, r.Most)
	case r.Least != 0 && measured < r.Least:
		return fmt.Sprintf("%s: %.3g, at least %.3g wanted", r.What, measured, r.Least)
	}
	return ""
}

func (r Row) bound() string {
	switch {
	case r.Most != 0:
		return fmt.Sprintf("at most %.4g", r.Most)
	case r.Least != 0:
		return fmt.Sprintf("at least %.4g", r.Least)
	}
	return ""
}

// Append adds rows to a file, a line of JSON each. An empty name means that nobody
// wants them.
func Append(file string, rows ...Row) error {
	if file == "" {
		return nil
	}
	f, err := os.OpenFile(file, os.O_APPEND|os.O_CREATE|os.O_WRONLY, 0o644)
	if err != nil {
		return fmt.Errorf("hand on what was measured: %w", err)
	}
	for _, r := range rows {
		if err := json.NewEncoder(f).Encode(r); err != nil {
			f.Close()
			return fmt.Errorf("write %s: %w", file, err)
		}
	}
	return f.Close()
}

// Read reads what Append wrote. A file that is not there has no rows.
func Read(file string) ([]Row, error) {
	f, err := os.Open(file)
	if os.IsNotExist(err) {
		return nil, nil
	}
	if err != nil {
		return nil, fmt.Errorf("read what was measured: %w", err)
	}
	defer f.Close()
	var rows []Row
	for lines := bufio.NewScanner(f); lines.Scan(); {
		var r Row
		if err := json.Unmarshal(lines.Bytes(), &r); err != nil {
			return nil, fmt.Errorf("read %s: %w", file, err)
		}
		rows = append(rows, r)
	}
	return rows, nil
}

// Print prints rows as one table.
func Print(w io.Writer, rows []Row) error {
	t := tabwriter.NewWriter(w, 0, 0, 2, ' ', tabwriter.AlignRight)
	fmt.Fprintln(t, "ours\tbeside it\tratio\tbound\t  what")
	for _, r := range rows {
		ratio := ""
		if q, ok := r.Ratio(); ok {
			ratio = fmt.Sprintf("%.2f", q)
		}
		beside := r.Beside.String()
		fmt.Fprintf(t, "%s\t%s\t%s\t%s\t  %s\n", r.Ours, beside, ratio, r.bound(), r.label())
	}
	return t.Flush()
}

func (r Row) label() string {
	if r.Beside.Of == "" {
		return r.What + " (" + r.Ours.Of + ")"
	}
	return r.What + " (" + r.Ours.Of + ", " + r.Beside.Of + ")"
}
