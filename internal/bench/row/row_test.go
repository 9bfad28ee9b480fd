package row_test

import (
	"path/filepath"
	"strings"
	"testing"

	"github.com/pimigrate/pimigrate/internal/bench/row"
)

func TestBroken(t *testing.T) {
	for _, tt := range []struct {
		row  row.Row
		want string
	}{
		{row.Row{What: "a", Ours: row.Value{Amount: 2}}, ""},
		{row.Row{What: "a", Ours: row.Value{Amount: 2}, Most: 2}, ""},
		{row.Row{What: "a", Ours: row.Value{Amount: 2}, Most: 1}, "a: 2, at most 1 wanted"},
		{row.Row{What: "a", Ours: row.Value{Amount: 2}, Beside: row.Value{Amount: 4}, Most: 1}, ""},
		{row.Row{What: "a", Ours: row.Value{Amount: 2}, Beside: row.Value{Amount: 4}, Least: 0.8}, "a: 0.5, at least 0.8 wanted"},
	} {
		if got := tt.row.Broken(); got != tt.want {
			t.Errorf("%+v: %q, want %q", tt.row, got, tt.want)
		}
	}
}

func TestAppendAndPrint(t *testing.T) {
	file := filepath.Join(t.TempDir(), "rows")
	for _, r := range []row.Row{
		{What: "recall", Ours: row.Value{Of: "pimvet", Amount: 99.84, Unit: "%"}, Least: 98},
		{What: "rate", Ours: row.Value{Of: "emulator", Amount: 9000, Unit: "/s"}, Beside: row.Value{Of: "Prism", Amount: 450, Unit: "/s"}, Least: 15},
	} {
		if err := row.Append(file, r); err != nil {
			t.Fatal(err)
		}
	}
	rows, err := row.Read(file)
	if err != nil {
		t.Fatal(err)
	}
	var out strings.Builder
	if err := row.Print(&out, rows); err != nil {
		t.Fatal(err)
	}
	const want = `     ours  beside it  ratio        bound  what
   99.8 %                    at least 98  recall (pimvet)
  9000 /s     450 /s  20.00  at least 15  rate (emulator, Prism)
`
	if out.String() != want {
		t.Errorf("the table is\n%s", out.String())
	}
}
