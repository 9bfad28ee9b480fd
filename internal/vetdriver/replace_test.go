package vetdriver

import (
	"os"
	"strings"
	"testing"
	"time"
)

// changesTo plans new content for a.go and b.go.
func changesTo(t *testing.T) []*change {
	t.Helper()
	t.Chdir(t.TempDir())
	var changes []*change
	for _, name := range []string{"a.go", "b.go"} {
		write(t, name, "package p\n")
		changes = append(changes, &change{name, snapshot([]string{name})[name], []byte("package p\n"), []byte("package q\n")})
	}
	return changes
}

// TestNothingHalfway makes the second of two files one that cannot be changed:
// the first must stay as it is.
func TestNothingHalfway(t *testing.T) {
	tests := []struct {
		name, err string
		spoil     func(c *change) error
	}{
		{"read-only", "b.go is read-only", func(c *change) (err error) {
			if err = os.Chmod(c.name, 0o444); err == nil {
				c.info, err = os.Lstat(c.name)
			}
			return err
		}},
		{"changed", "b.go changed while", func(c *change) error {
			return os.WriteFile(c.name, []byte("package changed\n"), 0o666)
		}},
		{"touched", "b.go changed while", func(c *change) error {
			return os.Chtimes(c.name, time.Time{}, time.Unix(0, 0))
		}},
		{"same size and time", "b.go changed while", func(c *change) error {
			if err := os.WriteFile(c.name, []byte("package x\n"), 0o666); err != nil {
				return err
			}
			return os.Chtimes(c.name, time.Time{}, c.info.ModTime())
		}},
		{"gone", "no such file", func(c *change) error { return os.Remove(c.name) }},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			changes := changesTo(t)
			if err := test.spoil(changes[1]); err != nil {
				t.Fatal(err)
			}
			done, err := replaceAll(changes)
			if err == nil || !strings.Contains(err.Error(), test.err) {
				t.Errorf("error %v, want one with %q", err, test.err)
			}
			if got, _ := os.ReadFile("a.go"); done != 0 || string(got) != "package p\n" {
				t.Errorf("%d files done, a.go is %q", done, got)
			}
			if entries, _ := os.ReadDir("."); len(entries) > 2 {
				t.Errorf("left behind: %v", entries)
			}
		})
	}
}

func TestKeepsMode(t *testing.T) {
	changes := changesTo(t)
	if err := os.Chmod("a.go", 0o640); err != nil {
		t.Fatal(err)
	}
	changes[0].info, _ = os.Lstat("a.go")
	done, err := replaceAll(changes)
	if err != nil || done != 2 {
		t.Errorf("%d files done, error %v", done, err)
	}
	if now, _ := os.Lstat("a.go"); now.Mode() != changes[0].info.Mode() {
		t.Errorf("mode is %v, want %v", now.Mode(), changes[0].info.Mode())
	}
}

// A file that changed since the tool was asked is not even read.
func TestOpenChanged(t *testing.T) {
	t.Chdir(t.TempDir())
	write(t, "p.go", "package p\n")
	seen := snapshot([]string{"p.go"})
	write(t, "p.go", "package longer\n")
	if _, err := open("p.go", seen, claims{}); err == nil || !strings.Contains(err.Error(), "changed while") {
		t.Errorf("error %v, want one that says changed", err)
	}
}
