package reporttest

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"golang.org/x/tools/txtar"

	"github.com/pimigrate/pimigrate/analyzer/rule"
	"github.com/pimigrate/pimigrate/internal/report"
	"github.com/pimigrate/pimigrate/internal/vetdriver"
)

// AsOf is the day of the reports.
const AsOf = "2026-01-01"

// Messages as the analyzer has them: of an operation that is gone, of one that
// will be, and of a permission.
const (
	Retired    = "GET /beta/privilegedRoles (PIM v2) is retired as of 2021-05-31: use GET /v1.0/roleManagement/directory/roleDefinitions [listPrivilegedRoles]"
	NotEdited  = "GET /beta/privilegedRoles (PIM v2) is retired as of 2021-05-31: use GET /v1.0/roleManagement/directory/roleDefinitions; not edited: the query changes [listPrivilegedRoles]"
	Announced  = "GET /beta/privilegedAccess/aadRoles/resources (PIM iteration 2) is retired as of 2026-10-28 [listPrivilegedAccessResources]"
	Permission = "permission PrivilegedAccess.ReadWrite.AzureAD is needed by retired operations only: use RoleManagement.Read.Directory [permission]"
)

// Dir writes the files of an archive into the root of a new repository, which
// becomes the current directory.
func Dir(t testing.TB, archive string) {
	t.Helper()
	t.Chdir(t.TempDir())
	files := txtar.Parse([]byte(archive)).Files
	files = append(files, txtar.File{Name: ".git/HEAD"})
	for _, f := range files {
		if err := os.MkdirAll(filepath.Dir(f.Name), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(f.Name, f.Data, 0o644); err != nil {
			t.Fatal(err)
		}
	}
}

// New reports findings in the current directory, with the rules for PIM.
func New(t *testing.T, findings ...vetdriver.Finding) *report.Report {
	t.Helper()
	r, err := report.New(&vetdriver.Result{Packages: 2, Findings: findings},
		report.Options{Sets: []*rule.Set{rule.PIM()}, AsOf: AsOf, Version: "v1.2.3"})
	if err != nil {
		t.Fatal(err)
	}
	return r
}

// At is a finding of a call whose text is marked, where it stands first in the
// file. Its edits each replace a text, where that stands first, by another one.
func At(t *testing.T, file, marked, message string, edits ...[2]string) vetdriver.Finding {
	t.Helper()
	data, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	offset := func(text string) int {
		i := strings.Index(string(data), text)
		if i < 0 {
			t.Fatalf("%s has no %q", file, text)
		}
		return i
	}
	f := vetdriver.Finding{File: file, Category: "call", Message: message, Edits: []vetdriver.Edit{}}
	f.Line, f.Column = position(data, offset(marked))
	f.EndLine, f.EndColumn = position(data, offset(marked)+len(marked))
	for _, e := range edits {
		start := offset(e[0])
		f.Edits = append(f.Edits, vetdriver.Edit{File: file, Start: start, End: start + len(e[0]), New: e[1]})
	}
	return f
}

func position(data []byte, offset int) (line, column int) {
	before := string(data[:offset])
	return strings.Count(before, "\n") + 1, offset - strings.LastIndex(before, "\n")
}
