// Package editcase reads the cases that specify what edits do, for tests that
// hold the analyzer and its drivers to them.
//
// A case is a txtar archive NAME.txtar with one idea:
//
//	A sentence that states the idea.
//	flags: -prefer=eligibility
//	-- p.go --
//	files before the edits, in as many directories as needed
//	-- want/p.go --
//	the file after the edits, if they change it
//	-- findings --
//	p.go:12 not edited: the reason
//
// The line of flags and the findings are optional. Findings are those that no
// edit is offered for.
package editcase

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"golang.org/x/tools/txtar"
)

// A Case is one archive.
type Case struct {
	Name     string
	Flags    []string          // of the analyzer: -name=value
	Files    []txtar.File      // before the edits
	Want     map[string][]byte // the files that change, after the edits
	Findings []string

	path    string
	comment []byte
}

const (
	wantDir      = "want/"
	findingsName = "findings"
	flagsPrefix  = "flags: "
)

// Read reads the cases of a directory in order of their names.
func Read(dir string) ([]*Case, error) {
	paths, err := filepath.Glob(filepath.Join(dir, "*.txtar"))
	if err != nil {
		return nil, err
	}
	if len(paths) == 0 {
		return nil, fmt.Errorf("no cases in %s", dir)
	}
	var cases []*Case
	for _, path := range paths {
		data, err := os.ReadFile(path)
		if err != nil {
			return nil, err
		}
		c := parse(data)
		c.path = path
		c.Name = strings.TrimSuffix(filepath.Base(path), ".txtar")
		cases = append(cases, c)
	}
	return cases, nil
}

func parse(data []byte) *Case {
	archive := txtar.Parse(data)
	c := &Case{Want: map[string][]byte{}, comment: archive.Comment}
	for line := range strings.Lines(string(archive.Comment)) {
		if flags, ok := strings.CutPrefix(line, flagsPrefix); ok {
			c.Flags = strings.Fields(flags)
		}
	}
	for _, f := range archive.Files {
		if name, ok := strings.CutPrefix(f.Name, wantDir); ok {
			c.Want[name] = f.Data
		} else if f.Name == findingsName {
			c.Findings = lines(f.Data)
		} else {
			c.Files = append(c.Files, f)
		}
	}
	return c
}

func lines(text []byte) []string {
	return strings.FieldsFunc(string(text), func(r rune) bool { return r == '\n' })
}

// After returns the files as they have to be after the edits.
func (c *Case) After() map[string][]byte {
	after := map[string][]byte{}
	for _, f := range c.Files {
		after[f.Name] = f.Data
	}
	for name, data := range c.Want {
		after[name] = data
	}
	return after
}

// Update writes the archive anew with the given outcome.
func (c *Case) Update(want map[string][]byte, findings []string) error {
	archive := &txtar.Archive{Comment: c.comment}
	for _, f := range c.Files {
		archive.Files = append(archive.Files, f)
		if after, ok := want[f.Name]; ok {
			archive.Files = append(archive.Files, txtar.File{Name: wantDir + f.Name, Data: after})
		}
	}
	if len(findings) > 0 {
		data := strings.Join(findings, "\n") + "\n"
		archive.Files = append(archive.Files, txtar.File{Name: findingsName, Data: []byte(data)})
	}
	before, err := os.ReadFile(c.path)
	if err != nil {
		return err
	}
	after := txtar.Format(archive)
	if bytes.Equal(before, after) {
		return nil
	}
	return os.WriteFile(c.path, after, 0o666)
}

// WriteModule writes the cases to dir: packages of one module, example.com/case,
// in directories of their names. They may import the modules below sdk, each of
// which stands in the directory of its path.
func WriteModule(dir string, cases []*Case, sdk string) error {
	gomod := "module example.com/case\n\ngo 1.26\n"
	modules, err := modulesBelow(sdk)
	if err != nil {
		return err
	}
	for _, path := range modules {
		gomod += fmt.Sprintf("\nrequire %s %s\n\nreplace %[1]s => %[3]q\n", path, version(path), filepath.Join(sdk, path))
	}
	if err := write(filepath.Join(dir, "go.mod"), []byte(gomod)); err != nil {
		return err
	}
	for _, c := range cases {
		for _, f := range c.Files {
			if err := write(filepath.Join(dir, c.Name, f.Name), f.Data); err != nil {
				return err
			}
		}
	}
	return nil
}

// version is one that a module of that path may have.
func version(path string) string {
	if major := filepath.Base(path); strings.HasPrefix(major, "v") && strings.Trim(major[1:], "0123456789") == "" {
		return major + ".0.0"
	}
	return "v0.0.0"
}

func write(name string, data []byte) error {
	if err := os.MkdirAll(filepath.Dir(name), 0o777); err != nil {
		return err
	}
	return os.WriteFile(name, data, 0o666)
}

func modulesBelow(dir string) ([]string, error) {
	var paths []string
	err := filepath.WalkDir(dir, func(name string, d os.DirEntry, err error) error {
		if err != nil || d.Name() != "go.mod" {
			return err
		}
		rel, err := filepath.Rel(dir, filepath.Dir(name))
		paths = append(paths, filepath.ToSlash(rel))
		return err
	})
	slices.Sort(paths)
	return paths, err
}
