package main

import "syscall"

// inUse is the error of a port that something else listens on: WSAEADDRINUSE of
// Winsock. The syscall.EADDRINUSE of Windows is a number that Go made up.
const inUse = syscall.Errno(10048)
