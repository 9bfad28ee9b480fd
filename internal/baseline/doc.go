// Package baseline keeps the findings that are known already, so that only new
// ones are reported:
//
//	known, err := baseline.Read("pimvet-baseline.json")
//	...
//	r.Keep(func(f report.Finding) bool { return !known.Has(f) })
//	for _, e := range known.Stale(r.Files, present) { ... } // fixed: to be taken out
//
// A finding is known by its fingerprint: lines may move. The file is JSON, in
// the order of file, rule and fingerprint, so that it can be read and merged in
// a version control system.
package baseline
