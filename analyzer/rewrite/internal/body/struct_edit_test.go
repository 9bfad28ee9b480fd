package body

import (
	"go/ast"
	"testing"
)

func TestRetag(t *testing.T) {
	tests := []struct{ tag, old, next, want string }{
		{"`json:\"roleId\"`", "roleId", "id", "`json:\"id\"`"},
		{"`xml:\"roleId\" json:\"roleId,omitempty\"`", "roleId", "id", "`xml:\"roleId\" json:\"id,omitempty\"`"},
		{"`json:\"on\"`", "on", "since", "`json:\"since\"`"},
		{"`bson:\"a\" xjson:\"b\" json:\"b\"`", "b", "c", "`bson:\"a\" xjson:\"b\" json:\"c\"`"},
		{`"json:\"on\""`, "on", "since", `"json:\"since\""`},
	}
	for _, tt := range tests {
		f := &ast.Field{Tag: &ast.BasicLit{ValuePos: 1, Value: tt.tag}}
		if !isTagged(f, tt.old) {
			t.Errorf("%s does not spell %s", tt.tag, tt.old)
			continue
		}
		e := retag(f, tt.old, tt.next)[0]
		if got := tt.tag[:e.Pos-1] + string(e.NewText) + tt.tag[e.End-1:]; got != tt.want {
			t.Errorf("%s: %s, want %s", tt.tag, got, tt.want)
		}
	}
	if isTagged(&ast.Field{Tag: &ast.BasicLit{Value: `"json:\"\x6fn\""`}}, "on") {
		t.Error("an escape in a name is taken for the name")
	}
}
