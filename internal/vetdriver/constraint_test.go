package vetdriver

import "testing"

func TestConstraintOf(t *testing.T) {
	tests := []struct {
		name, content, want string
		never               bool
	}{
		{"a.go", "package p\n", "", false},
		{"windows.go", "package p\n", "", false},
		{"a_windows.go", "package p\n", "windows", false},
		{"a_arm64_test.go", "package p\n", "arm64", false},
		{"a_b_windows_arm64_test.go", "package p\n", "windows && arm64", false},
		{"a_nonsense.go", "package p\n", "", false},
		{"a_linux.go", "// text\n\n//go:build !cgo || x\n\npackage p\n", "linux && (!cgo || x)", false},
		{"a.go", "//go:build ignore\n// +build ignore\n\npackage p\n", "ignore", true},
		{"a.go", "//go:build ignore && linux\n\npackage p\n", "ignore && linux", true},
		{"a.go", "//go:build ignore || linux\n\npackage p\n", "ignore || linux", false},
		{"a.go", "//go:build !ignore\n\npackage p\n", "!ignore", false},
		{"a.go", "// +build a b\n// +build c\n\npackage p\n", "(a || b) && c", false},
		{"a.go", "package p\n\nimport \"C\"\n", "cgo", false},
		{"a.go", "package p\n\n//go:build late\n", "", false},
		{"a.go", "//go:build (\n\npackage p\n", "", false},
		{"a_windows.go", "", "windows", false},
	}
	for _, test := range tests {
		expr := constraintOf(test.name, []byte(test.content))
		got := ""
		if expr != nil {
			got = expr.String()
		}
		if got != test.want || expr != nil && needs(expr, "ignore") != test.never {
			t.Errorf("%s with %q: got %q, want %q", test.name, test.content, got, test.want)
		}
	}
}
