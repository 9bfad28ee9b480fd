package odata

import (
	"slices"
	"strings"

	"github.com/pimigrate/pimigrate/internal/contract"
)

// parseFilter reads a $filter on objects of a type.
func parseFilter(text string, typ *contract.Type) (*expression, error) {
	if len(text) > longest {
		return nil, malformed("The $filter has more than %d characters.", longest)
	}
	tokens, err := scan(text)
	if err != nil {
		return nil, err
	}
	p := &parser{tokens: tokens, typ: typ}
	e, err := p.or()
	if err == nil && len(p.tokens) > 0 {
		err = p.unexpected()
	}
	return e, err
}

// scan cuts a filter into words, literals, parentheses and commas.
func scan(text string) ([]string, error) {
	var tokens []string
	for text = strings.TrimSpace(text); text != ""; text = strings.TrimSpace(text) {
		end := 1
		switch c := text[0]; {
		case c == '\'':
			if end = quoteEnd(text); end < 0 {
				return nil, malformed("A string of the $filter has no end.")
			}
		case strings.IndexByte("(),", c) < 0:
			if end = strings.IndexAny(text, " (),'"); end < 0 {
				end = len(text)
			}
		}
		tokens, text = append(tokens, text[:end]), text[end:]
	}
	return tokens, nil
}

// quoteEnd returns where the string ends with which text begins; a doubled quote is one in it.
func quoteEnd(text string) int {
	for i := 1; i < len(text); i++ {
		if text[i] != '\'' {
			continue
		}
		if i+1 == len(text) || text[i+1] != '\'' {
			return i + 1
		}
		i++
	}
	return -1
}

type parser struct {
	tokens []string
	typ    *contract.Type
	depth  int
}

// accept takes the next token if it is this one.
func (p *parser) accept(token string) bool {
	if len(p.tokens) == 0 || !strings.EqualFold(p.tokens[0], token) {
		return false
	}
	p.tokens = p.tokens[1:]
	return true
}

func (p *parser) next() (token string) {
	if len(p.tokens) > 0 {
		token, p.tokens = p.tokens[0], p.tokens[1:]
	}
	return token
}

func (p *parser) unexpected() error {
	if len(p.tokens) == 0 {
		return malformed("The $filter ends too early.")
	}
	return malformed("Unexpected '%s' in the $filter.", p.tokens[0])
}

// binary reads operands that are joined by one operator, which binds to the left.
func (p *parser) binary(op string, operand func() (*expression, error)) (*expression, error) {
	left, err := operand()
	for err == nil && p.accept(op) {
		var right *expression
		right, err = operand()
		left = &expression{op: op, left: left, right: right}
	}
	return left, err
}

func (p *parser) or() (*expression, error)  { return p.binary("or", p.and) }
func (p *parser) and() (*expression, error) { return p.binary("and", p.unary) }

func (p *parser) unary() (*expression, error) {
	p.depth++
	defer func() { p.depth-- }()
	if p.depth > deepest {
		return nil, malformed("The $filter nests too deeply.")
	}
	if p.accept("not") {
		e, err := p.unary()
		return &expression{op: "not", left: e}, err
	}
	if p.accept("(") {
		e, err := p.or()
		if err == nil && !p.accept(")") {
			err = p.unexpected()
		}
		return e, err
	}
	return p.comparison()
}

func (p *parser) comparison() (*expression, error) {
	if len(p.tokens) < 2 {
		p.tokens = nil
		return nil, p.unexpected()
	}
	name := p.next()
	if p.tokens[0] == "(" {
		return nil, notCovered("the function %s in $filter", name)
	}
	e, err := p.property(name)
	if err != nil {
		return nil, err
	}
	if e.op = strings.ToLower(p.tokens[0]); !slices.Contains(comparisons, e.op) {
		return nil, p.unexpected()
	}
	p.next()
	if err := p.documented(e); err != nil {
		return nil, err
	}
	if e.op != "in" {
		return e, p.literal(e)
	}
	return e, p.list(e)
}

// property resolves a path such as createdBy/user/id.
func (p *parser) property(path string) (*expression, error) {
	e, typ, leaf := &expression{kind: contract.Object}, p.typ, false
	for name := range strings.SplitSeq(path, "/") {
		switch {
		case leaf:
			return nil, malformed("The property '%s' in the $filter has no property '%s'.", strings.Join(e.path, "/"), name)
		case typ == nil || len(typ.Properties) == 0: // an open type
			e.path, e.kind = append(e.path, name), contract.String
			continue
		}
		found, ok := typ.Find(name)
		if !ok {
			return nil, unknownProperty(name, typ)
		}
		if found.Entity || found.Kind == contract.Array {
			return nil, notCovered("%s in $filter", path)
		}
		e.path, e.kind, typ, leaf = append(e.path, found.Name), found.Kind, found.Of, found.Kind != contract.Object
	}
	return e, nil
}

// documented refuses what the pages, where they list it, do not list.
func (p *parser) documented(e *expression) error {
	rows, listed := filterable[p.typ.Name]
	if listed && !slices.Contains(rows[e.path[0]], e.op) || !listed && e.op == "in" {
		return notCovered("$filter with %s on %s: no source says that it works", e.op, strings.Join(e.path, "/"))
	}
	return nil
}

// list reads the literals of in.
func (p *parser) list(e *expression) error {
	if !p.accept("(") {
		return p.unexpected()
	}
	for {
		if err := p.literal(e); err != nil {
			return err
		}
		if p.accept(")") {
			return nil
		}
		if !p.accept(",") {
			return p.unexpected()
		}
	}
}

func (p *parser) literal(e *expression) error {
	if len(p.tokens) == 0 {
		return p.unexpected()
	}
	v, ok := value(p.tokens[0], e.kind)
	if !ok {
		return malformed("'%s' in the $filter is no value of '%s'.", p.tokens[0], strings.Join(e.path, "/"))
	}
	p.next()
	e.values = append(e.values, v)
	return nil
}
