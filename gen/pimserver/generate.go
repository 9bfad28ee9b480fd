package pimserver

//go:generate go run github.com/oapi-codegen/oapi-codegen/v2/cmd/oapi-codegen -config server.yaml -o server.gen.go ../../openapi/pim.yaml
