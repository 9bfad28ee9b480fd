package report

import (
	"testing"

	"github.com/pimigrate/pimigrate/internal/vetdriver"
)

func TestHeadline(t *testing.T) {
	other := func(category string) vetdriver.Finding {
		return vetdriver.Finding{File: "q.go", Category: category, Message: category + " [" + category + "]"}
	}
	tests := []struct {
		findings []vetdriver.Finding
		want     string
	}{
		{nil, "1 package, no calls of retired operations"},
		{[]vetdriver.Finding{at(1, 1, 2, liveCall)}, "1 package, 1 call of a retired operation in 1 file"},
		{[]vetdriver.Finding{at(1, 1, 2, liveCall), at(2, 1, 2, stuck), other("permission"), other("mention"), other("permission")},
			"1 package, 2 calls of retired operations, 1 mention, 2 permissions in 2 files"},
	}
	for _, test := range tests {
		if got := reportOn(t, "package p\n", test.findings...).Headline(); got != test.want {
			t.Errorf("got  %q\nwant %q", got, test.want)
		}
	}
}
