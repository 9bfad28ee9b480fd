package vetdriver

import (
	"bytes"
	"fmt"
	"go/ast"
	"go/format"
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
)

// files are those that may be edited, as they were before the tool read them.
type files map[string]fs.FileInfo

// snapshot remembers the files. One that cannot be had is no file to edit.
func snapshot(names []string) files {
	seen := make(files, len(names))
	for _, name := range names {
		if info, err := os.Lstat(name); err == nil {
			seen[name] = info
		}
	}
	return seen
}

// A source is a file that edits are meant for.
type source struct {
	name    string
	info    fs.FileInfo
	content []byte
	edits   []accepted
	closed  string // the kind of reason why it must not be edited, or empty
	why     string // the reason
}

// open reads a file that has edits. The content must be what the tool has
// seen: the edits are offsets into it.
func open(name string, seen files, claimed claims) (*source, error) {
	s := &source{name: name, info: seen[name]}
	if s.info == nil {
		s.closed, s.why = "file of another module", name+" is not an ordinary Go file of a package in the main module"
		return s, nil
	}
	if !s.info.Mode().IsRegular() {
		s.closed, s.why = "symbolic link", name+" is a symbolic link"
		return s, nil
	}
	if err := unchanged(name, s.info); err != nil {
		return nil, err
	}
	var err error
	if s.content, err = os.ReadFile(name); err != nil {
		return nil, err
	}
	switch {
	case generated(s.content):
		s.closed, s.why = "generated file", name+" is generated"
	case claimed.include(name):
		s.closed, s.why = "//line comment", "a //line comment gives its name to lines of another file: "+name
	}
	return s, nil
}

func generated(content []byte) bool {
	f, err := parser.ParseFile(token.NewFileSet(), "", content, parser.ParseComments|parser.PackageClauseOnly)
	return err == nil && ast.IsGenerated(f)
}

var lineComment = regexp.MustCompile(`(?m)(?:^//|/\*)line (.*\.go):\d`)

// claims are the file names, by directory, that //line comments there mention.
// The tool names the files of edits after these comments, but counts bytes in
// the files that hold them.
type claims map[string]map[string]bool

func (c claims) include(name string) bool {
	dir := filepath.Dir(name)
	names, ok := c[dir]
	if !ok {
		names = claimedIn(dir)
		c[dir] = names
	}
	return names[filepath.Base(name)]
}

func claimedIn(dir string) map[string]bool {
	names := map[string]bool{}
	all, _ := os.ReadDir(dir)
	for _, file := range all {
		if filepath.Ext(file.Name()) != ".go" {
			continue
		}
		content, _ := os.ReadFile(filepath.Join(dir, file.Name()))
		for _, m := range lineComment.FindAllSubmatch(content, -1) {
			names[filepath.Base(string(m[1]))] = true
		}
	}
	return names
}

// edited returns the content after the edits, formatted if it was before: in
// another file, only the bytes of the edits change.
func (s *source) edited() ([]byte, error) {
	if len(s.edits) == 0 {
		return s.content, nil
	}
	raw, err := apply(s.content, s.edits)
	if err != nil {
		return nil, err
	}
	formatted, err := format.Source(raw)
	if err != nil {
		return nil, fmt.Errorf("the edits of %s would not leave a Go file, so nothing was changed: %w", s.name, err)
	}
	if before, err := format.Source(s.content); err != nil || !bytes.Equal(before, s.content) {
		return raw, nil
	}
	return formatted, nil
}
