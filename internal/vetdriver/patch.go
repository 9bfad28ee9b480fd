package vetdriver

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
)

// A splitter reads the unified diffs that the tools print one after the other
// and rewrites their headers, which name files absolutely and add " (old)" and
// " (new)", into those that patch -p1 and git apply understand.
//
// It counts the lines of each hunk, because a removed line that begins with
// "-- " looks just like a header.
type splitter struct {
	files    []FileDiff
	old, new int // lines that the current hunk still has to come
}

func (s *splitter) read(out io.Reader) error {
	rel := relativizer()
	r := bufio.NewReader(out)
	for {
		line, err := r.ReadString('\n')
		if line != "" {
			if err := s.add(line, rel); err != nil {
				return err
			}
		}
		if err == io.EOF {
			return nil
		}
		if err != nil {
			return err
		}
	}
}

func (s *splitter) add(line string, rel func(string) string) error {
	if s.old > 0 || s.new > 0 {
		s.count(line)
		return s.keep(line)
	}
	if name, ok := header(line, "--- ", " (old)\n"); ok {
		name = rel(name)
		s.files = append(s.files, FileDiff{name, []byte("--- " + label("a/", name))})
		return nil
	}
	if name, ok := header(line, "+++ ", " (new)\n"); ok {
		return s.keep("+++ " + label("b/", rel(name)))
	}
	if err := s.hunk(line); err != nil {
		return err
	}
	return s.keep(line)
}

func (s *splitter) keep(line string) error {
	if len(s.files) == 0 {
		return errors.New("a diff begins without the name of its file: " + strconv.Quote(line))
	}
	f := &s.files[len(s.files)-1]
	f.Text = append(f.Text, line...)
	return nil
}

func (s *splitter) count(line string) {
	switch line[0] {
	case '-':
		s.old--
	case '+':
		s.new--
	case ' ':
		s.old--
		s.new--
	}
}

var hunkHeader = regexp.MustCompile(`^@@ -\d+(?:,(\d+))? \+\d+(?:,(\d+))? @@`)

// hunk begins a hunk, if the line says so.
func (s *splitter) hunk(line string) error {
	m := hunkHeader.FindStringSubmatch(line)
	if m == nil {
		if strings.HasPrefix(line, `\ `) { // "\ No newline at end of file"
			return nil
		}
		return fmt.Errorf("a diff holds a line outside of any hunk: %q", line)
	}
	s.old, s.new = lines(m[1]), lines(m[2])
	return nil
}

// lines returns the length in a hunk header; without any it is one.
func lines(n string) int {
	if n == "" {
		return 1
	}
	i, _ := strconv.Atoi(n) // digits, or the pattern would not have matched
	return i
}

func header(line, prefix, suffix string) (string, bool) {
	name, ok1 := strings.CutPrefix(line, prefix)
	name, ok2 := strings.CutSuffix(name, suffix)
	return name, ok1 && ok2
}

// label returns the name as a header shows it. A file outside of the current
// directory keeps its absolute name: no relative one can be applied. A tab
// ends a name with spaces, as git writes it.
func label(prefix, name string) string {
	if !filepath.IsAbs(name) {
		name = prefix + filepath.ToSlash(name)
	}
	if strings.Contains(name, " ") {
		name += "\t"
	}
	return name + "\n"
}
