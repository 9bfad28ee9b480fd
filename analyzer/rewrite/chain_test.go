package rewrite

import (
	"go/ast"
	"go/parser"
	"go/token"
	"strings"
	"testing"

	"golang.org/x/tools/go/analysis"
)

// short are the names of a chain that respellings shorten others to.
var short = [][]string{{"Teams", "ByTeamId"}, {"Get"}}

var respellings = []struct {
	name, chain string
	runs        []run
	names       [][]string
	want        string
}{
	{
		name:  "shorter",
		chain: "c.Orgs().Groups().ByGroupId(id).Members().Get(ctx, nil)",
		runs:  []run{{old: []string{"orgs", "groups"}}, {old: []string{"members"}}},
		names: short,
		want:  "c.Teams().ByTeamId(id).Get(ctx, nil)",
	},
	{
		name:  "lines",
		chain: "c.\n\tOrgs().\n\tGroups().\n\tByGroupId(id).\n\tGet(ctx, nil)",
		runs:  []run{{old: []string{"orgs", "groups"}}, {}},
		names: short,
		want:  "c.\n\tTeams().\n\tByTeamId(id).\n\tGet(ctx, nil)",
	},
	{
		name:  "comment",
		chain: "c. // the client\n\tOrgs().\n\tGroups().\n\tByGroupId(id).\n\tGet(ctx, nil)",
		runs:  []run{{old: []string{"orgs", "groups"}}, {}},
		names: short,
		want:  "a comment stands in the chain",
	},
	{
		name:  "comment that stays",
		chain: "c.\n\tOrgs(). // all\n\tGroups().\n\tByGroupId(id).\n\tGet(ctx, nil)",
		runs:  []run{{old: []string{"orgs", "groups"}}, {}},
		names: short,
		want:  "c. // all\n\tTeams().\n\tByTeamId(id).\n\tGet(ctx, nil)",
	},
	{
		name:  "longer",
		chain: "c.Groups().ByGroupId(id).Get(ctx, nil)",
		runs:  []run{{old: []string{"groups"}}, {}},
		names: [][]string{{"Orgs", "Teams", "ByTeamId"}, {"Details", "Get"}},
		want:  "c.Orgs().Teams().ByTeamId(id).Details().Get(ctx, nil)",
	},
	{
		name:  "two in one",
		chain: "c.GroupsById(id).Members().Get(ctx, nil)",
		runs:  []run{{old: []string{"groups"}}, {old: []string{"members"}}},
		names: [][]string{{"Orgs", "TeamsById"}, {"Details", "GetAsDetails"}},
		want:  "c.Orgs().TeamsById(id).Details().GetAsDetails(ctx, nil)",
	},
	{
		name:  "base URL",
		chain: "c.Groups().ByGroupId(id).Get(ctx, nil)",
		runs:  []run{{old: []string{"v1", "groups"}}, {}},
		names: short,
		want:  "c.Teams().ByTeamId(id).Get(ctx, nil)",
	},
}

// TestRespell checks what becomes of chains that get longer and shorter. The
// operations that pimvet knows only make them longer.
func TestRespell(t *testing.T) {
	for _, test := range respellings {
		t.Run(test.name, func(t *testing.T) {
			if got := respelled(t, test.chain, test.runs, test.names); got != test.want {
				t.Errorf("got %s, want %s", got, test.want)
			}
		})
	}
}

// respelled is the chain, in which each run becomes the path of its names, or
// the reason why it cannot be.
func respelled(t *testing.T, source string, runs []run, names [][]string) string {
	t.Helper()
	const head = "package p\n\nvar _ = "
	fset := token.NewFileSet()
	f, err := parser.ParseFile(fset, "", head+source, parser.ParseComments)
	if err != nil {
		t.Fatal(err)
	}
	rw := &rewriter{Planner: &Planner{pass: &analysis.Pass{Fset: fset, Files: []*ast.File{f}}}}
	call := f.Decls[0].(*ast.GenDecl).Specs[0].(*ast.ValueSpec).Values[0].(*ast.CallExpr)
	root, links := unchain(call)
	s, stop := chain{root, links}.spell(runs)
	if stop != nil {
		t.Fatalf("the chain does not spell the path at offset %d", fset.Position(stop.Pos()).Offset-len(head))
	}
	o := rw.respell(s, names)
	if o.refusal != "" {
		return o.refusal
	}
	return strings.TrimPrefix(applied(head+source, f, o.edits), head)
}

func applied(text string, f *ast.File, edits []analysis.TextEdit) string {
	edits = tidy(edits)
	for i := len(edits) - 1; i >= 0; i-- {
		e := edits[i]
		text = text[:e.Pos-f.FileStart] + string(e.NewText) + text[e.End-f.FileStart:]
	}
	return text
}
