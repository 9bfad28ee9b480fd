package browsertest

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/chromedp/chromedp"

	"github.com/pimigrate/pimigrate/internal/report/html"
	"github.com/pimigrate/pimigrate/internal/report/reporttest"
)

// A page of 20,000 findings is one that people can use. The limits are for a
// slow machine; -v prints what it took.
func TestMany(t *testing.T) {
	const n = 20000
	var text strings.Builder
	start := time.Now()
	if err := html.Write(&text, reporttest.Many(t, n)); err != nil {
		t.Fatal(err)
	}
	name := filepath.Join(t.TempDir(), "report.html")
	if err := os.WriteFile(name, []byte(text.String()), 0o644); err != nil {
		t.Fatal(err)
	}
	t.Logf("%.1f MB written in %v", float64(text.Len())/1e6, time.Since(start).Round(time.Millisecond))
	start = time.Now()
	tab := open(t, fileURL(name))
	took(t, "started and loaded", start, 60*time.Second)
	start = time.Now()
	do(t, tab, chromedp.Focus(chromedp.CSS("[name=q]")), chromedp.KeyEvent("calls7.go"))
	shows(t, tab, 50)
	took(t, "searched", start, 15*time.Second)
	start = time.Now()
	do(t, tab, chromedp.Click(chromedp.CSS(`[type=reset]`)))
	shows(t, tab, n)
	took(t, "cleared", start, 15*time.Second)
}

func took(t *testing.T, what string, start time.Time, limit time.Duration) {
	t.Helper()
	d := time.Since(start)
	t.Logf("%s in %v", what, d.Round(time.Millisecond))
	if d > limit {
		t.Errorf("%s in %v, limit %v", what, d, limit)
	}
}
