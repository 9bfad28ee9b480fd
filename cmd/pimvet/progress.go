package main

import (
	"fmt"
	"io"
	"os"
	"strings"
	"sync"
	"time"

	"golang.org/x/term"

	"github.com/pimigrate/pimigrate/internal/report"
)

// patience is how long a run may take before there is a progress line.
const patience = time.Second

// A progress is a line on a terminal that says how far go vet has come. What
// the go command says meanwhile is written through it, so that the line is gone
// by then.
type progress struct {
	out   io.Writer
	after func(time.Duration, func()) // calls the function later

	mu          sync.Mutex
	started     bool
	due         bool // for a line
	done, total int
	shown       int // how many bytes of a line the terminal shows
}

// newProgress returns a writer to out. It shows a line only if out is a
// terminal and someone looks at it.
func newProgress(out io.Writer) *progress {
	p := &progress{out: out, after: func(time.Duration, func()) {}}
	if f, ok := out.(*os.File); ok && term.IsTerminal(int(f.Fd())) && watched(os.Getenv) {
		p.after = func(d time.Duration, show func()) { time.AfterFunc(d, show) }
	}
	return p
}

func watched(getenv func(string) string) bool {
	ci := getenv("CI")
	return getenv("TERM") != "dumb" && (ci == "" || ci == "false")
}

// update says that done of total answers have come in; when all have, the line
// is over.
func (p *progress) update(done, total int) {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.done, p.total = done, total
	if !p.started {
		p.started = true
		p.after(patience, p.show)
	}
	p.draw()
}

func (p *progress) show() {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.due = true
	p.draw()
}

func (p *progress) draw() {
	p.erase()
	if p.due && p.done < p.total {
		p.shown, _ = fmt.Fprintf(p.out, "pimvet: %d of %s", p.done, report.Count(p.total, "package", "packages"))
	}
}

// erase works on any terminal: not all know escape sequences.
func (p *progress) erase() {
	if p.shown > 0 {
		fmt.Fprintf(p.out, "\r%s\r", strings.Repeat(" ", p.shown))
		p.shown = 0
	}
}

// Write writes what is no progress.
func (p *progress) Write(b []byte) (int, error) {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.erase()
	return p.out.Write(b)
}
