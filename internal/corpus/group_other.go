//go:build !unix

package main

import "os/exec"

// killGroup leaves it at killing cmd: there are no process groups here. What
// cmd has started may outlive it, but is not waited for.
func killGroup(*exec.Cmd) {}
