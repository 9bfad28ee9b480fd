package vetdriver

import (
	"fmt"
	"strings"
	"testing"
)

// configurationsFor returns the configurations linux and windows. Both build
// shared.go; each builds a file of its own.
func configurationsFor(linux, windows []Finding) []*roots {
	var all []*roots
	for name, fs := range map[string][]Finding{"linux": linux, "windows": windows} {
		r := newRoots(Configuration{Platform: name})
		r.built["shared.go"], r.built[name+".go"] = true, true
		r.findings = fs
		all = append(all, r)
	}
	if all[0].Platform != "linux" {
		all[0], all[1] = all[1], all[0]
	}
	return all
}

// at returns a finding in line 1 of a file with edits such as "shared.go:7",
// each of one byte.
func at(file, message string, edits ...string) Finding {
	f := Finding{File: file, Line: 1, Message: message, Edits: []Edit{}}
	for _, e := range edits {
		name, offset, _ := strings.Cut(e, ":")
		n := 0
		fmt.Sscan(offset, &n)
		f.Edits = append(f.Edits, Edit{File: name, Start: n, End: n + 1})
	}
	return f
}

func showAll(fs []Finding) string {
	var lines []string
	for _, f := range fs {
		line := f.File + " " + f.Message
		for _, e := range f.Edits {
			line += fmt.Sprintf(" %s:%d", e.File, e.Start)
		}
		if f.Configurations != nil {
			line += fmt.Sprint(" in ", f.Configurations)
		}
		if f.Withheld != "" {
			line += " (" + f.Withheld + ")"
		}
		lines = append(lines, line)
	}
	return strings.Join(lines, "\n")
}

func TestMerge(t *testing.T) {
	tests := []struct {
		name           string
		linux, windows []Finding
		want           string
	}{
		{"nothing", nil, nil, ""},
		{"the same",
			[]Finding{at("shared.go", "m", "shared.go:1")},
			[]Finding{at("shared.go", "m", "shared.go:1")},
			"shared.go m shared.go:1"},
		{"a file that one builds",
			nil, []Finding{at("windows.go", "m", "windows.go:1")},
			"windows.go m windows.go:1 in [windows]"},
		{"one finds nothing in a file that both build",
			[]Finding{at("shared.go", "m", "shared.go:1")}, nil,
			"shared.go m in [linux] (windows does not make the same edit of shared.go)"},
		{"different edits",
			[]Finding{at("shared.go", "m", "shared.go:1")},
			[]Finding{at("shared.go", "m", "shared.go:2")},
			"shared.go m (windows does not make the same edit of shared.go)"},
		{"one has no edit",
			[]Finding{at("shared.go", "m, not edited")},
			[]Finding{at("shared.go", "m", "shared.go:1")},
			"shared.go m in [windows] (linux does not make the same edit of shared.go)\nshared.go m, not edited in [linux]"},
		{"different messages, the same edit",
			[]Finding{at("shared.go", "m", "shared.go:1")},
			[]Finding{at("shared.go", "n", "shared.go:1")},
			"shared.go m shared.go:1 in [linux]\nshared.go n shared.go:1 in [windows]"},
		{"each edits its own file",
			[]Finding{at("shared.go", "m", "linux.go:1")},
			[]Finding{at("shared.go", "m", "windows.go:2")},
			"shared.go m linux.go:1 windows.go:2"},
		{"a shared constant that one uses otherwise",
			[]Finding{at("linux.go", "m", "linux.go:1", "shared.go:1")}, nil,
			"linux.go m in [linux] (windows does not make the same edit of shared.go)"},
		{"withheld for one, then for the other",
			[]Finding{at("linux.go", "m", "shared.go:1", "shared.go:2")},
			[]Finding{at("windows.go", "n", "shared.go:1"), at("windows.go", "o", "windows.go:3")},
			"linux.go m in [linux] (windows does not make the same edit of shared.go)\n" +
				"windows.go n in [windows] (linux does not make the same edit of shared.go)\n" +
				"windows.go o windows.go:3 in [windows]"},
	}
	for _, test := range tests {
		got := showAll(merge(configurationsFor(test.linux, test.windows)).findings())
		if got != test.want {
			t.Errorf("%s: got\n%s\nwant\n%s", test.name, got, test.want)
		}
	}
}

// What cannot be made for one configuration is not made for another one that
// shares an edit with it.
func TestWithhold(t *testing.T) {
	m := merge(configurationsFor(
		[]Finding{at("linux.go", "m", "linux.go:1", "shared.go:1"), at("shared.go", "p", "shared.go:9")},
		[]Finding{at("shared.go", "p", "shared.go:9"), at("windows.go", "n", "shared.go:1")},
	))
	if skips := m.withheld(); len(skips) > 0 {
		t.Fatalf("withheld at first: %v", skips)
	}
	skipped := []Skip{{Finding: m.findings()[0]}}
	if !m.withhold(skipped) {
		t.Error("the edit is not withheld")
	}
	want := "linux.go m linux.go:1 shared.go:1 in [linux]\nshared.go p shared.go:9\n" +
		"windows.go n in [windows] (linux does not make the same edit of shared.go)"
	if got := showAll(m.findings()); got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
	if m.withhold(skipped) {
		t.Error("withheld a second time")
	}
}
