// Command custom is golangci-lint with pimvet: what "golangci-lint custom" builds, but
// from the module proxy alone. It pins the release that the plugin is tested
// with.
//
//	go build -o golangci-lint . && ./golangci-lint run -c ../../docs/ci/golangci.yml ./...
package main
