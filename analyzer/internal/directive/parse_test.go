package directive

import (
	"strings"
	"testing"
)

func TestParse(t *testing.T) {
	tests := []struct {
		text, reason string
		ok, named    bool
		others       string
	}{
		{text: "//pimvet:ignore still on v2", ok: true, named: true, reason: "still on v2"},
		{text: "//pimvet:ignore\tstill on v2 ", ok: true, named: true, reason: "still on v2"},
		{text: "//pimvet:ignore // still on v2", ok: true, named: true, reason: "still on v2"},
		{text: "//pimvet:ignore", ok: true, named: true},
		{text: "//pimvet:ignore //", ok: true, named: true},
		{text: "//pimvet:ignored still"},
		{text: "//pimvet:ignore[x] still"},
		{text: "// pimvet:ignore still"},
		{text: "/*pimvet:ignore still*/"},

		{text: "//lint:ignore pimv2 still on v2", ok: true, named: true, reason: "still on v2"},
		{text: "//lint:ignore  PIMV2  still", ok: true, named: true, reason: "still"},
		{text: "//lint:ignore SA1019,pimv2,ST* still", ok: true, named: true, reason: "still", others: "SA1019,ST*"},
		{text: "//lint:ignore pim* still", ok: true, reason: "still", others: "pim*"},
		{text: "//lint:ignore pim*,pimv2 still", ok: true, reason: "still", others: "pim*"},
		{text: "//lint:ignore * still", ok: true, reason: "still", others: "*"},
		{text: "//lint:ignore pimv[0-9] still", ok: true, reason: "still", others: "pimv[0-9]"},
		{text: "//lint:file-ignore pimv2 still", ok: true, named: true, reason: "still"},
		{text: "//lint:ignore pimv2", ok: true, named: true},
		{text: "//lint:ignore pim[ still"},
		{text: "//lint:ignore SA1019 pimv2 is no check here"},
		{text: "//lint:ignore"},
		{text: "//lint:ignores pimv2 still"},
		{text: "// lint:ignore pimv2 still"},

		{text: "//nolint:pimv2 // still on v2", ok: true, named: true, reason: "still on v2"},
		{text: "// nolint:pimv2 //still on v2", ok: true, named: true, reason: "still on v2"},
		{text: "//nolint:errcheck, PIMv2 , gosec // still", ok: true, named: true, reason: "still", others: "errcheck, gosec"},
		{text: "//nolint:pimv2,errcheck", ok: true, named: true, others: "errcheck"},
		{text: "//nolint:pimv2 //", ok: true, named: true},
		{text: "//nolint // still", ok: true, reason: "still"},
		{text: "//nolint// still", ok: false}, // golangci-lint wants a blank
		{text: "//nolint still", ok: true},
		{text: "//nolint", ok: true},
		{text: "//nolint:all // still", ok: true, reason: "still", others: "all"},
		{text: "//nolint:pimv2,ALL // still", ok: true, reason: "still", others: "ALL"},
		{text: "//nolint:errcheck // pimv2"},
		{text: "//nolint:pim* // still"},
		{text: "//nolint:pimv2 without slashes"},
		{text: "//nolint:"},
		{text: "//nolintlint // still"},
		{text: "/* nolint:pimv2 // still */"},
	}
	for _, test := range tests {
		p, ok := parse(test.text, "pimv2")
		if ok != test.ok {
			t.Errorf("%s: a directive: %v", test.text, ok)
			continue
		}
		if ok && (p.reason != test.reason || p.named != test.named || p.others != test.others) {
			t.Errorf("%s: got %+v", test.text, p)
		}
	}
}

// FuzzParse takes the check off lists: what is left must say to others what it
// said before, and nothing to the check.
func FuzzParse(f *testing.F) {
	for _, text := range []string{
		"//pimvet:ignore a", "//lint:ignore a,pimv2,b why", "//lint:file-ignore \tpimv2", "//nolint:a , pimv2,,b // why", "// /nolint", "//nolint:pimv2,pimv2",
	} {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		p, ok := parse(text, "pimv2")
		if !ok || !p.named || p.others == "" {
			return
		}
		without := text[:p.from] + p.others + text[p.to:]
		if _, ok := parse(without, "pimv2"); ok {
			t.Errorf("%q is a directive to pimv2 without it: %q", text, without)
		}
		for name := range strings.SplitSeq(p.others, ",") {
			if name = strings.TrimSpace(name); name == "" || strings.ContainsAny(name, `*?[\`) {
				continue
			}
			old, was := parse(text, name)
			after, is := parse(without, name)
			if was != is || old.reason != after.reason {
				t.Errorf("to %s %q says %v, but %q says %v", name, text, old, without, after)
			}
		}
	})
}
