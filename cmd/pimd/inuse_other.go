//go:build !windows

package main

import "syscall"

// inUse is the error of a port that something else listens on.
const inUse = syscall.EADDRINUSE
