//go:build linux

package main

import (
	"fmt"
	"syscall"
	"unsafe"
)

// watch counts how often a file is opened from now on, by any process, until
// the function that it returns is called. Open and close are both asked for:
// the kernel makes one event of two that are the same and follow each other.
func watch(name string) (opened func() (int, error), err error) {
	fd, err := syscall.InotifyInit1(syscall.IN_CLOEXEC | syscall.IN_NONBLOCK)
	if err != nil {
		return nil, fmt.Errorf("watch %s: %w", name, err)
	}
	if _, err := syscall.InotifyAddWatch(fd, name, syscall.IN_OPEN|syscall.IN_CLOSE); err != nil {
		syscall.Close(fd)
		return nil, fmt.Errorf("watch %s: %w", name, err)
	}
	return func() (int, error) {
		defer syscall.Close(fd)
		return count(fd)
	}, nil
}

// count reads all events that there are.
func count(fd int) (opened int, err error) {
	buf := make([]byte, 1<<16)
	for {
		n, err := syscall.Read(fd, buf)
		if err == syscall.EAGAIN || n == 0 {
			return opened, nil
		}
		if err != nil {
			return opened, err
		}
		for at := 0; at+syscall.SizeofInotifyEvent <= n; {
			event := (*syscall.InotifyEvent)(unsafe.Pointer(&buf[at]))
			if event.Mask&syscall.IN_OPEN != 0 {
				opened++
			}
			at += syscall.SizeofInotifyEvent + int(event.Len)
		}
	}
}
