// Package browser starts a headless Chromium that talks to nobody but the page
// it shows, and notes what the page says and asks for.
//
//	path, err := browser.Find()
//	...
//	tab, err := browser.Open(ctx, path)
//	...
//	defer tab.Close()
//	err = chromedp.Do(tab.Context(), chromedp.Navigate(url))
package browser

import (
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"slices"
	"sync"
	"time"

	"github.com/chromedp/cdproto/log"
	"github.com/chromedp/cdproto/network"
	"github.com/chromedp/cdproto/runtime"
	"github.com/chromedp/chromedp"
)

// ErrNone means that there is no Chromium on this machine.
var ErrNone = errors.New("no chromium or google-chrome in the PATH: apt-get install chromium")

// names are those under which systems install it.
var names = []string{"chromium", "google-chrome"}

// Find is the executable of the browser.
func Find() (string, error) {
	for _, name := range names {
		if path, err := exec.LookPath(name); err == nil {
			return path, nil
		}
	}
	return "", ErrNone
}

// A Tab is a browser with one page.
type Tab struct {
	ctx     context.Context
	profile string
	cancels []context.CancelFunc

	mu       sync.Mutex
	errors   []string
	requests []string
}

// patience is how long a tab may take for all it does.
const patience = 3 * time.Minute

// Open starts a browser with an empty profile.
func Open(ctx context.Context, path string) (*Tab, error) {
	profile, err := os.MkdirTemp("", "browser")
	if err != nil {
		return nil, fmt.Errorf("make a profile for the browser: %w", err)
	}
	options := append(slices.Clone(chromedp.DefaultExecAllocatorOptions[:]),
		chromedp.ExecPath(path), chromedp.UserDataDir(profile), chromedp.WindowSize(1280, 900), chromedp.DisableGPU,
		chromedp.Flag("disable-quic", true), chromedp.Flag("disable-component-update", true))
	if os.Geteuid() == 0 {
		options = append(options, chromedp.NoSandbox) // Chromium has none for root
	}
	t := &Tab{profile: profile}
	ctx, stop := context.WithTimeout(ctx, patience)
	ctx, stopBrowser := chromedp.NewExecAllocator(ctx, options...)
	ctx, stopTab := chromedp.NewContext(ctx)
	t.ctx, t.cancels = ctx, []context.CancelFunc{stopTab, stopBrowser, stop}
	if err := chromedp.Listen(t.ctx, t.note); err != nil {
		t.Close()
		return nil, fmt.Errorf("start %s: %w", path, err)
	}
	return t, nil
}

// Context is what functions of chromedp take to act on the tab.
func (t *Tab) Context() context.Context { return t.ctx }

// Close ends the browser and removes its profile.
func (t *Tab) Close() {
	_ = chromedp.Cancel(t.ctx) // waits until the browser is gone; it may be already
	for _, cancel := range t.cancels {
		cancel()
	}
	_ = os.RemoveAll(t.profile) // an empty profile in the system's temporary directory
}

func (t *Tab) note(event any) {
	t.mu.Lock()
	defer t.mu.Unlock()
	switch e := event.(type) {
	case *runtime.EventExceptionThrown:
		t.errors = append(t.errors, exception(e.ExceptionDetails))
	case *runtime.EventConsoleAPICalled:
		if e.Type == runtime.ConsoleAPICalledTypeError || e.Type == runtime.ConsoleAPICalledTypeWarning {
			t.errors = append(t.errors, fmt.Sprintf("console.%s", e.Type))
		}
	case *log.EventEntryAdded:
		if e.Entry.Level == log.EntryLevelError || e.Entry.Level == log.EntryLevelWarning {
			t.errors = append(t.errors, e.Entry.Text)
		}
	case *network.EventRequestWillBeSent:
		t.requests = append(t.requests, e.Request.URL)
	}
}

func exception(d *runtime.ExceptionDetails) string {
	if d.Exception != nil {
		return d.Exception.Description
	}
	return d.Text
}

// Errors are the errors and warnings on the console so far.
func (t *Tab) Errors() []string {
	t.mu.Lock()
	defer t.mu.Unlock()
	return slices.Clone(t.errors)
}

// Requests are the URLs asked for so far, those of the pages included.
func (t *Tab) Requests() []string {
	t.mu.Lock()
	defer t.mu.Unlock()
	return slices.Clone(t.requests)
}
