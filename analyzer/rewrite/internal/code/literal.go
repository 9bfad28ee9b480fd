package code

import (
	"strconv"
	"strings"
)

// LiteralOffset is the offset in the source text of a string literal at which
// byte n of its value stands. It returns false if none starts there.
func LiteralOffset(source string, n int) (int, bool) {
	if strings.HasPrefix(source, "`") {
		return 1 + n, !strings.Contains(source, "\r")
	}
	rest, value := source[1:len(source)-1], 0
	for value < n {
		r, multibyte, tail, err := strconv.UnquoteChar(rest, '"')
		if err != nil {
			return 0, false
		}
		if r < 0x80 || !multibyte {
			value++
		} else {
			value += len(string(r))
		}
		rest = tail
	}
	return len(source) - 1 - len(rest), value == n
}
