package main

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os/exec"
	"path/filepath"
)

// sa1019 counts the functions of the program in dir in which staticcheck
// reports the use of something whose comment says Deprecated.
func (b *bench) sa1019(dir string) (int, error) {
	tool, err := b.buildStaticcheck()
	if err != nil {
		return 0, err
	}
	out, err := run(b.ctx, dir, tool, "-checks=SA1019", "-f=json", ".")
	var exit *exec.ExitError
	if err != nil && !(errors.As(err, &exit) && exit.ExitCode() == 1 && len(out) > 0) { // 1: there are findings
		return 0, err
	}
	return countSA1019(out)
}

func countSA1019(out []byte) (int, error) {
	found := map[string]bool{}
	funcs := functions{}
	for dec := json.NewDecoder(bytes.NewReader(out)); ; {
		var f struct {
			Code     string
			Message  string
			Location struct {
				File string
				Line int
			}
		}
		err := dec.Decode(&f)
		if err == io.EOF {
			return len(found), nil
		}
		if err != nil {
			return 0, fmt.Errorf("decode the output of staticcheck: %w", err)
		}
		if f.Code != "SA1019" {
			return 0, fmt.Errorf("staticcheck: %s: %s", f.Code, f.Message)
		}
		fn, err := funcs.at(f.Location.File, f.Location.Line)
		if err != nil {
			return 0, err
		}
		found[fn] = true
	}
}

// buildStaticcheck builds the version that the main module pins. It must run
// in the directory it looks at, which "go run" in the main module cannot.
func (b *bench) buildStaticcheck() (string, error) {
	if b.staticcheck != "" {
		return b.staticcheck, nil
	}
	tool := filepath.Join(b.temp, "staticcheck")
	if _, err := run(b.ctx, b.mainDir(), "go", "build", "-o", tool, "honnef.co/go/tools/cmd/staticcheck"); err != nil {
		return "", err
	}
	b.staticcheck = tool
	return tool, nil
}
