package rule

import (
	"bytes"
	"encoding/json"
	"fmt"
)

// Encode is the rule file of the set, which [Read] reads.
func (s *Set) Encode() ([]byte, error) {
	data, err := json.Marshal(s)
	if err != nil {
		return nil, fmt.Errorf("encode rules of %q: %w", s.Title, err)
	}
	if data, err = lines(data); err != nil {
		return nil, fmt.Errorf("format rules of %q: %w", s.Title, err)
	}
	return data, nil
}

// lines puts every row of the tables of a rule file on a line of its own: a
// change of the document shows as a few changed lines, and there are no spaces
// to read past.
func lines(data []byte) ([]byte, error) {
	dec := json.NewDecoder(bytes.NewReader(data))
	if _, err := dec.Token(); err != nil { // the opening brace
		return nil, err
	}
	var out bytes.Buffer
	for sep := "{\n"; dec.More(); sep = ",\n" {
		name, err := dec.Token()
		if err != nil {
			return nil, err
		}
		var value json.RawMessage
		if err := dec.Decode(&value); err != nil {
			return nil, err
		}
		fmt.Fprintf(&out, "%s%q:", sep, name)
		var rows []json.RawMessage
		if json.Unmarshal(value, &rows) != nil || len(rows) == 0 { // text, or null
			out.Write(value)
			continue
		}
		for i, row := range rows {
			fmt.Fprintf(&out, "%s%s", []string{"[\n", ",\n"}[min(i, 1)], row)
		}
		out.WriteString("\n]")
	}
	out.WriteString("\n}\n")
	return out.Bytes(), nil
}
