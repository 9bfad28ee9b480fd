package vetdriver

import (
	"slices"
	"strings"
	"testing"
)

// Nothing is said twice, however the go command's output is cut into pieces.
func TestMessages(t *testing.T) {
	const a, b = "# a\na.go:1:2: no\n\tgot x\n", "# b\nb.go:3:4: no\n"
	tests := []struct {
		name string
		runs []string
		want string
	}{
		{"the same again", []string{a + b, a + b}, a + b},
		{"in another order", []string{a + b, b + a}, a + b},
		{"one more", []string{a, a + b}, a + b},
		{"the same package, another message", []string{a, "# a\na.go:1:2: yes\n"}, a + "# a\na.go:1:2: yes\n"},
		{"lines of their own", []string{"go: downloading x\ngo: downloading y\n", "go: downloading y\n"}, "go: downloading x\ngo: downloading y\n"},
		{"no end of line", []string{"# a\nfatal", "# a\nfatal"}, "# a\nfatal"},
	}
	for _, test := range tests {
		for _, size := range []int{1, 5, 1000} {
			var out strings.Builder
			m := newMessages(&out)
			for _, run := range test.runs {
				for piece := range slices.Chunk([]byte(run), size) {
					if _, err := m.Write(piece); err != nil {
						t.Fatal(err)
					}
				}
				m.end()
			}
			if out.String() != test.want {
				t.Errorf("%s, in pieces of %d: got %q, want %q", test.name, size, out.String(), test.want)
			}
		}
	}
}
