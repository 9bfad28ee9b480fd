//go:build unix

package rulecache

import (
	"io/fs"
	"os"
	"syscall"
)

// owned reports whether a file is this user's. That it can be written does not
// say so: root writes everywhere.
func owned(info fs.FileInfo) bool {
	stat, ok := info.Sys().(*syscall.Stat_t)
	return ok && stat.Uid == uint32(os.Geteuid())
}
