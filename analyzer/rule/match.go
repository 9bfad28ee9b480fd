package rule

import "slices"

// A Match is a request that reaches a deprecated operation.
type Match struct {
	*Operation
	set *Set
}

// Set returns the set that m is of.
func (m Match) Set() *Set { return m.set }

// Successor returns the operation that r names.
func (m Match) Successor(r Replacement) *Operation { return m.set.Operation(r.OperationID) }

// Reaches reports whether a request with the given method and URL reaches op,
// an operation of the set of m.
func (m Match) Reaches(op *Operation, method, rawURL string) bool {
	return m.set.Find(method, rawURL) == op
}

// Refines reports whether m is other with literal text for some of its path
// parameters, and other names all that replaces m: who reads of other need not
// read of m. /requests/my is no refinement of /requests/{id}, since something
// else replaces it.
func (m Match) Refines(other Match) bool {
	if m.set != other.set || m.Method != other.Method {
		return false
	}
	named := func(r Replacement) bool {
		return slices.ContainsFunc(other.Deprecation.Replacements, func(o Replacement) bool { return o.OperationID == r.OperationID })
	}
	for _, r := range m.Deprecation.Replacements {
		if !named(r) {
			return false
		}
	}
	return slices.EqualFunc(m.set.template(m.Path), m.set.template(other.Path), func(a, b string) bool { return a == b || b == unknownText })
}

// template is a path template, cut up.
func (s *Set) template(path string) []string {
	return s.segments(braces.ReplaceAllString(path, unknownText))
}

// Match finds the deprecated operation that a request with the given method
// ("" if unknown) and URL reaches. In the URL {} stands for unknown text, and
// so does a name in braces.
func (s *Set) Match(method, rawURL string) (Match, bool) {
	op := s.Find(method, rawURL)
	if op == nil || op.Deprecation == nil {
		return Match{}, false
	}
	return Match{op, s}, true
}

// Find finds the operation, deprecated or not, that a request reaches, or nil.
// It takes what Match takes. Of operations that differ only in the method, where
// that is unknown, it is a live one.
func (s *Set) Find(method, rawURL string) *Operation {
	u := s.parse(rawURL)
	if len(u.segments) == 0 {
		return nil
	}
	var best *template
	candidates := s.candidates(method, u)
	for _, t := range candidates {
		if !t.matches(u) {
			continue
		}
		switch {
		case best == nil || t.beats(best, u):
			best = t
		case method == "" && t.op.Path == best.op.Path && t.op.Deprecation == nil:
			best = t // the method decides, and is not known: silent
		}
	}
	if best == nil {
		return nil
	}
	for _, t := range candidates {
		if best.op.Deprecation != nil && t.op.Deprecation == nil && t.shadows(best, u) {
			return t.op
		}
	}
	return best.op
}
