package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"io"
	"os"

	"github.com/pimigrate/pimigrate/analyzer/rule/compile"
)

// compileRules is the subcommand that makes a rule file of a description.
func compileRules(_ context.Context, args []string, stdout, stderr io.Writer) int {
	var overlays files
	fs := flag.NewFlagSet("compile", flag.ContinueOnError)
	fs.SetOutput(io.Discard)
	fs.Var(&overlays, "overlay", "")
	out := fs.String("o", "", "")
	name, err := oneFile(fs, args)
	if errors.Is(err, flag.ErrHelp) {
		return status(stderr, false, printHelp(stdout))
	}
	if err != nil {
		return usage(stderr, "compile", "[-overlay file]... [-o file] DESCRIPTION", err)
	}
	set, _, err := compile.File(name, overlays...)
	if err != nil {
		return status(stderr, false, err)
	}
	rules, err := set.Encode()
	if err != nil {
		return status(stderr, false, err)
	}
	return status(stderr, false, write(*out, os.O_TRUNC, stdout, rules))
}

// scaffoldOverlay is the subcommand that begins an overlay for a description.
func scaffoldOverlay(_ context.Context, args []string, stdout, stderr io.Writer) int {
	fs := flag.NewFlagSet("overlay", flag.ContinueOnError)
	fs.SetOutput(io.Discard)
	out := fs.String("o", "", "")
	name, err := oneFile(fs, args)
	if errors.Is(err, flag.ErrHelp) {
		return status(stderr, false, printHelp(stdout))
	}
	if err != nil {
		return usage(stderr, "overlay", "[-o file] DESCRIPTION", err)
	}
	overlay, err := compile.Scaffold(name)
	if err != nil {
		return status(stderr, false, err)
	}
	// What a person has filled in is not to be lost.
	return status(stderr, false, write(*out, os.O_EXCL, stdout, overlay))
}

// files is the value of a flag that can be given several times.
type files []string

func (f *files) String() string { return fmt.Sprint(*f) }

func (f *files) Set(name string) error {
	*f = append(*f, name)
	return nil
}

func oneFile(fs *flag.FlagSet, args []string) (string, error) {
	if err := fs.Parse(args); err != nil {
		return "", err
	}
	if fs.NArg() != 1 {
		return "", fmt.Errorf("%d descriptions, expected one", fs.NArg())
	}
	return fs.Arg(0), nil
}

// write writes to the file name, which it opens with mode, or to stdout without
// one.
func write(name string, mode int, stdout io.Writer, data []byte) error {
	if name == "" {
		_, err := stdout.Write(data)
		return err
	}
	f, err := os.OpenFile(name, os.O_WRONLY|os.O_CREATE|mode, 0o644)
	if err != nil {
		return err
	}
	_, err = f.Write(data)
	return errors.Join(err, f.Close())
}
