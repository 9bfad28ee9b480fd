package code

import (
	"strconv"
	"testing"
)

// FuzzLiteralOffset cuts literals at the offset of each byte of their values:
// what is left of it must spell what the value has before that byte.
func FuzzLiteralOffset(f *testing.F) {
	for _, s := range []string{`"/beta/x"`, "`/beta\\n`", `"\x2f\u002F\057\n"`, `"\xc3\xa9é\u00e9"`, `"\""`} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, source string) {
		value, err := strconv.Unquote(source)
		if err != nil || source[0] == '\'' {
			t.Skip()
		}
		for n := range len(value) + 1 {
			at, ok := LiteralOffset(source, n)
			if !ok {
				continue // inside a character
			}
			front, err := strconv.Unquote(source[:at] + source[:1])
			if err != nil || front != value[:n] {
				t.Errorf("%s: byte %d of the value at %d: %q (%v)", source, n, at, front, err)
			}
		}
	})
}
