package browsertest

import (
	"encoding/json"
	"errors"
	"fmt"
	"net/url"
	"os"
	"os/exec"
	"path/filepath"
	"testing"

	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/chromedp"

	"github.com/pimigrate/pimigrate/internal/browsertest/browser"
	"github.com/pimigrate/pimigrate/internal/report"
)

// A site is a report of pimvet as a page and as data.
type site struct {
	url string
	report.Report
}

var legacy site // on examples/legacy

func TestMain(m *testing.M) {
	os.Exit(func() int {
		dir, err := os.MkdirTemp("", "browsertest")
		if err == nil {
			defer os.RemoveAll(dir)
			err = legacy.make(dir)
		}
		if err != nil {
			fmt.Fprintln(os.Stderr, "browsertest:", err)
			return 2
		}
		return m.Run()
	}())
}

// make runs pimvet. Without a browser nobody would look at the page.
func (s *site) make(dir string) error {
	if _, err := browser.Find(); err != nil {
		return nil
	}
	root := filepath.Join("..", "..")
	tool, page, data := filepath.Join(dir, "pimvet"), filepath.Join(dir, "report.html"), filepath.Join(dir, "report.json")
	build := exec.Command("go", "build", "-o", tool, "./cmd/pimvet")
	build.Dir = root
	if out, err := build.CombinedOutput(); err != nil {
		return fmt.Errorf("build pimvet: %w\n%s", err, out)
	}
	lint := exec.Command(tool, "-fail-on", "never", "-as-of", "2026-01-01", "-format", "html="+page+",json="+data, "-C", filepath.Join(root, "examples", "legacy"), "./...")
	if out, err := lint.CombinedOutput(); err != nil {
		return fmt.Errorf("run pimvet: %w\n%s", err, out)
	}
	content, err := os.ReadFile(data)
	if err != nil {
		return err
	}
	s.url = fileURL(page)
	return json.Unmarshal(content, &s.Report)
}

func fileURL(name string) string { return (&url.URL{Scheme: "file", Path: name}).String() }

// open shows a page.
func open(t *testing.T, address string) *browser.Tab {
	t.Helper()
	tab := start(t, address)
	do(t, tab, chromedp.Navigate(address))
	return tab
}

// start starts a browser for a page. When the test ends, the page must have said
// nothing on the console and asked for nothing but itself: a file for no other file, a
// server's page for nothing of another server.
func start(t *testing.T, address string) *browser.Tab {
	t.Helper()
	path, err := browser.Find()
	if errors.Is(err, browser.ErrNone) {
		t.Skip(err)
	}
	tab, err := browser.Open(t.Context(), path)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		for _, e := range tab.Errors() {
			t.Errorf("on the console: %s", e)
		}
		page, _ := url.Parse(address)
		for _, r := range tab.Requests() {
			u, err := url.Parse(r)
			if err != nil || u.Scheme != "data" && (u.Scheme != page.Scheme || u.Host != page.Host || u.Scheme == "file" && u.Path != page.Path) {
				t.Errorf("the page asked for %s", r)
			}
		}
		tab.Close()
	})
	return tab
}

func do(t *testing.T, tab *browser.Tab, actions ...chromedp.Action[chromedp.Void]) {
	t.Helper()
	if err := chromedp.Do(tab.Context(), actions...); err != nil {
		t.Fatal(err)
	}
}

// call sends a command of the protocol.
func call[P, R any](t *testing.T, tab *browser.Tab, command cdp.Command[P, R], params P) R {
	t.Helper()
	result, err := chromedp.Call(tab.Context(), command, params)
	if err != nil {
		t.Fatal(err)
	}
	return result
}

// value is what a JavaScript expression evaluates to.
func value[T any](t *testing.T, tab *browser.Tab, expression string) T {
	t.Helper()
	v, err := chromedp.Run(tab.Context(), chromedp.Evaluate[T](expression, chromedp.EvalAwaitPromise))
	if err != nil {
		t.Fatal(err)
	}
	return v
}

// prefer says which colours the person likes.
func prefer(t *testing.T, tab *browser.Tab, scheme string) {
	t.Helper()
	call(t, tab, emulation.SetEmulatedMedia, emulation.SetEmulatedMediaParams{
		Features: []*emulation.MediaFeature{{Name: "prefers-color-scheme", Value: scheme}},
	})
}

// visible counts the findings in view.
func visible(t *testing.T, tab *browser.Tab) int {
	t.Helper()
	return value[int](t, tab, `[...document.querySelectorAll(".finding")].filter(f => f.checkVisibility()).length`)
}

// count counts the findings of the report.
func (s *site) count(match func(report.Finding) bool) int {
	n := 0
	for _, f := range s.Findings {
		if match(f) {
			n++
		}
	}
	return n
}
