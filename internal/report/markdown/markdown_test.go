package markdown

import (
	"fmt"
	"strings"
	"testing"

	"github.com/pimigrate/pimigrate/internal/report/reporttest"
	"github.com/pimigrate/pimigrate/internal/vetdriver"
)

func TestWrite(t *testing.T) {
	reporttest.Dir(t, "-- p.go --\npackage p\n\nvar base = \"/beta\"\n\nvar a = get(base + \"/privilegedRoles\")\n\nvar b = get(base + \"/a_b*\") // ```\n")
	r := reporttest.New(t,
		reporttest.At(t, "p.go", `get(base + "/privilegedRoles")`, reporttest.Retired, [2]string{"/beta", "/v1.0"}, [2]string{"/privilegedRoles", "/x"}),
		reporttest.At(t, "p.go", `get(base + "/a_b*")`, "gone: /a_b* <x> [permission]", [2]string{"/a_b*", "/c"}))
	var out strings.Builder
	if err := Write(&out, r); err != nil {
		t.Fatal(err)
	}
	want := "### pimvet: 2 packages, 2 calls of retired operations in 1 file\n" + `
| | operation | successor | findings | with an edit |
|---|---|---|--:|--:|
| error | ` + "`GET /beta/privilegedRoles` | `GET /v1.0/roleManagement/directory/roleDefinitions`" + ` | 1 | 1 |
| warning | ` + "`permission`" + ` |  | 1 | 1 |

#### ` + "`p.go`" + `

- **line 5**, error: ` + strings.NewReplacer("[", `\[`, "]", `\]`).Replace(reporttest.Retired) + `

  ` + "```diff" + `
  @@ p.go:3 @@
  -var base = "/beta"
  -
  -var a = get(base + "/privilegedRoles")
  +var base = "/v1.0"
  +
  +var a = get(base + "/x")
  ` + "```" + `

- **line 7**, warning: gone: /a\_b\* &lt;x&gt; \[permission\]

  ` + "````diff" + `
  -var b = get(base + "/a_b*") // ` + "```" + `
  +var b = get(base + "/c") // ` + "```" + `
  ` + "````" + `
`
	if out.String() != want {
		t.Errorf("got\n%s\nwant\n%s", out.String(), want)
	}
}

// A comment has a longest size. What is left out is counted.
func TestTooMany(t *testing.T) {
	reporttest.Dir(t, "-- p.go --\npackage p\n")
	var findings []vetdriver.Finding
	for range 2000 {
		findings = append(findings, reporttest.At(t, "p.go", "package", reporttest.Retired))
	}
	r := reporttest.New(t, findings...)
	var out strings.Builder
	if err := Write(&out, r); err != nil {
		t.Fatal(err)
	}
	shown := strings.Count(out.String(), "**line")
	if want := fmt.Sprintf("\n%d more findings: run `pimvet ./...` to see all.\n", len(findings)-shown); !strings.HasSuffix(out.String(), want) {
		t.Errorf("the end is %q, want %q", out.String()[out.Len()-80:], want)
	}
	if shown == 0 || out.Len() > 65536 {
		t.Errorf("%d findings shown in %d bytes", shown, out.Len())
	}
}
