package github

import (
	"strings"
	"testing"

	"github.com/pimigrate/pimigrate/internal/report/reporttest"
)

func TestWrite(t *testing.T) {
	reporttest.Dir(t, "-- a,b:c.go --\npackage p\n\nvar x = \"y\"\n")
	r := reporttest.New(t,
		reporttest.At(t, "a,b:c.go", `"y"`, "100% gone\nnow [listPrivilegedRoles]"),
		reporttest.At(t, "a,b:c.go", "var", reporttest.Permission))
	var out strings.Builder
	if err := Write(&out, r); err != nil {
		t.Fatal(err)
	}
	want := `::error file=a%2Cb%3Ac.go,line=3,col=9,endLine=3,endColumn=12,title=listPrivilegedRoles::100%25 gone%0Anow [listPrivilegedRoles]
::warning file=a%2Cb%3Ac.go,line=3,col=1,endLine=3,endColumn=4,title=permission::` + reporttest.Permission + `
pimvet: 2 packages, 2 calls of retired operations in 1 file
`
	if out.String() != want {
		t.Errorf("got\n%s\nwant\n%s", out.String(), want)
	}
}
