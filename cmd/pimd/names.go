package main

import (
	"errors"
	"strings"
)

// names are the values of a flag that can be repeated.
type names []string

func (n *names) String() string { return strings.Join(*n, " ") }

func (n *names) Set(name string) error {
	if name == "" {
		return errors.New("it is empty")
	}
	*n = append(*n, name)
	return nil
}
