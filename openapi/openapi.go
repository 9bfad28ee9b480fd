package openapi

import _ "embed"

// PIM is the document, in YAML (OpenAPI 3.0.3). Treat it as read-only.
//
//go:embed pim.yaml
var PIM []byte
