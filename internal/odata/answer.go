package odata

import (
	"bytes"
	"cmp"
	"encoding/json"
	"fmt"
	"net/url"
	"strings"

	"github.com/pimigrate/pimigrate/internal/contract"
)

// An Answer is what is to be completed: one object, or a collection with all objects.
type Answer struct {
	Operation *contract.Operation
	Root      string // of the service as the caller spells it, without a slash at the end
	Version   string // that the caller asks; that of the operation where empty
	Path      string // in the document's spelling
	Query     *Query
	Values    url.Values // query options that Query was read from
	PageSize  int        // where $top does not say less; 0 for all
	Link      string     // path of this page as the caller spells it, for the URL of the next
}

// Complete gives a successful answer its context URL and applies the query to it.
func Complete(data []byte, a Answer) (string, error) {
	context := a.Root + "/" + cmp.Or(a.Version, a.Operation.Version) + "/$metadata#" + a.Operation.ContextURL(a.Path)
	if a.Query.KeepsAll() {
		return addContext(data, context), nil
	}
	body, err := Decode(data)
	if err != nil {
		return "", err
	}
	body["@odata.context"] = context
	err = a.Query.Apply(body, a.Values, a.PageSize, func(v url.Values) string { return a.Root + a.Link + "?" + v.Encode() })
	if err != nil {
		return "", err
	}
	return Encode(body), nil
}

// addContext puts the context URL in front of an encoded object, which is much
// faster than to read the object and write it again.
func addContext(data []byte, context string) string {
	const open, name = "{", `{"@odata.context":`
	var b strings.Builder
	b.Grow(len(name) + len(`"",`) + len(context) + len(data))
	b.WriteString(name)
	if plain(context) {
		b.WriteByte('"')
		b.WriteString(context)
		b.WriteByte('"')
	} else {
		value, _ := json.Marshal(context) // a string
		b.Write(value)
	}
	if !bytes.HasPrefix(data, []byte("{}")) {
		b.WriteByte(',')
	}
	b.Write(data[len(open):])
	return b.String()
}

// plain says that JSON has a text as it is, between quotes: the rule for URLs.
func plain(text string) bool {
	for i := range len(text) {
		if c := text[i]; c < ' ' || c > '~' || c == '"' || c == '\\' {
			return false
		}
	}
	return true
}

// Decode reads an answer. Its numbers are [json.Number].
func Decode(data []byte) (map[string]any, error) {
	d := json.NewDecoder(bytes.NewReader(data))
	d.UseNumber()
	var body map[string]any
	if err := d.Decode(&body); err != nil {
		return nil, fmt.Errorf("reading the answer: %w", err)
	}
	return body, nil
}

// Encode writes an answer. Maps come out sorted, so equal answers are equal bytes.
func Encode(body map[string]any) string {
	var b strings.Builder
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	_ = e.Encode(body) // it was decoded from JSON
	return b.String()
}
