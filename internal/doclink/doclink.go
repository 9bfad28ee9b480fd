package doclink

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"regexp"
	"strings"
	"unicode"
)

// Check returns a line for each relative link of the pages that leads nowhere.
// Pages are named from root, the directory of the repository.
func Check(root string, pages []string) ([]string, error) {
	var problems []string
	for _, page := range pages {
		links, err := Links(root, page)
		if err != nil {
			return nil, err
		}
		for _, l := range links {
			switch err := l.follow(root); {
			case errors.Is(err, fs.ErrNotExist):
				problems = append(problems, fmt.Sprintf("%s:%d: %s does not exist", page, l.Line, l.File))
			case err != nil:
				problems = append(problems, fmt.Sprintf("%s:%d: %v", page, l.Line, err))
			}
		}
	}
	return problems, nil
}

// A Link is a link of a page to a file of the repository.
type Link struct {
	Line   int
	File   string // from the root of the repository
	Anchor string // without #, or ""
}

var (
	target   = regexp.MustCompile(`\]\(([^()\s]+)\)`)
	scheme   = regexp.MustCompile(`^[a-z]+:`)
	codeSpan = regexp.MustCompile("`[^`]*`")
	heading  = regexp.MustCompile(`^#{1,6} +(.*?)[ #]*$`)
	named    = regexp.MustCompile(`<a (?:id|name)="([^"]*)">`)
	linkText = regexp.MustCompile(`!?\[([^\]]*)\]\([^)]*\)`)
)

// Links returns the links of a page to files of the repository.
func Links(root, page string) ([]Link, error) {
	lines, err := prose(filepath.Join(root, page))
	if err != nil {
		return nil, err
	}
	var links []Link
	for i, line := range lines {
		for _, m := range target.FindAllStringSubmatch(codeSpan.ReplaceAllString(line, "`"), -1) {
			if scheme.MatchString(m[1]) {
				continue
			}
			file, anchor, _ := strings.Cut(m[1], "#")
			if file == "" {
				file = page
			} else {
				file = path.Join(path.Dir(page), file)
			}
			links = append(links, Link{i + 1, file, anchor})
		}
	}
	return links, nil
}

// follow reports what is wrong with l.
func (l Link) follow(root string) error {
	name := filepath.Join(root, l.File)
	if _, err := os.Stat(name); err != nil || l.Anchor == "" {
		return err
	}
	lines, err := prose(name)
	if err != nil {
		return err
	}
	if !anchors(lines)[l.Anchor] {
		return fmt.Errorf("%s has no place %q", l.File, l.Anchor)
	}
	return nil
}

// prose are the lines of a page; those of code blocks are blank.
func prose(name string) ([]string, error) {
	data, err := os.ReadFile(name)
	if err != nil {
		return nil, err
	}
	lines := strings.Split(string(data), "\n")
	fenced, blank := false, true
	for i, line := range lines {
		fence := strings.HasPrefix(strings.TrimSpace(line), "```")
		indented := blank && strings.HasPrefix(line, "    ")
		blank = line == "" || indented
		if fence {
			fenced = !fenced
		}
		if fence || fenced || indented {
			lines[i] = ""
		}
	}
	return lines, nil
}

// anchors are the names by which links reach places among the lines: headings,
// and what is named in HTML.
func anchors(lines []string) map[string]bool {
	all := map[string]bool{}
	for _, line := range lines {
		for _, m := range named.FindAllStringSubmatch(line, -1) {
			all[m[1]] = true
		}
		m := heading.FindStringSubmatch(line)
		if m == nil {
			continue
		}
		name := anchor(m[1])
		for n := 1; all[name]; n++ {
			name = fmt.Sprintf("%s-%d", anchor(m[1]), n)
		}
		all[name] = true
	}
	return all
}

// anchor is what GitHub makes of the text of a heading: letters, digits, - and _
// in lower case, and - for each blank.
func anchor(text string) string {
	return strings.Map(func(r rune) rune {
		switch {
		case r == ' ':
			return '-'
		case r == '-' || r == '_' || unicode.IsLetter(r) || unicode.IsDigit(r):
			return unicode.ToLower(r)
		}
		return -1
	}, linkText.ReplaceAllString(text, "$1"))
}
