package pim

//go:generate go run github.com/oapi-codegen/oapi-codegen/v2/cmd/oapi-codegen -config models.yaml -o models.gen.go ../../openapi/pim.yaml
//go:generate go run github.com/oapi-codegen/oapi-codegen/v2/cmd/oapi-codegen -config client.yaml -o client.gen.go ../../openapi/pim.yaml
