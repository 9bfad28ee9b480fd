package rulecache

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"runtime"
	"slices"

	"github.com/pimigrate/pimigrate/analyzer/rule/compile"
)

// Compile returns the name of a file with the rules of the description in the
// file name, with overlays applied. A description that cannot be compiled is
// an error, whatever the cache holds.
func Compile(name string, overlays ...string) (string, error) {
	dir, err := directory()
	if err != nil {
		return "", err
	}
	key, err := keyOf(append([]string{name}, overlays...))
	if err != nil {
		return "", err
	}
	e := entry{list: filepath.Join(dir, key+".inputs"), rules: filepath.Join(dir, key+".json")}
	if e.valid() {
		return e.rules, nil
	}
	set, inputs, err := compile.File(name, overlays...)
	if err != nil {
		return "", err
	}
	data, err := set.Encode()
	if err != nil {
		return "", err
	}
	return e.rules, e.write(data, inputs)
}

// directory is where rule files are kept: in the user's cache, or else, in
// containers without a home or with one that cannot be written, in the
// directory for temporary files.
func directory() (string, error) {
	if cache, err := os.UserCacheDir(); err == nil {
		dir := filepath.Join(cache, "pimvet", "rules")
		if os.MkdirAll(dir, 0o755) == nil && writable(dir) {
			return dir, nil
		}
	}
	dir := filepath.Join(os.TempDir(), fmt.Sprintf("pimvet-rules-%d", os.Getuid()))
	if err := private(dir); err != nil {
		return "", fmt.Errorf("make a directory for compiled rules: %w; set TMPDIR or XDG_CACHE_HOME to a directory that can be written, or use 'pimvet compile' and -rules", err)
	}
	return dir, nil
}

// private makes dir, in a place where all users write, or makes sure that it is
// this user's own: rules of somebody else would decide what is reported.
func private(dir string) error {
	if err := os.MkdirAll(dir, 0o700); err != nil {
		return err
	}
	info, err := os.Lstat(dir)
	switch {
	case err != nil:
		return err
	case !info.IsDir() || runtime.GOOS != "windows" && info.Mode().Perm()&0o077 != 0 || !owned(info) || !writable(dir):
		return fmt.Errorf("%s is not a directory of this user alone", dir)
	}
	return nil
}

func writable(dir string) bool {
	f, err := os.CreateTemp(dir, "probe")
	if err != nil {
		return false
	}
	f.Close()
	return os.Remove(f.Name()) == nil
}

// keyOf names the entry for files: by their absolute names, and by this
// program, since another one may compile differently.
func keyOf(files []string) (string, error) {
	h := sha256.New()
	for _, f := range files {
		abs, err := filepath.Abs(f)
		if err != nil {
			return "", err
		}
		fmt.Fprintf(h, "%s\x00", abs)
	}
	exe, err := os.Executable()
	if err != nil {
		return "", err
	}
	f, err := os.Open(exe)
	if err != nil {
		return "", err
	}
	defer f.Close()
	if _, err := io.Copy(h, f); err != nil {
		return "", err
	}
	return hex.EncodeToString(h.Sum(nil)[:16]), nil
}

// An entry is a rule file and the list of what it was compiled from.
type entry struct{ list, rules string }

// valid reports whether the rules are there and no input has changed since.
func (e entry) valid() bool {
	data, err := os.ReadFile(e.list)
	if err != nil {
		return false
	}
	var then []compile.Input
	if json.Unmarshal(data, &then) != nil || len(then) < 2 {
		return false
	}
	return !slices.ContainsFunc(then, func(i compile.Input) bool {
		now, err := os.ReadFile(i.Name)
		return err != nil || compile.NewInput(i.Name, now) != i
	})
}

// write keeps the rules. They are in the list, last: a half-written entry is
// not valid.
func (e entry) write(rules []byte, inputs []compile.Input) error {
	if err := replace(e.rules, rules); err != nil {
		return err
	}
	data, err := json.Marshal(append(slices.Clone(inputs), compile.NewInput(e.rules, rules)))
	if err != nil {
		return err
	}
	return replace(e.list, data)
}

// replace writes a file as a whole: another pimvet may read it at this moment.
func replace(name string, data []byte) error {
	f, err := os.CreateTemp(filepath.Dir(name), filepath.Base(name))
	if err != nil {
		return fmt.Errorf("keep compiled rules: %w", err)
	}
	defer os.Remove(f.Name())
	_, err = io.Copy(f, bytes.NewReader(data))
	if e := f.Close(); err == nil {
		err = e
	}
	if err == nil {
		err = os.Rename(f.Name(), name)
	}
	if err != nil {
		return fmt.Errorf("keep compiled rules: %w", err)
	}
	return nil
}
