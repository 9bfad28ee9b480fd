// Package compile makes rules from an API description: OpenAPI 3.0 or 3.1 or
// Swagger 2.0, YAML or JSON, with the local files that it refers to and with
// overlays.
//
//	set, _, err := compile.File("openapi.yaml", "overlay.yaml")
//	if err != nil {
//		return err
//	}
//	linter := analyzer.New(set)
//
// It reads `deprecated: true` and what vendors write beside it, which
// docs/any-api.md lists, and this project's x-replaced-by, x-no-replacement,
// x-permissions, x-shared-permissions and x-path-style; openapi/pim.yaml says
// what they mean.
//
// It is apart from package rule so that a linter, which starts once a package,
// does not load an OpenAPI library each time.
package compile
