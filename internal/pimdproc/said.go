package pimdproc

import (
	"bytes"
	"context"
	"fmt"
	"regexp"
	"strings"
	"sync"
	"time"
)

// Said is what a running command has said so far. It is an [io.Writer] for its standard
// error, which several goroutines may write to and read.
type Said struct {
	mu sync.Mutex
	b  bytes.Buffer
}

func (s *Said) Write(p []byte) (int, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.b.Write(p)
}

func (s *Said) String() string {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.b.String()
}

// patience is how long pimd may take to say something.
const patience = 10 * time.Second

// Wait waits until the command has said a text.
func (s *Said) Wait(ctx context.Context, text string) error {
	ctx, cancel := context.WithTimeout(ctx, patience)
	defer cancel()
	for !strings.Contains(s.String(), text) {
		select {
		case <-ctx.Done():
			return fmt.Errorf("pimd does not say %q: %w: %s", text, ctx.Err(), s)
		case <-time.After(5 * time.Millisecond):
		}
	}
	return nil
}

var (
	listens = regexp.MustCompile(`(?m)^pimd: .*?listening on (\S+)\n`)
	governs = regexp.MustCompile(`(?m)^pimd: admin on (\S+)\n`)
)

// Listening waits until pimd says where it listens: a URL for emulate, host and port for
// bridge. With admin it waits for the address of the admin listener, too.
func (s *Said) Listening(ctx context.Context, admin bool) (addr, adminAddr string, err error) {
	last := "listening on "
	if admin {
		last = "admin on " // which it says after the other
	}
	if err := s.Wait(ctx, last); err != nil {
		return "", "", err
	}
	find := func(line *regexp.Regexp) string {
		if m := line.FindStringSubmatch(s.String()); m != nil {
			return m[1]
		}
		return ""
	}
	return find(listens), find(governs), nil
}
