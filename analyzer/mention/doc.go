// Package mention finds the strings of a package that name something for the
// program to use: a path to request, a permission to ask for.
//
//	log.Print("see /beta/privilegedRoles")   // shown
//	case "/beta/privilegedRoles":            // compared
//	return "/beta/privilegedRoles"           // data
//
// A string is data if it is kept in a constant, variable, field, slice or map,
// returned, or handed to a function that may put it to such use. It is not if
// the program only shows it (a log line, a help text) or compares with it: a
// case label, a map's key, the pattern of a handler, the prefix that a request
// is tested for. A server that answers requests for a path spells the path as
// well, and does not call it.
//
// What becomes of a constant or variable is what becomes of its uses in the
// package; the same goes for parameters and results of its functions. If one
// use compares, the string counts as compared. A constant of another package is
// looked at where it is used, unless that is the standard library.
//
// Known holes: fields once they are set, function values, maps, and what other
// packages do with a variable or a result. Where nothing is known the string
// counts as data, except as an argument of the standard library. Functional
// options are taken for handlers.
package mention
