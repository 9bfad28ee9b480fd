package browsertest

import (
	"errors"
	"fmt"
	"net/http"
	"strings"
	"testing"
	"time"

	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"

	"github.com/pimigrate/pimigrate/gen/pim"
	"github.com/pimigrate/pimigrate/internal/browsertest/browser"
	"github.com/pimigrate/pimigrate/internal/browsertest/scene"
	"github.com/pimigrate/pimigrate/pimtest"
)

// newScene starts an emulator, if there is a browser to look at its page.
func newScene(t *testing.T) *scene.Scene {
	t.Helper()
	if _, err := browser.Find(); errors.Is(err, browser.ErrNone) {
		t.Skip(err)
	}
	s, err := scene.Start(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := s.Close(); err != nil {
			t.Error(err)
		}
	})
	return s
}

// becomes waits until a JavaScript expression is true, also on the page that the
// present one gives way to.
func becomes(t *testing.T, tab *browser.Tab, expression string) {
	t.Helper()
	for deadline := time.Now().Add(20 * time.Second); ; time.Sleep(50 * time.Millisecond) {
		ok, err := chromedp.Run(tab.Context(), chromedp.Evaluate[bool](expression))
		if ok {
			return
		}
		if time.Now().After(deadline) {
			t.Fatalf("%s does not become true: %v", expression, err)
		}
	}
}

// submit does what sends a form, and waits for the page that answers it.
func submit(t *testing.T, tab *browser.Tab, action chromedp.Action[chromedp.Void]) {
	t.Helper()
	value[bool](t, tab, `window.old = true`)
	do(t, tab, action)
	becomes(t, tab, `window.old === undefined && document.readyState === "complete"`)
}

// row is a JavaScript expression for the first row of a table that holds a text.
func row(table, text string) string {
	return fmt.Sprintf(`[...document.querySelectorAll("#%s tbody tr")].find(r => r.textContent.includes(%q))`, table, text)
}

// answered makes a request of the service and returns the status.
func answered(t *testing.T) func(*http.Response, error) int {
	return func(rsp *http.Response, err error) int {
		t.Helper()
		if err != nil {
			t.Fatal(err)
		}
		rsp.Body.Close()
		return rsp.StatusCode
	}
}

// What a program does is on the page without loading it again.
func TestEmulatorLive(t *testing.T) {
	s := newScene(t)
	tab := open(t, s.Admin.URL+"/")
	if got := value[string](t, tab, row("requests", scene.Waiting)+`.cells[0].textContent`); got != "Scheduled" {
		t.Fatalf("the request is %s", got)
	}
	value[bool](t, tab, `window.loaded = true`)
	if got := answered(t)(s.Client.CancelRoleAssignmentScheduleRequest(t.Context(), scene.Waiting)); got != http.StatusNoContent {
		t.Fatalf("cancel: %d", got)
	}
	becomes(t, tab, row("requests", scene.Waiting)+`.cells[0].textContent === "Cancelled"`)
	becomes(t, tab, fmt.Sprintf(`%s.textContent.includes("204")`, row("journal", scene.Waiting+"/cancel")))
	if got := answered(t)(s.Client.CancelRoleAssignmentScheduleRequest(t.Context(), scene.Waiting)); got != http.StatusBadRequest {
		t.Fatalf("cancel again: %d", got)
	}
	becomes(t, tab, row("journal", "400 RequestCannotBeCancelled")+`.rowIndex === 1`)
	s.Clock().Advance(time.Hour)
	becomes(t, tab, fmt.Sprintf(`document.querySelector("#state time").textContent === %q`, s.Clock().Now().Format("2006-01-02 15:04:05")+" UTC"))
	if !value[bool](t, tab, `window.loaded === true`) {
		t.Error("the page was loaded again")
	}
}

// A person injects a fault by the form, and takes it away.
func TestEmulatorFaults(t *testing.T) {
	s := newScene(t)
	s.ClearFaults()
	tab := open(t, s.Admin.URL+"/")
	choose(t, tab, "kind", "throttle")
	choose(t, tab, "operation", "listRoleDefinitions")
	choose(t, tab, "count", "2")
	choose(t, tab, "wait", "7s")
	submit(t, tab, chromedp.Click(chromedp.CSS(`#inject button`)))
	becomes(t, tab, row("faults", "listRoleDefinitions")+`?.textContent === "throttlelistRoleDefinitions2 times0"`)
	if got := s.Faults(); len(got) != 1 || got[0].RetryAfter != 7*time.Second || got[0].Count != 2 {
		t.Errorf("faults %+v", got)
	}
	list := func() int {
		return answered(t)(s.Client.ListRoleDefinitions(t.Context(), &pim.ListRoleDefinitionsParams{}))
	}
	if got := list(); got != http.StatusTooManyRequests {
		t.Errorf("struck: %d", got)
	}
	becomes(t, tab, row("faults", "listRoleDefinitions")+`.cells[3].textContent === "1"`)
	becomes(t, tab, row("journal", "429 TooManyRequests")+`.cells[3].textContent === "throttle"`)
	submit(t, tab, chromedp.Click(chromedp.CSS(`[action="/form/clear"] button`)))
	becomes(t, tab, `document.querySelector("#faults tbody").textContent.trim() === "None."`)
	if got := list(); got != http.StatusOK || len(s.Faults()) != 0 {
		t.Errorf("after the faults are gone: %d, %+v", got, s.Faults())
	}
}

// A form that is refused says why, and the page goes on. The browser notes the status.
func TestEmulatorRefuses(t *testing.T) {
	s := newScene(t)
	address := s.Admin.URL + "/"
	path, err := browser.Find()
	if err != nil {
		t.Fatal(err)
	}
	tab, err := browser.Open(t.Context(), path)
	if err != nil {
		t.Fatal(err)
	}
	defer tab.Close()
	do(t, tab, chromedp.Navigate(address))
	choose(t, tab, "operation", "noSuchOperation")
	submit(t, tab, chromedp.Click(chromedp.CSS(`#inject button`)))
	becomes(t, tab, `document.querySelector("[role=alert]")?.textContent.includes('no operation of openapi/pim.yaml is called "noSuchOperation"')`)
	s.ForgetRequests()
	becomes(t, tab, `document.querySelector("#journal tbody").textContent.trim() === "None."`)
	if err := s.Admin.Close(); err != nil {
		t.Fatal(err)
	}
	becomes(t, tab, `document.querySelector("[role=status]").textContent.startsWith("The emulator does not answer")`)
}

// By the keyboard alone: advance the clock, inject a fault, and scroll a wide table.
func TestEmulatorKeyboard(t *testing.T) {
	s := newScene(t)
	tab := open(t, s.Admin.URL+"/")
	do(t, tab, chromedp.EmulateViewport(500, 800))
	tabTo := func(selector string) {
		t.Helper()
		for range 40 {
			do(t, tab, chromedp.KeyEvent(kb.Tab))
			if value[bool](t, tab, fmt.Sprintf(`document.activeElement.matches(%q)`, selector)) {
				if got := value[string](t, tab, `getComputedStyle(document.activeElement).outlineStyle`); got != "solid" {
					t.Errorf("the outline of %s is %s", selector, got)
				}
				return
			}
		}
		t.Fatalf("the keyboard does not come to %s", selector)
	}
	before := s.Clock().Now()
	tabTo(`[name=advance]`)
	do(t, tab, chromedp.KeyEvent("2h30m"))
	submit(t, tab, chromedp.KeyEvent(kb.Enter))
	becomes(t, tab, fmt.Sprintf(`document.querySelector("#state time").textContent.startsWith(%q)`, before.Add(150*time.Minute).Format("2006-01-02 15:04:05")))
	tabTo(`[name=kind]`)
	do(t, tab, chromedp.KeyEvent("lo"))
	tabTo(`#inject button`)
	submit(t, tab, chromedp.KeyEvent(kb.Enter))
	becomes(t, tab, row("faults", string(pimtest.LostAnswer))+` !== undefined`)
	tabTo(`[data-part=journal]`)
	for range 3 {
		do(t, tab, chromedp.KeyEvent(kb.ArrowRight))
	}
	becomes(t, tab, `document.querySelector("[data-part=journal]").scrollLeft > 0`)
	s.ForgetRequests()
	becomes(t, tab, `document.querySelector("#journal tbody").textContent.trim() === "None."`)
	if !value[bool](t, tab, `document.activeElement.matches("[data-part=journal]")`) {
		t.Error("what is new on the page takes the focus away")
	}
}

func TestEmulatorNames(t *testing.T) {
	tab := open(t, newScene(t).Admin.URL+"/")
	checkNames(t, tab, `"button"`, `"link"`, `"combobox"`, `"textbox"`, `"spinbutton"`, `"region"`, `"main"`, `"navigation"`)
}

func TestEmulatorAxe(t *testing.T) { checkAxe(t, newScene(t).Admin.URL+"/") }

func TestEmulatorNarrow(t *testing.T) {
	tab := open(t, newScene(t).Admin.URL+"/")
	for _, width := range []int64{320, 400, 800} {
		do(t, tab, chromedp.EmulateViewport(width, 800))
		if got := value[int64](t, tab, `document.documentElement.scrollWidth`); got > width {
			t.Errorf("in %d pixels the page is %d wide", width, got)
		}
	}
}

// Without scripts the page is there, its forms work, and it says what is missing.
func TestEmulatorWithoutScripts(t *testing.T) {
	s := newScene(t)
	address := s.Admin.URL + "/"
	tab := start(t, address)
	call(t, tab, emulation.SetScriptExecutionDisabled, emulation.SetScriptExecutionDisabledParams{Value: true})
	do(t, tab, chromedp.Navigate(address))
	if got := value[string](t, tab, `document.body.innerText`); !strings.Contains(got, "Reload the page") || !strings.Contains(got, scene.Waiting) {
		t.Errorf("the page says %s", got)
	}
	do(t, tab, chromedp.Click(chromedp.CSS(`[action="/form/clear"] button`)))
	for deadline := time.Now().Add(20 * time.Second); len(s.Faults()) != 0; time.Sleep(20 * time.Millisecond) {
		if time.Now().After(deadline) {
			t.Fatal("the faults are still there")
		}
	}
}
