package vetdriver

import (
	"crypto/sha256"
	"flag"
	"fmt"
	"io"
	"os"
	"path/filepath"
)

// rootsFlag is the tool's flag that keeps apart the cached results of
// different sets of packages. The tool ignores it; the go command makes a
// tool's flags part of the cache key.
const rootsFlag = "roots"

// DefineFlags defines the flags that a tool must accept to be run by a Driver.
// Digest is of what, beside its executable, decides what the tool finds; nil if
// there is nothing.
func DefineFlags(fs *flag.FlagSet, digest []byte) {
	if digest != nil {
		fs.Var(version(digest), "V", "print version and exit")
	}
	fs.String(rootsFlag, "", "no effect but on caching: which packages are looked at")
}

// version answers -V=full, with which the go command asks for the version of a
// tool to make it part of cache keys. What the unitchecker answers by itself
// is about the executable only; this is about the rules, too.
type version []byte

func (version) IsBoolFlag() bool { return true }
func (version) String() string   { return "" }

// Set prints the version and ends the process.
func (v version) Set(mode string) error {
	if mode != "full" {
		return fmt.Errorf("unsupported flag value: -V=%s (use -V=full)", mode)
	}
	exe, err := os.Executable()
	if err != nil {
		return err
	}
	f, err := os.Open(exe)
	if err != nil {
		return err
	}
	h := sha256.New()
	_, err = io.Copy(h, f)
	f.Close()
	if err != nil {
		return err
	}
	h.Write(v)
	fmt.Printf("%s version devel comments-go-here buildID=%02x\n", filepath.Base(exe), h.Sum(nil))
	os.Exit(0)
	return nil
}
