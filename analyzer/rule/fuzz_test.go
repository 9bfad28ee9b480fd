package rule_test

import (
	"strings"
	"testing"

	"github.com/pimigrate/pimigrate/analyzer/rule"
)

// FuzzMatch checks what must hold of any URL: a match has the method asked
// for, is a retired operation, and every static segment of it is in the URL.
func FuzzMatch(f *testing.F) {
	for _, op := range rule.PIM().Operations {
		f.Add(op.Method, op.Path)
		f.Add(op.Method, "https://graph.microsoft.com"+op.Path+"?$top=5")
		f.Add("", "{+baseurl}"+op.Path+"{?%24select}")
	}
	f.Fuzz(func(t *testing.T, method, url string) {
		m, ok := rule.PIM().Match(method, url)
		if !ok {
			return
		}
		if method != "" && !strings.EqualFold(method, m.Method) {
			t.Errorf("Match(%q, %q) has method %s", method, url, m.Method)
		}
		if m.Deprecation == nil {
			t.Errorf("Match(%q, %q) is %s, which is live", method, url, m.ID)
		}
		for _, seg := range strings.Split(m.Path, "/") {
			if seg == "" || seg == "beta" || strings.Contains(seg, "{") {
				continue
			}
			if !strings.Contains(strings.ToLower(url), strings.ToLower(seg)) {
				t.Errorf("Match(%q, %q) is %s, but %q is not in the URL", method, url, m.Path, seg)
			}
		}
	})
}
