package body

import (
	"encoding/json"
	"fmt"
	"go/ast"
	"go/token"
	"regexp"
	"strconv"
	"strings"

	"golang.org/x/tools/go/analysis"

	"github.com/pimigrate/pimigrate/analyzer/rewrite/internal/code"
)

// This file reads and edits a body that is JSON text in a string literal, which
// may be a format.

var (
	quotedOrVerb = regexp.MustCompile(`"(\\.|[^"\\])*"|%[^%a-zA-Z]*[a-zA-Z]`)
	neverNull    = regexp.MustCompile(`^(".*"|%[^%a-zA-Z]*[qdtfx])$`)
)

// A textReader reads JSON text. Verbs outside of strings are digits to it.
type textReader struct {
	text   string // the value of the literal
	format bool
	dec    *json.Decoder
	pos    func(offset int) token.Pos
	sp     textNotation
}

// textObject reads the object that the literal spells.
func (b *Body) textObject(lit *ast.BasicLit, format bool) (*jsonObject, string) {
	text, err := strconv.Unquote(lit.Value)
	if err != nil {
		return nil, notBuilt
	}
	digits := text
	if format {
		digits = quotedOrVerb.ReplaceAllStringFunc(text, digitsForVerb)
	}
	if !json.Valid([]byte(digits)) || !strings.HasPrefix(strings.TrimSpace(digits), "{") {
		return nil, "its body is no JSON object by itself"
	}
	exact := true
	r := &textReader{text: text, format: format, dec: json.NewDecoder(strings.NewReader(digits)), sp: newTextNotation(lit, text)}
	r.pos = func(offset int) token.Pos {
		n, ok := code.LiteralOffset(lit.Value, offset)
		exact = exact && ok
		return lit.Pos() + token.Pos(n)
	}
	o, err := r.object(lit)
	if err != nil || !exact {
		return nil, "its body is written with escapes in its names"
	}
	return o, ""
}

func digitsForVerb(s string) string {
	if s[0] == '"' {
		return s
	}
	return strings.Repeat("1", len(s))
}

// next is the offset at which the next key or value starts.
func (r *textReader) next() int {
	at := int(r.dec.InputOffset())
	return at + len(r.text[at:]) - len(strings.TrimLeft(r.text[at:], " \t\r\n:,"))
}

// object reads the object that starts next.
func (r *textReader) object(lit *ast.BasicLit) (*jsonObject, error) {
	if _, err := r.dec.Token(); err != nil { // the brace
		return nil, err
	}
	o := &jsonObject{notation: r.sp, lit: lit}
	last := int(r.dec.InputOffset())
	for r.dec.More() {
		m := &jsonMember{certain: true}
		from := r.next()
		key, err := r.dec.Token()
		if err != nil {
			return nil, err
		}
		m.name = key.(string)
		if m.name != r.text[from+1:int(r.dec.InputOffset())-1] || r.format && strings.Contains(m.name, "%") {
			return nil, fmt.Errorf("name with escapes %q", m.name)
		}
		m.key = span{r.pos(from), r.pos(int(r.dec.InputOffset()))}
		if err := r.value(m, lit); err != nil {
			return nil, err
		}
		last = int(r.dec.InputOffset())
		o.members = append(o.members, m)
	}
	o.end = r.pos(last)
	_, err := r.dec.Token()
	return o, err
}

// value reads the value of m, which starts next.
func (r *textReader) value(m *jsonMember, lit *ast.BasicLit) error {
	from := r.next()
	if r.text[from] == '{' {
		o, err := r.object(lit)
		m.kind, m.inner = object, o
		m.value = span{r.pos(from), r.pos(int(r.dec.InputOffset()))}
		return err
	}
	var raw any
	if err := r.dec.Decode(&raw); err != nil {
		return err
	}
	to := int(r.dec.InputOffset())
	text := r.text[from:to]
	m.value = span{r.pos(from), r.pos(to)}
	switch _, list := raw.([]any); {
	case list || r.format && strings.Contains(text, "%"):
		m.nilable = !neverNull.MatchString(text)
	case raw == nil:
		m.kind = null
	default:
		m.kind, m.text = constantText, text
		if s, ok := raw.(string); ok {
			m.text = s
		}
	}
	return nil
}

// A textNotation writes objects as JSON in the literal lit.
type textNotation struct {
	lit   *ast.BasicLit
	quote string // as the literal has it
	space string // after colons and commas
}

// newTextNotation writes as text, the value of lit, is written.
func newTextNotation(lit *ast.BasicLit, text string) textNotation {
	sp := textNotation{lit: lit, quote: `"`}
	if lit.Value[0] == '"' {
		sp.quote = `\"`
	}
	if strings.Contains(text, `": `) {
		sp.space = " "
	}
	return sp
}

func (sp textNotation) text(s string) string { return sp.quote + s + sp.quote }

func (sp textNotation) member(name, value string) string {
	return sp.text(name) + ":" + sp.space + value
}

func (sp textNotation) object(members []string) string {
	return "{" + strings.Join(members, ","+sp.space) + "}"
}

// source is the value of m, unless it would change places with a verb, and so
// with the argument for it.
func (sp textNotation) source(_ *jsonObject, m *jsonMember, at token.Pos) string {
	text := sp.between(m.value.from, m.value.to)
	if m.kind != computed {
		return text
	}
	if strings.Contains(sp.between(min(at, m.value.to), max(at, m.value.from)), "%") {
		return ""
	}
	return text
}

// between is the source between two positions in the literal.
func (sp textNotation) between(from, to token.Pos) string {
	return sp.lit.Value[from-sp.lit.Pos() : to-sp.lit.Pos()]
}

func (sp textNotation) edits(o *jsonObject, c objectChanges) ([]analysis.TextEdit, string) {
	var out []analysis.TextEdit
	kept := false
	for i, m := range o.members {
		ch, stays := c.of[m]
		switch {
		case stays:
			out = append(out, m.edits(ch, sp.text(ch.name))...)
			kept = true
		case kept:
			out = append(out, analysis.TextEdit{Pos: o.members[i-1].value.to, End: m.value.to})
		case i+1 < len(o.members):
			out = append(out, analysis.TextEdit{Pos: m.key.from, End: o.members[i+1].key.from})
		default:
			out = append(out, analysis.TextEdit{Pos: m.key.from, End: m.value.to})
		}
	}
	separator, text := sp.separator(o), ""
	for i, a := range c.added {
		if i > 0 || kept {
			text += separator
		}
		text += sp.member(a.name, a.value)
	}
	if text != "" {
		out = append(out, code.Substitution(o.end, o.end, text)...)
	}
	return out, ""
}

// separator is what stands between the members of o: where they have lines of
// their own, a new one gets one, too.
func (sp textNotation) separator(o *jsonObject) string {
	if len(o.members) > 0 {
		before := sp.between(sp.lit.Pos(), o.members[0].key.from)
		if indent := before[strings.LastIndex(before, "{")+1:]; indent != "" {
			return "," + indent
		}
	}
	return "," + sp.space
}
