package browsertest

import (
	"os"
	"testing"

	"github.com/chromedp/cdproto/accessibility"
	"github.com/chromedp/chromedp"

	"github.com/pimigrate/pimigrate/internal/browsertest/browser"
)

// controls are roles of what people operate, and landmarks.
var controls = map[string]bool{
	`"button"`: true, `"link"`: true, `"searchbox"`: true, `"combobox"`: true, `"DisclosureTriangle"`: true,
	`"main"`: false, `"table"`: true, `"search"`: false, `"textbox"`: true, `"spinbutton"`: true, `"region"`: true,
}

// Every control and table has a name that screen readers say, and the page has
// landmarks.
func TestNames(t *testing.T) {
	checkNames(t, open(t, legacy.url), `"button"`, `"link"`, `"searchbox"`, `"combobox"`, `"DisclosureTriangle"`, `"main"`, `"table"`, `"search"`)
}

// checkNames wants a name of each control, and some of each of the roles.
func checkNames(t *testing.T, tab *browser.Tab, roles ...string) {
	t.Helper()
	seen := map[string]int{}
	for _, n := range call(t, tab, accessibility.GetFullAXTree, accessibility.GetFullAXTreeParams{}).Nodes {
		if n.Ignored || n.Role == nil {
			continue
		}
		role := string(n.Role.Value)
		seen[role]++
		if controls[role] && (n.Name == nil || string(n.Name.Value) == `""`) {
			t.Errorf("a %s has no name", role)
		}
	}
	for _, role := range roles {
		if seen[role] == 0 {
			t.Errorf("there is no %s", role)
		}
	}
}

func TestAxe(t *testing.T) { checkAxe(t, legacy.url) }

// checkAxe runs the rules of axe-core, in both colours. AXE names its script.
func checkAxe(t *testing.T, address string) {
	t.Helper()
	name := os.Getenv("AXE")
	if name == "" {
		t.Skip("AXE does not name axe.min.js of the npm package axe-core; make test-browser sets it where npm is installed")
	}
	script, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	tab := open(t, address)
	value[chromedp.Void](t, tab, string(script))
	for _, scheme := range []string{"light", "dark"} {
		t.Run(scheme, func(t *testing.T) {
			prefer(t, tab, scheme)
			result := value[findings](t, tab, `axe.run().then(r => ({
				passes: r.passes.length,
				violations: r.violations.map(v => ({
					id: v.id, impact: v.impact, help: v.help,
					nodes: v.nodes.slice(0, 3).map(n => n.html.slice(0, 200) + " " + n.failureSummary),
				})),
			}))`)
			for _, v := range result.Violations {
				t.Errorf("%s %s: %s\n\t%q", v.Impact, v.ID, v.Help, v.Nodes)
			}
			if result.Passes < 20 {
				t.Errorf("only %d rules had something to look at", result.Passes)
			}
		})
	}
}

// Findings are those of axe.
type findings struct {
	Passes     int `json:"passes"`
	Violations []struct {
		ID     string   `json:"id"`
		Impact string   `json:"impact"`
		Help   string   `json:"help"`
		Nodes  []string `json:"nodes"`
	} `json:"violations"`
}
