// Package lib is a library of somebody else.
package lib

const Path = "x/lib"

type Client struct{}

func (*Client) Get(path string) error { return nil }

func Has(s, part string) bool { return false }

func Log(msg string, args ...any) {}
