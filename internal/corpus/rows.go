package main

import (
	"fmt"
	"slices"
	"strings"
)

// A row is one program, or a few, to run pimvet on.
type row struct {
	name     string
	modules  []module // the first is the main module; several make a workspace
	patterns []string
	least    int // requests that something must be known of: finding none proves nothing
	vendored bool
	cgo      bool   // there is nothing to see without a C compiler
	source   string // of a program, instead of modules
	broken   bool   // it does not compile
}

// A module is a version of a module and its checksum, as in a go.sum file.
type module struct{ path, version, sum string }

// rows are in the order they run: what one imports is analyzed by then, and
// belongs to the earlier one in the table.
var rows = []row{
	{name: "std", patterns: []string{"std"}},
	{name: "x-tools", modules: []module{
		{"golang.org/x/tools", "v0.52.0", "h1:ryxg4U63oaUYk7uOLTF37n43f4qgtGvqV4Ioit1BaEs="},
	}},
	{name: "client-go", patterns: []string{"./gentype/...", "./kubernetes/typed/core/...", "./rest/...", "./tools/...", "./transport/..."}, modules: []module{
		{"k8s.io/client-go", "v0.37.2", "h1:sgFtyRZukGkOrsu+QgS7LYnbFFJ5ut3MchdBNduD//E="},
	}},
	{name: "k8s-api", modules: []module{
		{"k8s.io/api", "v0.37.2", "h1:PnxqnUFy93jr2GcpWDkKOm8wfy25kT9wa572MuQS8oc="},
	}},
	{name: "compute", least: 700, patterns: []string{"./compute/v1"}, modules: []module{
		{"google.golang.org/api", "v0.313.0", "h1:RFG2vW3ixs0So6ebkF2IujZlyjKZjJ467oTQJO+XDUg="},
	}},
	{name: "prometheus", patterns: []string{"./promql/...", "./rules/...", "./scrape/...", "./storage/...", "./tsdb/...", "./web/..."}, modules: []module{
		{"github.com/prometheus/prometheus", "v0.316.0", "h1:f1GRFerhTMKQma+awCoC9T820ecWeGSdF+xAlMHzZzM="},
	}},
	{name: "terraform-provider", modules: []module{
		{"github.com/hashicorp/terraform-provider-http", "v1.2.0", "h1:2iGWdqRttl2GjUFb2i1SlLOgZ8hkZlBOO4OpRQFLI7k="},
	}},
	{name: "go-sqlite3", cgo: true, modules: []module{
		{"github.com/mattn/go-sqlite3", "v1.14.53", "h1:mnTM0owzUMrKuLo+0w51NUiB0ir2Fo7kFXlPt/l3BGs="},
	}},
	// The examples of later versions do not compile.
	{name: "lo", modules: []module{
		{"github.com/samber/lo", "v1.51.0", "h1:kysRYLbHy/MB7kQZf5DSN50JHmMsNEdeY24VzJFu7wI="},
	}},
	{name: "workspace", least: 500, modules: []module{
		{"github.com/Azure/azure-sdk-for-go/sdk/azcore", "v1.24.0", "h1:5H6YRLGMoC8z5aXpxqcD6FfswI8mwoVNHSecvIoazt4="},
		{"github.com/Azure/azure-sdk-for-go/sdk/resourcemanager/compute/armcompute/v7", "v7.3.0", "h1:nyxugFxG2uhbMeJVCFFuD2j9wu+6KgeabITdINraQsE="},
	}},
	{name: "vendored", vendored: true, modules: []module{
		{"github.com/hashicorp/vault/api", "v1.23.0", "h1:gXgluBsSECfRWTSW9niY2jwg2e9mMJc4WoHNv4g3h6A="},
	}},
	{name: "go-github", least: 1100, patterns: []string{"./github"}, modules: []module{
		{"github.com/google/go-github/v84", "v84.0.0", "h1:I/0Xn5IuChMe8TdmI2bbim5nyhaRFJ7DEdzmD2w+yVA="},
	}},
	{name: "godo", least: 800, modules: []module{
		{"github.com/digitalocean/godo", "v1.237.0", "h1:hJtCHFvcD0zpvPZan86/6St2dQ1GLMF8+UIipqfCVhg="},
	}},
	{name: "stripe", modules: []module{
		{"github.com/stripe/stripe-go/v82", "v82.5.1", "h1:05q6ZDKoe8PLMpQV072obF74HCgP4XJeJYoNuRSX2+8="},
	}},
	{name: "slack", least: 250, modules: []module{
		{"github.com/slack-go/slack", "v0.35.0", "h1:lxUmPzkYYlSHLMNdmgvtdzGFnKAJiApA5gZiMcGEYiw="},
	}},
	{name: "gitlab", least: 2000, modules: []module{
		{"gitlab.com/gitlab-org/api/client-go", "v1.46.0", "h1:YxBWFZIFYKcGESCb9fpkwzouo+apyB9pr/XTWzNoL24="},
	}},
	{name: "broken", broken: true, source: "package broken\n\nvar answer int = undeclared\n"},
}

// choose returns the rows called names, separated by commas; all if there are none.
func choose(names string) ([]row, error) {
	if names == "" {
		return rows, nil
	}
	var out []row
	for name := range strings.SplitSeq(names, ",") {
		i := slices.IndexFunc(rows, func(r row) bool { return r.name == name })
		if i < 0 {
			return nil, fmt.Errorf("no row %q: choose from %s", name, strings.Join(rowNames(), ","))
		}
		out = append(out, rows[i])
	}
	return out, nil
}

func rowNames() []string {
	var out []string
	for _, r := range rows {
		out = append(out, r.name)
	}
	return out
}
