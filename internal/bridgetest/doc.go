// Package bridgetest runs the bridge as it is run for real: as a process, behind nginx, and
// asked by programs that nobody edits. It is a module of its own because its tests build
// programs and install nginx.
package bridgetest
