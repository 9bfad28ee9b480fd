package main

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"strings"
	"time"

	"github.com/pimigrate/pimigrate/internal/peak"
)

// The go command runs a vet tool once for each package. For a measurement the
// tool is this program: it runs the real one, named in the environment, with
// the same arguments and writes down what that took.
const (
	toolEnv = "CORPUS_TOOL" // the executable of the real tool
	logEnv  = "CORPUS_LOG"  // the file to write to
)

// unitTimeout is when a package counts as a hang.
const unitTimeout = 2 * time.Minute

// A unit is one run of the tool: a package, or one together with its tests.
type unit struct {
	ID    string // import path, as in "fmt [fmt.test]"
	Deps  bool   // only facts are asked for: others import it
	Wall  time.Duration
	CPU   time.Duration
	Peak  int64  // kilobytes
	Crash string // what the tool said when it failed, or that it hangs
}

// blind is the tool that looks at nothing. Go vet compiles for it what it
// compiles for others, which then need not wait.
const blind = "blind"

// look does what go vet asks of a tool, and no more.
func look(arg string) error {
	switch arg {
	case "-V=full":
		fmt.Println("blind version 1")
		return nil
	case "-flags":
		fmt.Println("[]")
		return nil
	}
	c, err := readConfig(arg)
	if err != nil {
		return err
	}
	return os.WriteFile(c.VetxOutput, nil, 0o644)
}

// shim does what tool does with the arguments of this program and returns its
// exit status.
func shim(tool string) int {
	last := os.Args[len(os.Args)-1]
	if tool != blind {
		return watch(tool, last)
	}
	if err := look(last); err != nil {
		fmt.Fprintf(os.Stderr, "corpus: %v\n", err)
		return 2
	}
	return 0
}

// watch runs tool and writes down what it took if last, its last argument, is a
// package's configuration.
func watch(tool, last string) int {
	ctx, stop := context.WithTimeout(context.Background(), unitTimeout)
	defer stop()
	cmd := exec.CommandContext(ctx, tool, os.Args[1:]...)
	var said strings.Builder
	cmd.Stdin, cmd.Stdout, cmd.Stderr = os.Stdin, os.Stdout, &said
	start := time.Now()
	err := cmd.Run()
	wall := time.Since(start)
	fmt.Fprint(os.Stderr, said.String())
	if !strings.HasSuffix(last, ".cfg") {
		return cmd.ProcessState.ExitCode()
	}
	u := unit{Wall: wall}
	switch {
	case ctx.Err() != nil:
		u.Crash = "hangs"
	case err != nil:
		u.Crash = firstLine(said.String(), err)
	}
	if s := cmd.ProcessState; s != nil {
		u.CPU = s.UserTime() + s.SystemTime()
		u.Peak = peak.Kilobytes(s)
	}
	if err := u.log(last, os.Getenv(logEnv)); err != nil {
		fmt.Fprintf(os.Stderr, "corpus: %v\n", err)
		return 2
	}
	return cmd.ProcessState.ExitCode()
}

func firstLine(said string, err error) string {
	line, _, _ := strings.Cut(strings.TrimSpace(said), "\n")
	if line == "" {
		return err.Error()
	}
	return line
}

// A config is what the go command asks of a vet tool.
type config struct {
	ID         string
	VetxOnly   bool
	VetxOutput string
}

func readConfig(name string) (config, error) {
	var c config
	data, err := os.ReadFile(name)
	if err == nil {
		err = json.Unmarshal(data, &c)
	}
	if err != nil {
		return c, fmt.Errorf("read what to vet: %w", err)
	}
	return c, nil
}

// log appends u, whose configuration the go command wrote to cfg, to a file.
func (u unit) log(cfg, file string) error {
	c, err := readConfig(cfg)
	if err != nil {
		return err
	}
	u.ID, u.Deps = c.ID, c.VetxOnly
	line, err := json.Marshal(u)
	if err != nil {
		return err
	}
	f, err := os.OpenFile(file, os.O_APPEND|os.O_CREATE|os.O_WRONLY, 0o644)
	if err != nil {
		return fmt.Errorf("write what it took: %w", err)
	}
	_, err = f.Write(append(line, '\n')) // one write: several tools run at once
	return errors.Join(err, f.Close())
}
