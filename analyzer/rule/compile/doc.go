// Package compile makes rules from an OpenAPI document.
//
// It reads `deprecated: true`, x-ms-deprecation, x-permissions,
// x-shared-permissions, x-replaced-by, x-no-replacement and x-path-style;
// openapi/pim.yaml says what they mean. It is apart from package rule so that a linter, which starts once a package,
// does not load an OpenAPI library each time.
package compile
