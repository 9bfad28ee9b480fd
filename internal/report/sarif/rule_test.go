package sarif

import (
	"strings"
	"testing"

	"github.com/pimigrate/pimigrate/analyzer/rule"
	"github.com/pimigrate/pimigrate/internal/report"
)

func TestHelp(t *testing.T) {
	r := report.Rule{
		ID: "listA", API: "A_B", Method: "GET", Path: "/a", Severity: report.Announced, Removed: "2030-01-01",
		Description: "Gone\n\nwith <b>",
		Permissions: &rule.Permissions{Delegated: []string{"A.Read", "Dir.Read"}, Application: []string{"A.Read"}},
		Replacements: []report.Replacement{
			{Method: "GET", Path: "/b/{id}", Server: "https://b.example/", When: "b_c", Source: "official",
				Changes:     map[string]string{"status": "204", "body": "none"},
				Permissions: &rule.Permissions{Delegated: []string{"B.Read", "Dir.Read"}}},
			{Method: "GET", Path: "/c"},
		},
	}
	wantPlain := `GET /a is deprecated: to be removed on 2030-01-01. Gone with <b>.

API: A_B.

Call GET https://b.example/b/{id} for b_c (official):

- body: none
- status: 204
- delegated permission, the least privileged first: B.Read, Dir.Read
- no longer needed: A.Read

Call GET /c.`
	if got := help(r, plain); got != wantPlain {
		t.Errorf("the text is\n%s\nwant\n%s", got, wantPlain)
	}
	got := help(r, markdown)
	for _, want := range []string{`Gone with \<b>.`, `A\_B`, "Call `GET https://b.example/b/{id}` for b\\_c (official):", "- no longer needed: `A.Read`"} {
		if !strings.Contains(got, want) {
			t.Errorf("the Markdown is\n%s\nwithout %s", got, want)
		}
	}
}

func TestFit(t *testing.T) {
	for _, test := range []struct{ s, want string }{
		{"short", "short"},
		{"ääää ääää", "ääää ääää"},
		{"aaaa bbbb cccc", "aaaa ..."},
		{"aaaaaaaaaaaaaa", "aaaaaa ..."},
	} {
		if got := fit(test.s, 10); got != test.want {
			t.Errorf("%q becomes %q, want %q", test.s, got, test.want)
		}
	}
}
