package httpcall

import (
	"strconv"
	"strings"
)

// This file models formatted printing.

// sprintf cuts the format at its verbs and puts the arguments in their places. It
// waits for arguments that may come to be a list; an object, which is what a list
// filled in a loop is, never does.
func sprintf(a []*expr) *expr {
	if a[0].kind == param || a[0].kind == field || a[0].kind == apply || a[1].kind != list && a[1].kind != object && a[1].symbolic {
		return nil
	}
	var operands []*expr
	if a[1].kind == list {
		operands = a[1].args
	}
	var out []*expr
	next := 0
	for _, p := range parts(a[0]) {
		if p.kind != literal {
			out = append(out, p)
			continue
		}
		var pieces []*expr
		pieces, next = format(p, operands, next)
		out = append(out, pieces...)
	}
	return mkConcat(out...)
}

// format expands the literal f with operands, the first unused of which is
// next, and returns the pieces and the new next.
func format(f *expr, operands []*expr, next int) ([]*expr, int) {
	var out []*expr
	start := 0
	for i := 0; i < len(f.text); i++ {
		if f.text[i] != '%' {
			continue
		}
		out = append(out, f.slice(start, i))
		j := i + 1
		for j < len(f.text) && strings.IndexByte("+-# 0123456789.[]*", f.text[j]) >= 0 {
			j++
		}
		if j == len(f.text) {
			return append(out, anything), next
		}
		flags, verb := f.text[i+1:j], f.text[j]
		switch n, ok := argIndex(flags); {
		case ok:
			next = n
		case strings.ContainsAny(flags, "[]*"):
			return append(out, anything), next // malformed, or a width that is an argument
		}
		if verb == '%' {
			out = append(out, f.slice(j, j+1))
		} else {
			out = append(out, formatted(operands, next, flags, verb))
			next++
		}
		i, start = j, j+1
	}
	return append(out, f.slice(start, len(f.text))), next
}

// argIndex reads the explicit argument index of a verb, "[2]", as 1.
func argIndex(flags string) (int, bool) {
	open, end := strings.IndexByte(flags, '['), strings.IndexByte(flags, ']')
	if open < 0 || end < open {
		return 0, false
	}
	n, err := strconv.ParseUint(flags[open+1:end], 10, 16) // no sign
	return int(n) - 1, err == nil
}

func formatted(operands []*expr, n int, flags string, verb byte) *expr {
	if n < 0 || n >= len(operands) {
		return anything
	}
	plain := flags == "" || strings.HasPrefix(flags, "[") && strings.HasSuffix(flags, "]") || flags == "+"
	switch {
	case plain && verb == 'd':
		return text(plainOf(operands[n]))
	case plain && (verb == 's' || verb == 'v'):
		return text(operands[n])
	case plain && verb == 'q' && flags != "+":
		return quote([]*expr{text(operands[n])})
	}
	return anything
}

// text is e as it prints: structs and lists do not print as one path piece.
func text(e *expr) *expr {
	switch e.kind {
	case object:
		if printed := e.named(printedText); printed != nil {
			return printed
		}
		if tn := typeName(e.typ); e.named(urlText) != nil || tn != nil && fullName(tn) == "net/url.URL" {
			return urlString(e)
		}
		return anything
	case list, table, closure:
		return anything
	}
	return e
}

func quote(a []*expr) *expr {
	if a[0].kind == literal {
		return mkText(strconv.Quote(a[0].text))
	}
	return mkConcat(mkText(`"`), a[0], mkText(`"`))
}

func sprint(operands *expr, sep string) *expr {
	if operands.kind != list {
		return orWait(operands)
	}
	var out []*expr
	for i, o := range operands.args {
		if i > 0 && sep != "" {
			out = append(out, mkText(sep))
		}
		out = append(out, text(o))
	}
	return mkConcat(out...)
}

// char is the text of a character constant.
func char(e *expr) *expr {
	if n, err := strconv.Atoi(e.text); e.kind == literal && err == nil {
		return mkText(string(rune(n)))
	}
	return anything
}
