package vetdriver

import (
	"strings"
	"testing"
)

// A patch shows only lines that change, though the lines between them are not
// unique.
func TestDiffBetween(t *testing.T) {
	const block = "\t}\n\tif err != nil {\n\t\treturn err\n\t}\n"
	before := "package p\n\nfunc f() {\n" + block + "\told()\n" + block + "\told()\n" + block + "}"
	c := &change{name: "p.go", before: []byte(before), after: []byte(strings.ReplaceAll(before, "old", "new"))}
	want := `--- a/p.go
+++ b/p.go
@@ -5,12 +5,12 @@
 	if err != nil {
 		return err
 	}
-	old()
+	new()
 	}
 	if err != nil {
 		return err
 	}
-	old()
+	new()
 	}
 	if err != nil {
 		return err
`
	if got := string(c.diff()); got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
}

func TestMarkCommon(t *testing.T) {
	tests := []struct{ before, after, markedBefore, markedAfter string }{
		{"", "", "", ""},
		{"a\n", "", "a\n", ""},
		{"a\nb\nc\nd\ne\n", "a\nx\nc\ny\ne\n", "a\nb\n#1#c\nd\ne\n", "a\nx\n#1#c\ny\ne\n"},
		{"a\nb\na\nb\nx", "b\na\nb\na\ny", "a\n#1#b\n#2#a\n#3#b\nx", "#1#b\n#2#a\n#3#b\na\ny"},
		{"a\nb\n", "a\nx\nb\n", "a\nb\n", "a\nx\nb\n"},
	}
	for _, test := range tests {
		before, after := markCommon([]byte(test.before), []byte(test.after))
		if got := lineMark.ReplaceAllString(before, ""); got != test.before {
			t.Errorf("without marks %q is %q", test.before, got)
		}
		before, after = strings.ReplaceAll(before, "\x00", "#"), strings.ReplaceAll(after, "\x00", "#")
		if before != test.markedBefore || after != test.markedAfter {
			t.Errorf("marked they are %q and %q, want %q and %q", before, after, test.markedBefore, test.markedAfter)
		}
	}
}
