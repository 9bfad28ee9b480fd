package main

import (
	"bytes"
	"context"
	"debug/buildinfo"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"time"
)

// programs are the packages below cmd.
var programs = []string{"pimd", "pimvet"}

// A source is a clone of what is committed.
type source struct {
	dir  string
	time time.Time // of everything in an archive
}

// checkout clones the repository of the current directory into dir. Go records the
// commit only of a directory with a .git of its own, which a linked work tree has not.
func checkout(ctx context.Context, dir string) (*source, error) {
	root, err := output(ctx, ".", "git", "rev-parse", "--show-toplevel")
	if err != nil {
		return nil, err
	}
	if changed, err := output(ctx, root, "git", "status", "--porcelain"); err != nil || changed != "" {
		fmt.Fprintln(os.Stderr, "release: there are changes that are not committed; they will not be in it")
	}
	if _, err := output(ctx, root, "git", "clone", "--quiet", root, dir); err != nil {
		return nil, err
	}
	epoch := os.Getenv("SOURCE_DATE_EPOCH")
	if epoch == "" {
		if epoch, err = output(ctx, dir, "git", "log", "-1", "--format=%ct"); err != nil {
			return nil, err
		}
	}
	seconds, err := strconv.ParseInt(epoch, 10, 64)
	if err != nil {
		return nil, fmt.Errorf("SOURCE_DATE_EPOCH: %w", err)
	}
	return &source{dir, time.Unix(seconds, 0).UTC()}, nil
}

// output runs a command and returns what it prints, without the last line break.
func output(ctx context.Context, dir, name string, args ...string) (string, error) {
	var stdout, stderr bytes.Buffer
	c := exec.CommandContext(ctx, name, args...)
	c.Dir, c.Stdout, c.Stderr = dir, &stdout, &stderr
	if err := c.Run(); err != nil {
		return "", fmt.Errorf("%s: %w: %s", strings.Join(c.Args, " "), err, bytes.TrimSpace(stderr.Bytes()))
	}
	return strings.TrimSuffix(stdout.String(), "\n"), nil
}

// A platform is what a program is built for.
type platform struct{ os, arch string }

// executable is the file name of a program.
func (p platform) executable(program string) string {
	if p.os == "windows" {
		return program + ".exe"
	}
	return program
}

// environment has what decides about the result, whatever is set outside. A variable
// that is empty would leave it to the file of "go env -w".
func (p platform) environment() []string {
	return append(os.Environ(), "GOOS="+p.os, "GOARCH="+p.arch, "CGO_ENABLED=0", "GOAMD64=v1", "GOARM64=v8.0",
		"GOFLAGS=-mod=readonly", "GOWORK=off", "GOFIPS140=off")
}

// build builds the programs into dir.
func (s *source) build(ctx context.Context, p platform, dir string) error {
	args := []string{"build", "-trimpath", "-buildvcs=true", "-ldflags=-s -w -buildid=", "-o", dir + string(filepath.Separator)}
	for _, name := range programs {
		args = append(args, "./cmd/"+name)
	}
	c := exec.CommandContext(ctx, "go", args...)
	c.Dir, c.Env, c.Stderr = s.dir, p.environment(), os.Stderr
	if err := c.Run(); err != nil {
		return fmt.Errorf("go build: %w", err)
	}
	return nil
}

// version is the one that the programs in dir were built as.
func version(p platform, dir string) (string, error) {
	info, err := buildinfo.ReadFile(filepath.Join(dir, p.executable(programs[0])))
	if err != nil {
		return "", err
	}
	return published(info.Main.Version)
}

// published refuses a version that names no commit.
func published(v string) (string, error) {
	if v == "" || v == "(devel)" || strings.HasSuffix(v, "+dirty") {
		return "", errors.New("the programs were built as version " + strconv.Quote(v) + ", which names no commit: is git installed?")
	}
	return v, nil
}
