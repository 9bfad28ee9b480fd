// Package rulecache compiles API descriptions once and keeps the rule files in
// the user's cache directory.
//
//	file, err := rulecache.Compile("api.github.com.json")
//
// The second call returns the same file without reading the description as
// OpenAPI, which takes seconds for a large one: it compares the content of the
// files that the first call read.
package rulecache
