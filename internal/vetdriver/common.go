package vetdriver

import (
	"fmt"
	"regexp"
	"strings"
)

// maxTable bounds the table that markCommon fills, in cells.
const maxTable = 1 << 22

var lineMark = regexp.MustCompile("\x00[0-9]+\x00")

// markCommon makes the lines that both texts have in common unique, by marks
// that no Go file holds. Package diff aligns texts at unique lines only and
// takes all between two of them for changed, down to the last brace. Texts that
// differ over thousands of lines stay as they are.
func markCommon(before, after []byte) (string, string) {
	a, b := strings.SplitAfter(string(before), "\n"), strings.SplitAfter(string(after), "\n")
	first, lastA, lastB := 0, len(a), len(b)
	for first < lastA && first < lastB && a[first] == b[first] {
		first++
	}
	for lastA > first && lastB > first && a[lastA-1] == b[lastB-1] {
		lastA, lastB = lastA-1, lastB-1
	}
	if (lastA-first)*(lastB-first) <= maxTable {
		markLines(a[first:lastA], b[first:lastB])
	}
	return strings.Join(a, ""), strings.Join(b, "")
}

// markLines marks a longest common subsequence of lines.
func markLines(a, b []string) {
	longest := make([][]int32, len(a)+1) // of a[i:] and b[j:]
	for i := range longest {
		longest[i] = make([]int32, len(b)+1)
	}
	for i := len(a) - 1; i >= 0; i-- {
		for j := len(b) - 1; j >= 0; j-- {
			if a[i] == b[j] {
				longest[i][j] = longest[i+1][j+1] + 1
			} else {
				longest[i][j] = max(longest[i+1][j], longest[i][j+1])
			}
		}
	}
	for i, j := 0, 0; i < len(a) && j < len(b); {
		switch {
		case a[i] == b[j]:
			a[i] = fmt.Sprintf("\x00%d\x00%s", i, a[i])
			b[j] = a[i]
			i, j = i+1, j+1
		case longest[i+1][j] >= longest[i][j+1]:
			i++
		default:
			j++
		}
	}
}
