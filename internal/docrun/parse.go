package docrun

import (
	"fmt"
	"regexp"
	"strconv"
	"strings"
)

// A section is what stands between two headings of the second level.
type section struct {
	title  string
	blocks []block
}

// A block is a code block that something is to be done with.
type block struct {
	line int // of its first line, from 1
	kind kind
	text string // ends in a newline
	exit int    // of commands
	file string // of a quotation
	why  string // commands may fail, or are not run
}

type kind int

const (
	commands kind = iota
	commandsOrSkip
	commandsNotRun
	output
	quotation
	forPeople
)

var directive = regexp.MustCompile(`^<!-- run: (.*) -->$`)

// A parser reads a page line by line.
type parser struct {
	sections []section
	next     *block // what the comment in front of it says
	lines    []string
	at       int
}

// parse cuts a page into sections with blocks.
func parse(page string) ([]section, error) {
	p := &parser{sections: []section{{title: "beginning"}}, lines: strings.Split(page, "\n")}
	for blank := true; p.at < len(p.lines); {
		line := p.lines[p.at]
		var err error
		switch trimmed := strings.TrimSpace(line); {
		case strings.HasPrefix(trimmed, "```"):
			err = p.fenced(strings.TrimPrefix(trimmed, "```"))
		case blank && strings.HasPrefix(line, "    ") && trimmed != "":
			err = p.add(p.indented())
		case directive.MatchString(trimmed):
			err = p.directive(directive.FindStringSubmatch(trimmed)[1])
		case trimmed != "" && p.next != nil:
			err = p.errorf("the comment in line %d is not in front of a block", p.next.line)
		case strings.HasPrefix(line, "## "):
			p.sections = append(p.sections, section{title: strings.TrimPrefix(line, "## ")})
		}
		if err != nil {
			return nil, err
		}
		blank = p.at < len(p.lines) && (p.lines[p.at] == "" || directive.MatchString(p.lines[p.at]))
		p.at++
	}
	if p.next != nil {
		return nil, p.errorf("the comment in line %d is not in front of a block", p.next.line)
	}
	return p.sections, nil
}

func (p *parser) errorf(format string, args ...any) error {
	return fmt.Errorf("line %d: %w", p.at+1, fmt.Errorf(format, args...))
}

func (p *parser) directive(text string) error {
	b := &block{line: p.at + 1}
	word, rest, _ := strings.Cut(text, " ")
	var err error
	switch {
	case p.next != nil:
		return p.errorf("two comments in front of one block")
	case text == "output":
		b.kind = output
	case word == "in":
		b.kind, b.file = quotation, rest
	case word == "exit":
		b.exit, err = strconv.Atoi(rest)
	case word == "not:":
		b.kind, b.why = commandsNotRun, rest
	case word == "or":
		b.kind, b.why = commandsOrSkip, strings.TrimPrefix(rest, "skip: ")
	default:
		err = fmt.Errorf("no meaning of %q is known", text)
	}
	if err != nil {
		return p.errorf("%w", err)
	}
	p.next = b
	return nil
}

// add adds a block, to which the comment in front of it applies.
func (p *parser) add(b block) error {
	if n := p.next; n != nil {
		n.line, n.text = b.line, b.text
		b, p.next = *n, nil
	}
	joined := strings.ReplaceAll(b.text, "\\\n", "")
	if b.exit != 0 && strings.Count(joined, "\n") != 1 {
		return p.errorf("several commands, of which any can have ended with status %d: give that one a block of its own", b.exit)
	}
	last := &p.sections[len(p.sections)-1]
	if b.kind != forPeople {
		last.blocks = append(last.blocks, b)
	}
	return nil
}

// fenced reads a block up to the fence at its end.
func (p *parser) fenced(language string) error {
	b := block{line: p.at + 2, kind: forPeople}
	if language == "sh" {
		b.kind = commands
	}
	indent := p.lines[p.at][:strings.Index(p.lines[p.at], "`")]
	for p.at++; p.at < len(p.lines); p.at++ {
		if strings.TrimSpace(p.lines[p.at]) == "```" {
			return p.add(b)
		}
		b.text += strings.TrimPrefix(p.lines[p.at], indent) + "\n"
	}
	return p.errorf("the block from line %d on has no end", b.line)
}

// indented reads a block of indented lines; blank lines in it are of it.
func (p *parser) indented() block {
	b := block{line: p.at + 1}
	for ; p.at < len(p.lines); p.at++ {
		text, ok := strings.CutPrefix(p.lines[p.at], "    ")
		if !ok && text != "" {
			break
		}
		b.text += text + "\n"
	}
	p.at-- // the line after it is still to be read
	b.text = strings.TrimRight(b.text, "\n") + "\n"
	return b
}
