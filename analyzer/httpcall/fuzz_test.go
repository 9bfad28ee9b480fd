package httpcall

import (
	"fmt"
	"net/url"
	"path"
	"strings"
	"testing"
)

// lit is the text of e, which must be fully known.
func lit(e *expr) (string, bool) {
	ws := words(e)
	if len(ws) != 1 {
		return "", false
	}
	return ws[0], true
}

// FuzzFormat holds the model of Sprintf against Sprintf.
func FuzzFormat(f *testing.F) {
	for _, s := range []string{"", "%s", "/a/%s/b/%v", "%[2]s/%[1]s", "100%%", "%", "%d%", "%s%s%s", "%!", "%-5s|%q", "%[1]s%[1]s%s", "%[9]s", "%*s"} {
		f.Add(s, "x", "y/z")
	}
	f.Fuzz(func(t *testing.T, format, a, b string) {
		e := sprintf([]*expr{mkText(format), mkList([]*expr{mkText(a), mkText(b)})})
		got, known := lit(e)
		if want := fmt.Sprintf(format, a, b); known && got != want && !strings.Contains(want, "%!") {
			t.Errorf("Sprintf(%q, %q, %q) = %q, the model says %q", format, a, b, want, got)
		}
	})
}

// FuzzText holds the models of package strings against it.
func FuzzText(f *testing.F) {
	for _, s := range []string{"", "/", "/a/b/", "{id}/x", "aXbXc"} {
		f.Add(s, "/", "x")
	}
	f.Fuzz(func(t *testing.T, s, x, y string) {
		a := func(texts ...string) (out []*expr) {
			for _, s := range texts {
				out = append(out, mkText(s))
			}
			return out
		}
		for name, want := range map[string]string{
			"strings.TrimSuffix": strings.TrimSuffix(s, x),
			"strings.TrimPrefix": strings.TrimPrefix(s, x),
			"strings.TrimRight":  strings.TrimRight(s, x),
			"strings.TrimLeft":   strings.TrimLeft(s, x),
			"strings.Trim":       strings.Trim(s, x),
		} {
			if got, known := lit(mkApply(name, a(s, x)...)); known && got != want {
				t.Errorf("%s(%q, %q) = %q, the model says %q", name, s, x, want, got)
			}
		}
		if got, known := lit(mkApply("strings.ReplaceAll", a(s, x, y)...)); known && got != strings.ReplaceAll(s, x, y) {
			t.Errorf("ReplaceAll(%q, %q, %q): the model says %q", s, x, y, got)
		}
	})
}

// FuzzURL holds the models of net/url and path.Join against them, for the URLs
// that programs build: no dot segments, no escapes.
func FuzzURL(f *testing.F) {
	for _, s := range []string{"https://h/v1/", "https://h", "https://h/a/b?c=d", "//h/x", "a/b", "/a"} {
		for _, ref := range []string{"x/y", "/x", "https://other/z", "?q=1", "", "./x"} {
			f.Add(s, ref)
		}
	}
	f.Fuzz(func(t *testing.T, base, ref string) {
		if strings.ContainsAny(base+ref, "%\\ \t#@:[]{}|^`\"<>'") && !strings.HasPrefix(base, "https://") || strings.Contains(base+ref, "..") || strings.Contains(base+"/"+ref, "//") && !strings.HasPrefix(base, "https://") {
			return
		}
		u, err := url.Parse(base)
		if err != nil || u.Host == "" || u.Opaque != "" || u.String() != base {
			return
		}
		r, err := url.Parse(ref)
		if err != nil || r.String() != ref || r.Host != "" || r.Path == "" || strings.Contains(ref, "//") || strings.Contains(r.Path, "./") || strings.HasSuffix(r.Path, ".") || strings.Contains(u.Path, "./") || strings.HasSuffix(u.Path, ".") || strings.Contains(u.Path, "//") {
			return
		}
		want := u.ResolveReference(r).String()
		if got, known := lit(resolveReference([]*expr{mkText(base), mkText(ref)})); known && got != want {
			t.Errorf("%q resolved against %q is %q, the model says %q", ref, base, want, got)
		}
		if joined := path.Join("/a", r.Path); !strings.HasSuffix(r.Path, "/") {
			if got, known := lit(pathJoin([]*expr{mkList([]*expr{mkText("/a"), mkText(r.Path)})})); known && got != joined {
				t.Errorf("path.Join(/a, %q) = %q, the model says %q", r.Path, joined, got)
			}
		}
	})
}

// FuzzDecode feeds facts that this version did not write.
func FuzzDecode(f *testing.F) {
	f.Add("1;l3;GETc2;l9;https://xp1;0;0;0;")
	f.Add("0;1;o2;3;URLo1;4;textl1;a6;Methodp0;0;0;")
	f.Fuzz(func(t *testing.T, s string) {
		d := decoder{s: s}
		sum := d.summary()
		if d.err != nil {
			return
		}
		for _, r := range sum.requests { // it can be used like any other
			patterns(substitute(r.url, []*expr{mkText("a"), anything}, nil))
			words(substitute(r.method, []*expr{mkText("a"), anything}, nil))
		}
	})
}
