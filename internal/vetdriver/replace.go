package vetdriver

import (
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
)

// A change is the new content of a file.
type change struct {
	name          string
	info          fs.FileInfo
	before, after []byte
}

// replaceAll makes the changes and returns how many files it has changed. All
// that can go wrong and be foreseen is tried before the first file changes: a
// file or directory that must not be written, a full disk, a file that someone
// else has changed.
func replaceAll(changes []*change) (done int, err error) {
	temps := make([]string, len(changes))
	defer func() {
		for _, temp := range temps[done:] {
			if temp != "" {
				err = errors.Join(err, os.Remove(temp))
			}
		}
	}()
	for i, c := range changes {
		if temps[i], err = c.stage(); err != nil {
			return 0, fmt.Errorf("no file was changed: %w", err)
		}
	}
	for _, c := range changes {
		if err := c.check(); err != nil {
			return 0, fmt.Errorf("no file was changed: %w", err)
		}
	}
	for i, c := range changes {
		if err := os.Rename(temps[i], c.name); err != nil {
			return done, err
		}
		done++
	}
	return done, nil
}

// stage writes the new content next to the file, under a name that the go
// command ignores, and returns that name; empty if there is no such file.
func (c *change) stage() (string, error) {
	if c.info.Mode().Perm()&0o200 == 0 { // renaming would get around it
		return "", fmt.Errorf("%s is read-only", c.name)
	}
	f, err := os.CreateTemp(filepath.Dir(c.name), ".pimvet-*")
	if err != nil {
		return "", err
	}
	_, err = f.Write(c.after)
	if err == nil {
		err = f.Chmod(c.info.Mode().Perm())
	}
	if err == nil {
		err = f.Sync()
	}
	return f.Name(), errors.Join(err, f.Close())
}

// check makes sure that the file is still what the edits are for.
func (c *change) check() error {
	if err := unchanged(c.name, c.info); err != nil {
		return err
	}
	now, err := os.ReadFile(c.name)
	if err == nil && !bytes.Equal(now, c.before) {
		err = changed(c.name)
	}
	return err
}

func unchanged(name string, before fs.FileInfo) error {
	now, err := os.Lstat(name)
	if err != nil {
		return err
	}
	if !os.SameFile(now, before) || now.Size() != before.Size() || !now.ModTime().Equal(before.ModTime()) {
		return changed(name)
	}
	return nil
}

func changed(name string) error {
	return fmt.Errorf("%s changed while it was being looked at: try again", name)
}
