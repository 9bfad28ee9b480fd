//go:build unix

package peak

import (
	"os"
	"runtime"
	"syscall"
)

// Kilobytes is the most memory that s, or the largest process it waited for,
// had resident (getrusage(2), ru_maxrss).
func Kilobytes(s *os.ProcessState) int64 {
	most := int64(s.SysUsage().(*syscall.Rusage).Maxrss)
	if runtime.GOOS == "darwin" || runtime.GOOS == "ios" {
		return most / 1024 // bytes there, kilobytes on every other system
	}
	return most
}
