package directive

import (
	"path"
	"strings"
)

// A parsed is what a comment says to one check.
type parsed struct {
	reason    string
	named     bool // speaks to the check itself, not to all checks or to a pattern of them
	wholeFile bool

	// The list of checks is text[from:to]; others is what is left of it without
	// the check. A form without a list has none of them.
	from, to int
	others   string
}

// parse reads the text of a comment. It returns false if that is no directive
// to check. Nearly no comment is one: that costs a look at its first bytes.
func parse(text, check string) (parsed, bool) {
	if rest, ok := command(text, "//pimvet:ignore"); ok {
		return parsed{reason: reason(rest), named: true}, true
	}
	if rest, ok := command(text, "//lint:ignore"); ok {
		return lint(text, rest, check)
	}
	if rest, ok := command(text, "//lint:file-ignore"); ok {
		p, ok := lint(text, rest, check)
		p.wholeFile = true
		return p, ok
	}
	if rest := strings.TrimLeft(text, "/ "); strings.HasPrefix(rest, "nolint") && strings.HasPrefix(text, "//") {
		return nolint(text, rest[len("nolint"):], check)
	}
	return parsed{}, false
}

// command is what follows name in text, if that begins with it as a word.
func command(text, name string) (rest string, ok bool) {
	rest, ok = strings.CutPrefix(text, name)
	return rest, ok && (rest == "" || rest[0] == ' ' || rest[0] == '\t')
}

// reason is text without what sets it off.
func reason(text string) string { return strings.TrimSpace(strings.TrimLeft(text, " \t/")) }

// lint reads the end of text behind the command.
func lint(text, rest, check string) (parsed, bool) {
	rest = strings.TrimLeft(rest, " \t")
	from := len(text) - len(rest)
	to := len(text)
	if i := strings.IndexAny(rest, " \t"); i >= 0 {
		to = from + i
	}
	p := parsed{reason: reason(text[to:])}
	return p, p.readList(text, from, to, check, func(name string) bool {
		ok, _ := path.Match(strings.ToLower(name), strings.ToLower(check))
		return ok
	})
}

// nolint reads the end of text behind the word.
func nolint(text, rest, check string) (parsed, bool) {
	list, why, _ := strings.Cut(rest, "//")
	p := parsed{reason: reason(why)}
	if rest == "" || rest[0] == ' ' {
		return p, true // to all checks
	}
	from := len(text) - len(rest) + 1
	return p, rest[0] == ':' && p.readList(text, from, from+len(list)-1, check, func(name string) bool {
		return strings.EqualFold(name, "all")
	})
}

// readList reads the names between two offsets of text. It reports whether check
// is among them, by itself or as one of those that a name stands for.
func (p *parsed) readList(text string, from, to int, check string, standsFor func(name string) bool) bool {
	byName, byOther := false, false
	var others []string
	for item := range strings.SplitSeq(text[from:to], ",") {
		name := strings.TrimSpace(item)
		if strings.EqualFold(name, check) {
			byName = true
			continue
		}
		byOther = byOther || standsFor(name)
		others = append(others, item)
	}
	p.named = byName && !byOther
	p.from, p.to = from, from+len(strings.TrimRight(text[from:to], " \t"))
	p.others = strings.TrimSpace(strings.Join(others, ","))
	return byName || byOther
}
