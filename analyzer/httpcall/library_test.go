package httpcall

import "testing"

func TestFullName(t *testing.T) {
	for _, c := range []struct{ path, name, want string }{
		{"net/http", "NewRequest", "net/http.NewRequest"},
		{"net/http", "(*Client).Do", "(*net/http.Client).Do"},
		{"resty.dev/v3", "(*Request).Get", "(*resty.dev/v3.Request).Get"},
		{"gopkg.in/x.v1", "(Doer).Do", "(gopkg.in/x.v1.Doer).Do"},
	} {
		if got := (library{path: c.path}).full(c.name); got != c.want {
			t.Errorf("%s in %s is %s, want %s", c.name, c.path, got, c.want)
		}
	}
}

// TestRows looks for what the rows refer to by name: the types of requests and
// the models that join URLs.
func TestRows(t *testing.T) {
	operand := func(row string, o operand) {
		if o.base != nil && models[o.join] == nil {
			t.Errorf("%s: no model %q", row, o.join)
		}
	}
	for name, s := range sinks {
		if _, ok := requestTypes[s.makes]; s.makes != "" && !ok {
			t.Errorf("%s: no request type %s", name, s.makes)
		}
		operand(name, s.url)
	}
	for _, rows := range []map[string][]part{objects, setters} {
		for name, parts := range rows {
			for _, p := range parts {
				operand(name, p.value)
			}
		}
	}
}
