package html

import (
	"os"
	"reflect"
	"regexp"
	"strings"
	"testing"

	"github.com/pimigrate/pimigrate/analyzer/rule"
	"github.com/pimigrate/pimigrate/internal/report"
	"github.com/pimigrate/pimigrate/internal/report/reporttest"
	"github.com/pimigrate/pimigrate/internal/vetdriver"
)

const (
	cancel = "POST /beta/privilegedRoleAssignmentRequests/{requestId}/cancel (PIM v2) is retired as of 2021-05-31: use <x>"
	tail   = " [cancelPrivilegedRoleAssignmentRequest]"
	code   = `get("<old>")`
)

func TestDiff(t *testing.T) {
	same := func(text string) report.Part { return report.Part{Old: text, New: text} }
	tests := []struct {
		name  string
		parts []report.Part
		want  string
	}{
		{"inside a line", []report.Part{same("get("), {Old: "a", New: "b"}, same(")")}, "7- get([a])\n+ get([b])\n"},
		{"two places", []report.Part{same("x"), {Old: "a", New: "b"}, same("y"), {Old: "c", New: ""}}, "7- x[a]y[c]\n+ x[b]y\n"},
		{"two lines in a row", []report.Part{{Old: "a", New: "b"}, same("\n"), {Old: "c", New: "d"}}, "7- [a]\n8- [c]\n+ [b]\n+ [d]\n"},
		{"a line between", []report.Part{{Old: "a", New: "b"}, same("\nmid\n"), {Old: "c", New: "d"}}, "7- [a]\n+ [b]\n8  mid\n9- [c]\n+ [d]\n"},
		{"lines go", []report.Part{{Old: "a\nb\n", New: ""}, same("c")}, "7- [a]\n8- [b]\n9  c\n"},
		{"a line comes after", []report.Part{same("a"), {Old: "", New: "\nb"}}, "7  a\n+ [b]\n"},
		{"a line comes before", []report.Part{{Old: "", New: "b\n"}, same("a\nc")}, "+ [b]\n7  a\n8  c\n"},
		{"ends of lines with CR", []report.Part{{Old: "a", New: "b"}, same("\r\nc")}, "7- [a]\n+ [b]\n8  c\n"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			if got := draw(diff(report.Hunk{Line: 7, Parts: test.parts})); got != test.want {
				t.Errorf("got\n%swant\n%s", got, test.want)
			}
		})
	}
}

func draw(lines []line) string {
	var out strings.Builder
	for _, l := range lines {
		if l.Number > 0 {
			out.WriteByte('0' + byte(l.Number))
		}
		out.WriteString([]string{"  ", "- ", "+ "}[l.Kind])
		for _, s := range l.Spans {
			if s.Marked {
				s.Text = "[" + s.Text + "]"
			}
			out.WriteString(s.Text)
		}
		out.WriteByte('\n')
	}
	return out.String()
}

func TestGrants(t *testing.T) {
	tests := []struct {
		name          string
		before, after *rule.Permissions
		want          []grant
	}{
		{"nothing is known", &rule.Permissions{Delegated: []string{"A"}}, nil, nil},
		{"one kind only", &rule.Permissions{Delegated: []string{"A", "B"}}, &rule.Permissions{Delegated: []string{"C", "D"}},
			[]grant{{Kind: "delegated", Add: "C", Drop: []string{"A", "B"}}, {Kind: "application", Lacks: true}}},
		{"one serves both", &rule.Permissions{Delegated: []string{"A", "B"}, Application: []string{"A", "B"}}, &rule.Permissions{Delegated: []string{"C", "B"}, Application: []string{"C", "B"}},
			[]grant{{Kind: "delegated and application", Keep: "B", Drop: []string{"A"}}}},
		{"none before", nil, &rule.Permissions{Delegated: []string{"C"}, Application: []string{"C"}},
			[]grant{{Kind: "delegated and application", Add: "C"}}},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			if got := grants(test.before, test.after); !reflect.DeepEqual(got, test.want) {
				t.Errorf("got %+v, want %+v", got, test.want)
			}
		})
	}
}

func TestChanges(t *testing.T) {
	got := changes([]report.Replacement{
		{Changes: map[string]string{"status": "answers 204", "body": "none"}},
		{Changes: map[string]string{"status": "answers 204", "body": "another"}},
	})
	want := []change{
		{"body", []changeText{{"none", []int{1}}, {"another", []int{2}}}},
		{"status", []changeText{{"answers 204", nil}}},
	}
	if !reflect.DeepEqual(got, want) {
		t.Errorf("got %+v, want %+v", got, want)
	}
}

// That nothing replaces an operation is said once.
func TestFinal(t *testing.T) {
	tests := []struct {
		name  string
		group group
		want  string
	}{
		{"replaced", group{Rule: report.Rule{NoReplacement: "Gone."}, Advice: advice{Replacements: make([]replacement, 1)}}, ""},
		{"said by the message", group{Rule: report.Rule{NoReplacement: "Gone."}, Message: "GET /x is retired: Gone"}, ""},
		{"cut off in the message", group{Rule: report.Rule{NoReplacement: "Gone."}, Message: "GET /x is retired"}, "No successor: Gone."},
		{"not described", group{}, "The description names no successor."},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			if got := test.group.Final(); got != test.want {
				t.Errorf("got %q, want %q", got, test.want)
			}
		})
	}
}

func TestAway(t *testing.T) {
	for day, want := range map[string]string{"2026-10-28": "in 2 days", "2026-10-27": "in 1 day", "2026-10-26": "today", "2021-05-31": "past", "": "", "soon": ""} {
		if got := away(day, "2026-10-26"); got != want {
			t.Errorf("%q is %q, want %q", day, got, want)
		}
	}
}

func TestPlace(t *testing.T) {
	for file, want := range map[string]string{"a/b.go": "a/b.go", "/home/me/src/a/b.go": ".../a/b.go", "C:/src/a/b.go": ".../a/b.go"} {
		if got := place(file); got != want {
			t.Errorf("%s is shown as %s, want %s", file, got, want)
		}
	}
}

// pageOf makes a page of findings in the file that found names.
func pageOf(t *testing.T, findings func() []vetdriver.Finding) string {
	t.Helper()
	reporttest.Dir(t, "-- api/p.go --\npackage api\n\nvar _ = get(\"<old>\")\n")
	r := reporttest.New(t, findings()...)
	var out, again strings.Builder
	if err := Write(&out, r); err != nil {
		t.Fatal(err)
	}
	if err := Write(&again, r); err != nil {
		t.Fatal(err)
	}
	if out.String() != again.String() {
		t.Error("two pages of one report differ")
	}
	return out.String()
}

func TestWrite(t *testing.T) {
	got := pageOf(t, func() []vetdriver.Finding {
		list := []vetdriver.Finding{
			reporttest.At(t, "api/p.go", code, cancel+tail, [2]string{"<old>", "<new>"}),
			reporttest.At(t, "api/p.go", code, cancel+"; not edited: rsp.Body is read at line 7"+tail),
			reporttest.At(t, "api/p.go", code, cancel+"; not edited: rsp.Body is read at line 9"+tail),
			reporttest.At(t, "api/p.go", code, reporttest.Permission),
			reporttest.At(t, "api/p.go", code, "a kind that nobody knew [surprise]"),
		}
		list[3].Category, list[4].Category = "permission", "surprise"
		return list
	})
	for _, want := range []string{
		"<title>3 calls of retired operations - pimvet</title>",
		"2 packages looked at, findings in 1 file.",
		"pimvet v1.2.3.",
		// The code, with what changes in it.
		`<del data-n="3">var _ = get(&#34;<mark>&lt;old&gt;</mark>&#34;)</del><ins>var _ = get(&#34;<mark>&lt;new&gt;</mark>&#34;)</ins>`,
		`<span data-n="3">var _ = <mark>get(&#34;&lt;old&gt;&#34;)</mark></span>`,
		// Reasons are counted without the lines they name.
		`<th scope="row">rsp.Body is read at a line</th><td class="n">2</td>`,
		`<span class="why">rsp.Body is read at line 7</span>`,
		// What messages share is told once.
		`<p class="message">` + strings.ReplaceAll(cancel, "<x>", "&lt;x&gt;") + `</p>`,
		`ask for <ins><code>RoleAssignmentSchedule.ReadWrite.Directory</code></ins>; give up <del><code>PrivilegedAccess.ReadWrite.AzureAD</code></del>`,
		`id="op-cancelPrivilegedRoleAssignmentRequest"`,
		`Permissions <span class="many">1</span>`,
		`<span class="message">permission PrivilegedAccess.ReadWrite.AzureAD is needed by retired operations only: use RoleManagement.Read.Directory</span>`,
		`surprise <span class="many">1</span>`,
	} {
		if !strings.Contains(got, want) {
			t.Errorf("the page does not have %s", want)
		}
	}
	if n := strings.Count(got, strings.ReplaceAll(cancel, "<x>", "&lt;x&gt;")); n != 1 {
		t.Errorf("the message is there %d times", n)
	}
	if dir, _ := os.Getwd(); strings.Contains(got, dir) {
		t.Error("the page names a directory of this machine")
	}
}

func TestNothingFound(t *testing.T) {
	got := pageOf(t, func() []vetdriver.Finding { return nil })
	if !strings.Contains(got, "<h1>No calls of retired operations</h1>") || !strings.Contains(got, "Nothing to do.") || strings.Contains(got, "<search") {
		t.Errorf("the page is %s", got[strings.Index(got, "<body>"):strings.Index(got, "<script>")])
	}
}

// The page loads nothing, and nothing in it could. Texts that stand for URLs of
// APIs are no links.
func TestNoNetwork(t *testing.T) {
	got := pageOf(t, func() []vetdriver.Finding {
		return []vetdriver.Finding{reporttest.At(t, "api/p.go", code, cancel+tail)}
	})
	if m := regexp.MustCompile(`(?i)(src|href)="?(https?:)?//|@import|url\(|style="| on[a-z]+="`).FindString(got); m != "" {
		t.Errorf("the page has %s", m)
	}
	if !strings.Contains(got, `content="default-src &#39;none&#39;; style-src &#39;sha256-`) {
		t.Error("the page has no content security policy")
	}
}

// BenchmarkWrite writes the findings of a very large program.
func BenchmarkWrite(b *testing.B) {
	r := reporttest.Many(b, 20000)
	b.ResetTimer()
	for b.Loop() {
		var out counter
		if err := Write(&out, r); err != nil {
			b.Fatal(err)
		}
		b.ReportMetric(float64(out)/1e6, "MB")
	}
}

// A counter counts bytes.
type counter int

func (c *counter) Write(p []byte) (int, error) {
	*c += counter(len(p))
	return len(p), nil
}
