package pimtest_test

import (
	"encoding/xml"
	"errors"
	"io"
	"net/http"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/pimigrate/pimigrate/pimtest"
	"github.com/pimigrate/pimigrate/pimtest/tenant"
)

// page parses the page and returns the texts of the cells of each of its tables.
func page(t *testing.T, e *pimtest.Emulator) (tables map[string][][]string, scripts int) {
	t.Helper()
	d := xml.NewDecoder(admin(t, e, "GET", "/", "").Body)
	d.Strict, d.AutoClose, d.Entity = false, xml.HTMLAutoClose, xml.HTMLEntity
	tables = map[string][][]string{}
	table, cell := "", ""
	for {
		token, err := d.Token()
		if errors.Is(err, io.EOF) {
			return tables, scripts
		}
		if err != nil {
			t.Fatal(err)
		}
		switch x := token.(type) {
		case xml.StartElement:
			switch x.Name.Local {
			case "table":
				table = x.Attr[0].Value
			case "script":
				scripts++
			case "tr":
				tables[table] = append(tables[table], nil)
			case "td":
				cell = ""
			}
		case xml.CharData:
			cell += string(x)
		case xml.EndElement:
			if x.Name.Local == "td" {
				row := &tables[table][len(tables[table])-1]
				*row = append(*row, cell)
			}
		}
	}
}

// TestPage has hostile texts wherever a caller can put some: they stay texts.
func TestPage(t *testing.T) {
	const evil = `<script>alert(1)</script>`
	s := withRequest(tenant.Active, tenant.Scheduled)
	s.Principals = []tenant.Principal{{ID: bob, Name: evil}}
	s.Schedules = []tenant.Schedule{{Kind: tenant.Eligible, PrincipalID: bob, RoleID: tenant.SecurityReader, Start: start}}
	a := newAPI(t, pimtest.WithState(s))
	a.Inject(pimtest.Fault{Kind: pimtest.Unavailable, Skip: 3, Count: 2})
	a.send("", http.MethodGet, "/v1.0/"+strings.ReplaceAll(evil, " ", "%20"), "")
	a.send("", http.MethodPost, requests+"/one/cancel", "")
	tables, scripts := page(t, a.Emulator)
	if scripts != 1 {
		t.Errorf("%d scripts", scripts)
	}
	want := map[string][]string{
		"requests":    {"Cancelled", "Security Reader", evil, "Active", "adminAssign", "2026-11-03 09:00:00", "2026-11-02 09:00:00", "one"},
		"assignments": {"Eligible", "Security Reader", evil, "2026-11-02 09:00:00", "never"},
		"faults":      {"unavailable", "any", "2 times, after 3", "0"},
		"journal":     {"2026-11-02 09:00:00", "204", "cancelRoleAssignmentScheduleRequest", "", "POST " + requests + "/one/cancel"},
	}
	for name, cells := range want {
		if rows := tables[name]; len(rows) < 2 || strings.Join(rows[1], "|") != strings.Join(cells, "|") {
			t.Errorf("%s: %q, want %q", name, rows, cells)
		}
	}
}

func TestPageHeaders(t *testing.T) {
	e := newEmulator(t, 1)
	for path, typ := range map[string]string{"/": "text/html", "/live": "text/html", "/page.js": "text/javascript", "/page.css": "text/css", "/icon.svg": "image/svg+xml"} {
		rec := admin(t, e, "GET", path, "")
		csp := rec.Header().Get("Content-Security-Policy")
		if rec.Code != 200 || !strings.HasPrefix(rec.Header().Get("Content-Type"), typ) || !strings.Contains(csp, "default-src 'none'") || strings.Contains(csp, "unsafe") {
			t.Errorf("%s: %d %v", path, rec.Code, rec.Header())
		}
	}
}

// TestForms does what the page's forms do.
func TestForms(t *testing.T) {
	e := newEmulator(t, 1)
	e.ClearFaults()
	form := func(path, body string, want int) {
		t.Helper()
		if got := admin(t, e, "POST", path, body, "Content-Type", "application/x-www-form-urlencoded"); got.Code != want {
			t.Errorf("%s %s: %d %s", path, body, got.Code, got.Body)
		}
	}
	form("/form/clock", "advance=2h&do=advance", 303)
	if now := e.Clock().Now(); !now.Equal(start.Add(2 * time.Hour)) {
		t.Errorf("it is %s", now)
	}
	form("/form/clock", "do=run", 303)
	if e.Clock().Frozen() {
		t.Error("the clock is frozen")
	}
	form("/form/clock", "do=freeze", 303)
	form("/form/clock", "advance=x", 400)
	form("/form/fault", "kind=lostAnswer&operation=getRoleDefinition&count=1&wait=", 303)
	form("/form/fault", "kind=throttle&operation=&count=0&wait=5s", 303)
	form("/form/fault", "kind=latency&operation=&count=2&wait=5s", 303)
	form("/form/fault", "kind=none&count=1", 400)
	form("/form/fault", "kind=reset&count=", 400)
	form("/form/fault", "kind=reset&count=1&wait=soon", 400)
	form("/form/fault", "kind=reset&count=1&wait=5s", 400)
	want := []pimtest.Injected{
		{Fault: pimtest.Fault{Kind: pimtest.LostAnswer, Operation: "getRoleDefinition", Count: 1}},
		{Fault: pimtest.Fault{Kind: pimtest.Throttle, RetryAfter: 5 * time.Second}},
		{Fault: pimtest.Fault{Kind: pimtest.Latency, Delay: 5 * time.Second, Count: 2}},
	}
	if got := e.Faults(); !slices.Equal(got, want) {
		t.Errorf("faults %+v", got)
	}
	form("/form/clear", "", 303)
	if len(e.Faults()) != 0 {
		t.Error("the faults are still there")
	}
}

// TestPageKinds offers faults that there are, and a refused form says why on the page.
func TestPageKinds(t *testing.T) {
	e := newEmulator(t, 1)
	kinds := regexp.MustCompile(`<option value="(\w+)">\w+: `).FindAllStringSubmatch(admin(t, e, "GET", "/", "").Body.String(), -1)
	if len(kinds) != 9 {
		t.Errorf("%d kinds", len(kinds))
	}
	for _, k := range kinds {
		if err := e.Inject(pimtest.Fault{Kind: pimtest.FaultKind(k[1])}); err != nil {
			t.Error(err)
		}
	}
	got := admin(t, e, "POST", "/form/fault", "kind=<b>&count=1", "Content-Type", "application/x-www-form-urlencoded").Body.String()
	if want := `<p role="alert" id="refused">fault &#34;&lt;b&gt;&#34;: there is no such kind</p>`; !strings.Contains(got, want) {
		t.Errorf("the page does not say %s:\n%s", want, got)
	}
}
