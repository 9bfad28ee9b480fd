package main

import (
	"fmt"
	"io"
	"strings"
)

// Exit statuses.
const (
	clean    = 0
	findings = 1
	failed   = 2
)

// perLine begins each line of several errors alike; an indented line goes on.
var perLine = strings.NewReplacer("\n\t", "\n\t", "\n", "\npimvet: ")

// status chooses the exit status and says why pimvet could not do its work.
func status(stderr io.Writer, found bool, err error) int {
	switch {
	case err != nil:
		fmt.Fprintf(stderr, "pimvet: %s\n", perLine.Replace(err.Error()))
		return failed
	case found:
		return findings
	}
	return clean
}

// usage says what is wrong with the arguments of a subcommand, and which it takes.
func usage(stderr io.Writer, name, args string, err error) int {
	fmt.Fprintf(stderr, "pimvet %s: %v\nusage: pimvet %[1]s %[3]s\n", name, err, args)
	return failed
}
