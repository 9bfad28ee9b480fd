package pimtest

import (
	"fmt"
	"sync"
	"time"
)

// A Clock is the time of an emulator. It runs with the machine's until it is set or
// frozen. Its methods may be called at the same time.
type Clock struct {
	mu     sync.Mutex
	frozen bool
	base   time.Time // what it shows if it is frozen, and showed at since if it runs
	since  time.Time // on the machine's clock; zero: it shows that
}

// Now returns the time, in UTC.
func (c *Clock) Now() time.Time {
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.now()
}

func (c *Clock) now() time.Time {
	switch {
	case c.frozen:
		return c.base
	case c.since.IsZero():
		return time.Now().UTC()
	}
	return c.base.Add(time.Since(c.since))
}

// set lets it go on, or stay, at a time. Without the monotonic reading it goes on with the
// machine's clock also where that was put right, or the machine slept.
func (c *Clock) set(t time.Time) { c.base, c.since = t.UTC(), time.Now().Round(0) }

// Freeze stops the clock at its present time.
func (c *Clock) Freeze() {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.set(c.now())
	c.frozen = true
}

// Run lets the clock go on from its present time.
func (c *Clock) Run() {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.set(c.now())
	c.frozen = false
}

// Set gives the clock a time. If it is frozen, it stays so.
func (c *Clock) Set(t time.Time) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.set(t)
}

// Advance moves the clock. Moving it back is possible; what has happened stays.
func (c *Clock) Advance(d time.Duration) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.set(c.now().Add(d))
}

// Frozen says whether the clock stands still.
func (c *Clock) Frozen() bool {
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.frozen
}

// sayable refuses a time that JSON, which writes years in four digits, cannot say.
func sayable(t time.Time) error {
	if year := t.UTC().Year(); year < 1 || year > 9999 {
		return fmt.Errorf("the clock cannot show the year %d: choose one from 1 to 9999", year)
	}
	return nil
}
