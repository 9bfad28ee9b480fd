package pimtest

import (
	"sync"
	"time"
)

// A Clock is the time of an emulator. It runs with the machine's until it is set or
// frozen. Its methods may be called at the same time.
type Clock struct {
	mu     sync.Mutex
	offset time.Duration
	frozen time.Time // zero: it runs
}

// Now returns the time, in UTC.
func (c *Clock) Now() time.Time {
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.now()
}

func (c *Clock) now() time.Time {
	if !c.frozen.IsZero() {
		return c.frozen
	}
	return time.Now().Add(c.offset).UTC()
}

// Freeze stops the clock at its present time.
func (c *Clock) Freeze() {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.frozen = c.now()
}

// Run lets the clock go on from its present time.
func (c *Clock) Run() {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.offset, c.frozen = time.Until(c.now()), time.Time{}
}

// Set gives the clock a time. If it is frozen, it stays so.
func (c *Clock) Set(t time.Time) {
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.frozen.IsZero() {
		c.offset = time.Until(t)
		return
	}
	c.frozen = t.UTC()
}

// Advance moves the clock. Moving it back is possible; what has happened stays.
func (c *Clock) Advance(d time.Duration) { c.Set(c.Now().Add(d)) }

// Frozen says whether the clock stands still.
func (c *Clock) Frozen() bool {
	c.mu.Lock()
	defer c.mu.Unlock()
	return !c.frozen.IsZero()
}
