//go:build unix

package main

import (
	"os/exec"
	"syscall"
)

// killGroup lets the context of cmd kill what cmd has started, too.
func killGroup(cmd *exec.Cmd) {
	cmd.SysProcAttr = &syscall.SysProcAttr{Setpgid: true}
	cmd.Cancel = func() error { return syscall.Kill(-cmd.Process.Pid, syscall.SIGKILL) }
}
