package vetdriver

import (
	"os"
	"runtime"
	"runtime/debug"
)

// minHeap is the size of the heap at the first garbage collection. A process
// analyzes one package and ends; for most packages it never collects. The Go
// compiler does the same.
const minHeap = 256 << 20

// runtimeMinHeap is what the runtime starts with at GOGC=100.
const runtimeMinHeap = 4 << 20

// DelayGC puts off the first garbage collection of a process that analyzes one
// package, unless the user set GOGC. After it the collector works as usual, so
// that the peak of a large package does not grow.
func DelayGC() {
	if os.Getenv("GOGC") != "" {
		return
	}
	debug.SetGCPercent(100 * minHeap / runtimeMinHeap)
	runtime.SetFinalizer(new(sentinel), func(*sentinel) { debug.SetGCPercent(100) })
}

// A sentinel is garbage at the first collection. It must not be of a size that
// shares a block with others.
type sentinel struct{ _ [64]byte }
