package rewrite

import (
	"slices"
	"strings"
)

// A run is the static segments between two parameters of a path, before and
// after.
type run struct{ old, new []string }

// align cuts both paths at their parameters. Those of the successor must be
// the same ones in the same order, but for constants; else it says why not.
// Ids keep their places so that each literal between them keeps its own.
func align(old, next string, parameters map[string]string) (runs []run, why string) {
	oldRuns, oldNames := cut(old)
	newRuns, newNames := cut(filled(next, parameters))
	var sources []string
	for _, n := range newNames {
		source, ok := strings.CutPrefix(parameters[n], "$request.path.")
		if !ok || !slices.Contains(oldNames, source) {
			return nil, "the successor's path needs the id " + n
		}
		sources = append(sources, source)
	}
	for _, n := range oldNames {
		if !slices.Contains(sources, n) {
			return nil, "the id " + n + " leaves the path"
		}
	}
	if !slices.Equal(sources, oldNames) {
		return nil, "the ids in the path change places"
	}
	for i := range oldRuns {
		runs = append(runs, run{oldRuns[i], newRuns[i]})
	}
	return runs, ""
}

// filled is path with the parameters filled in that are constants.
func filled(path string, parameters map[string]string) string {
	for name, value := range parameters {
		if !strings.HasPrefix(value, "$") {
			path = strings.ReplaceAll(path, "{"+name+"}", value)
		}
	}
	return path
}

// cut splits a path template into runs of static segments and the names of
// the parameters between them.
func cut(path string) (runs [][]string, names []string) {
	runs = [][]string{nil}
	for seg := range strings.SplitSeq(strings.Trim(path, "/"), "/") {
		if name, ok := strings.CutPrefix(seg, "{"); ok && strings.HasSuffix(name, "}") {
			names = append(names, strings.TrimSuffix(name, "}"))
			runs = append(runs, nil)
			continue
		}
		runs[len(runs)-1] = append(runs[len(runs)-1], seg)
	}
	return runs, names
}

// A change is what becomes of neighbours in a run: segments old, the first of
// which is number at of the run, become next. Neither is empty.
type change struct {
	at        int
	old, next []string
}

// change is the smallest change that makes r.new of r.old. It returns false if
// there is none: they are equal, or one of them has no segment to hold on to.
func (r run) change() (c change, ok bool) {
	old, next := r.old, r.new
	front, back := 0, 0
	for front < min(len(old), len(next)) && old[front] == next[front] {
		front++
	}
	for back < min(len(old), len(next))-front && old[len(old)-1-back] == next[len(next)-1-back] {
		back++
	}
	switch {
	case slices.Equal(old, next):
		return change{}, false
	case front+back < min(len(old), len(next)):
	case back > 0: // segments only come or only go: the neighbour is replaced with them
		back--
	case front > 0:
		front--
	default:
		return change{}, false
	}
	return change{front, old[front : len(old)-back], next[front : len(next)-back]}, true
}
