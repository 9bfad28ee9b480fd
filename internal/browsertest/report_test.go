package browsertest

import (
	"bytes"
	"fmt"
	"net/url"
	"path"
	"strings"
	"testing"

	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"

	"github.com/pimigrate/pimigrate/internal/browsertest/browser"
	"github.com/pimigrate/pimigrate/internal/report"
)

func TestShowsAll(t *testing.T) {
	tab := open(t, legacy.url)
	all := len(legacy.Findings)
	if got := visible(t, tab); got != all || all == 0 {
		t.Errorf("%d of %d findings are in view", got, all)
	}
	if got := value[string](t, tab, `document.querySelector("h1").textContent`); !strings.HasPrefix(got, fmt.Sprint(all)) {
		t.Errorf("the heading is %q", got)
	}
	if got := value[int](t, tab, `document.querySelectorAll("pre").length`); got < all {
		t.Errorf("%d pieces of code for %d findings", got, all)
	}
}

// choose sets a filter as a person does: the page hears of it.
func choose(t *testing.T, tab *browser.Tab, name, choice string) {
	t.Helper()
	value[bool](t, tab, fmt.Sprintf(`{
		const field = document.querySelector("[name=%s]");
		field.value = %q;
		field.dispatchEvent(new Event("input", {bubbles: true}));
	}`, name, choice))
}

// shows waits until the page says that it shows so many findings.
func shows(t *testing.T, tab *browser.Tab, n int) {
	t.Helper()
	do(t, tab, chromedp.Poll[chromedp.Void](fmt.Sprintf(`document.getElementById("shown").textContent.startsWith("%d of ")`, n)))
}

func TestFilters(t *testing.T) {
	tests := []struct {
		name, value string
		match       func(report.Finding) bool
	}{
		{"rule", "listPrivilegedRoles", func(f report.Finding) bool { return f.Rule == "listPrivilegedRoles" }},
		{"package", "examples/legacy/wrapped", func(f report.Finding) bool { return path.Dir(f.File) == "examples/legacy/wrapped" }},
		{"severity", "error", func(f report.Finding) bool { return f.Severity == report.Retired }},
		{"severity", "warning", func(f report.Finding) bool { return f.Severity == report.Announced }},
		{"edit", "yes", func(f report.Finding) bool { return len(f.Edits) > 0 }},
		{"edit", "no", func(f report.Finding) bool { return len(f.Edits) == 0 }},
		{"q", "JSON200 sweep.go", func(f report.Finding) bool {
			return strings.Contains(f.Message, "JSON200") && strings.HasSuffix(f.File, "sweep.go")
		}},
		{"q", "no such text", func(report.Finding) bool { return false }},
	}
	tab := open(t, legacy.url)
	for _, test := range tests {
		t.Run(test.name+" "+test.value, func(t *testing.T) {
			choose(t, tab, test.name, test.value)
			want := legacy.count(test.match)
			shows(t, tab, want)
			if got := visible(t, tab); got != want {
				t.Errorf("%d findings are in view, want %d", got, want)
			}
			if got, want := value[string](t, tab, `document.getElementById("shown").textContent`), fmt.Sprintf("%d of %d shown", want, len(legacy.Findings)); got != want {
				t.Errorf("the page says %q, want %q", got, want)
			}
			if got := value[bool](t, tab, `document.getElementById("none").checkVisibility()`); got != (want == 0) {
				t.Errorf("that nothing passes is said: %v", got)
			}
			hash, err := url.ParseQuery(value[string](t, tab, `location.hash.slice(1)`))
			if err != nil || hash.Get(test.name) != test.value || len(hash) != 1 {
				t.Errorf("the fragment is %v", hash)
			}
			do(t, tab, chromedp.Click(chromedp.CSS(`[type=reset]`)))
			shows(t, tab, len(legacy.Findings))
		})
	}
}

func TestStateInURL(t *testing.T) {
	tab := open(t, legacy.url+"#edit=no&package=examples%2Flegacy%2Frawhttp&rule=nobody")
	want := legacy.count(func(f report.Finding) bool {
		return len(f.Edits) == 0 && path.Dir(f.File) == "examples/legacy/rawhttp"
	})
	if got := visible(t, tab); got != want || want == 0 {
		t.Errorf("%d findings are in view, want %d", got, want)
	}
	if got := value[string](t, tab, `document.querySelector("[name=edit]").value`); got != "no" {
		t.Errorf("the filter is at %q", got)
	}
	// A link to an operation that is filtered away brings it back.
	value[string](t, tab, `location.hash = "op-makePrivilegedRoleAssignmentEligible"`)
	shows(t, tab, len(legacy.Findings))
}

// The lines of charts set filters.
func TestCharts(t *testing.T) {
	tab := open(t, legacy.url)
	do(t, tab, chromedp.Click(chromedp.CSS(`[data-key="examples/legacy/generated"] button`)))
	want := legacy.count(func(f report.Finding) bool { return path.Dir(f.File) == "examples/legacy/generated" })
	if got := visible(t, tab); got != want || want == 0 {
		t.Errorf("%d findings are in view, want %d", got, want)
	}
}

func TestColours(t *testing.T) {
	tab := open(t, legacy.url)
	background := func() string {
		return value[string](t, tab, `getComputedStyle(document.body).backgroundColor`)
	}
	prefer(t, tab, "light")
	light := background()
	prefer(t, tab, "dark")
	dark := background()
	if light == dark {
		t.Fatalf("both are %s", light)
	}
	prefer(t, tab, "light")
	do(t, tab, chromedp.Click(chromedp.CSS("#theme")))
	if got := background(); got != dark {
		t.Errorf("after the click it is %s, want %s", got, dark)
	}
	do(t, tab, chromedp.Reload())
	if got := background(); got != dark {
		t.Errorf("after loading again it is %s, want %s", got, dark)
	}
	if got := value[string](t, tab, `document.getElementById("theme").getAttribute("aria-pressed")`); got != "true" {
		t.Errorf("the button is pressed: %s", got)
	}
}

func TestKeyboard(t *testing.T) {
	tab := open(t, legacy.url)
	focused := func() string {
		return value[string](t, tab, `document.activeElement.name || document.activeElement.className || document.activeElement.id || document.activeElement.localName`)
	}
	do(t, tab, chromedp.KeyEvent(kb.Tab))
	if got := focused(); got != "skip" {
		t.Fatalf("first comes %q", got)
	}
	do(t, tab, chromedp.KeyEvent(kb.Enter), chromedp.KeyEvent(kb.Tab))
	if got := focused(); got != "q" {
		t.Fatalf("after the link past the charts comes %q", got)
	}
	if got := value[string](t, tab, `getComputedStyle(document.activeElement).outlineStyle`); got != "solid" {
		t.Errorf("the outline of what has the focus is %s", got)
	}
	do(t, tab, chromedp.KeyEvent("sweep.go"))
	shows(t, tab, legacy.count(func(f report.Finding) bool { return path.Base(f.File) == "sweep.go" }))
	for range 20 { // past the other filters and what is said of the operation
		do(t, tab, chromedp.KeyEvent(kb.Tab))
		if value[bool](t, tab, `document.activeElement.parentElement.matches(".finding")`) {
			break
		}
	}
	before := value[bool](t, tab, `document.activeElement.parentElement.open`)
	do(t, tab, chromedp.KeyEvent(kb.Enter))
	if after := value[bool](t, tab, `document.activeElement.parentElement.open`); after == before {
		t.Error("Enter does not fold the code")
	}
}

func TestWithoutScripts(t *testing.T) {
	tab := start(t, legacy.url)
	call(t, tab, emulation.SetScriptExecutionDisabled, emulation.SetScriptExecutionDisabledParams{Value: true})
	do(t, tab, chromedp.Navigate(legacy.url))
	if got := visible(t, tab); got != len(legacy.Findings) {
		t.Errorf("%d of %d findings are in view", got, len(legacy.Findings))
	}
	if value[bool](t, tab, `document.getElementById("filters").checkVisibility() || document.getElementById("theme").checkVisibility()`) {
		t.Error("controls that do nothing are in view")
	}
}

func TestNarrow(t *testing.T) {
	tab := open(t, legacy.url)
	for _, width := range []int64{320, 400, 800} {
		do(t, tab, chromedp.EmulateViewport(width, 800))
		if got := value[int64](t, tab, `document.documentElement.scrollWidth`); got > width {
			t.Errorf("in %d pixels the page is %d wide", width, got)
		}
	}
}

// On paper all code is there, however it was folded, and no filters.
func TestPrint(t *testing.T) {
	tab := open(t, legacy.url)
	print := func() []byte {
		pdf, err := chromedp.Run(tab.Context(), chromedp.PrintToPDF())
		if err != nil {
			t.Fatal(err)
		}
		return pdf
	}
	long := print()
	do(t, tab, chromedp.Click(chromedp.CSS("#fold")))
	short := print()
	if n, m := pages(short), pages(long); n != m || n == 0 {
		t.Errorf("%d pages with the code folded, %d without", n, m)
	}
	call(t, tab, emulation.SetEmulatedMedia, emulation.SetEmulatedMediaParams{Media: "print"})
	if value[bool](t, tab, `document.getElementById("filters").checkVisibility()`) {
		t.Error("the filters are on paper")
	}
	if value[float64](t, tab, `document.querySelector(".finding:not([open]) pre").getBoundingClientRect().height`) == 0 {
		t.Error("the code is not on paper")
	}
}

func pages(pdf []byte) int { return bytes.Count(pdf, []byte("/Type /Page\n")) }
