# Needs Go 1.26, git and make; everything else comes as Go modules.

STATICCHECK = go run honnef.co/go/tools/cmd/staticcheck
BIN = bin

.PHONY: $(shell sed -n 's/^\([a-z-]*\):.*/\1/p' Makefile)

## demo: lint examples/legacy, show the edits, apply them to a copy, run both against the emulator
demo: pimvet pimd
	./internal/demo.sh $(BIN)/pimvet examples/legacy $(BIN)/pimd

## demo-sdk: the same for a program that uses the vendor's SDK (343 MB, minutes to compile)
demo-sdk: pimvet
	./internal/demo.sh $(BIN)/pimvet examples/graphsdk

## test: all tests that run in minutes
test: test-examples
	go test -timeout 30m ./...

test-examples:
	cd examples/stubs && go vet ./... && go test ./...
	cd examples/legacy && go vet ./... && go test ./...
	cd examples/ownlinter && go vet ./... && go test ./...
	cd examples/github && go vet ./...
	cd examples/courier && go vet ./...

## test-docs: the commands of all pages, as they are written; says what it skipped
test-docs:
	go test -count=1 -v -timeout 30m -run TestPages ./internal/docrun

## check: everything CI checks
check: lint drift
	go test -race -timeout 30m ./...
	$(MAKE) fuzz-short test-examples test-docs licences vuln test-release self demo demo-sdk test-libraries test-golangci test-remote-cache test-vendor test-bridge test-bridge-sdk test-browser accuracy

pimvet:
	go build -o $(BIN)/pimvet ./cmd/pimvet

pimd:
	go build -o $(BIN)/pimd ./cmd/pimd

## release: archives of pimvet and pimd for six platforms, of the commit, and SHA256SUMS, in bin/release
release:
	go run ./internal/release -o $(BIN)/release

## test-release: two clones give the same archives, and what is in them runs (minutes)
test-release:
	go test -count=1 -v -timeout 30m ./internal/release -args -reproduce

# What is shipped: the commands and what others import.
SHIPPED = ./analyzer/... ./bridge/... ./cmd/... ./gen/... ./openapi/... ./pim/... ./pimtest/...

## licences: fail if what is shipped depends on code under a licence that is not on the list
licences:
	cd internal/supply && go vet ./... && go test ./...
	cd internal/supply && go run ./licences -C ../.. $(SHIPPED)
	cd internal/supply && go run ./licences -C ../../golangci .

## vuln: fail if what is shipped calls code of a dependency that is known to be vulnerable
vuln:
	cd internal/supply && go run ./vuln -C ../.. $(SHIPPED)
	cd internal/supply && go run ./vuln -C ../../golangci .

## generate: stubs and rules from openapi/pim.yaml
generate:
	go generate ./...

## docs: docs/pim-migration.md from the rules; generate does it too, after the rules
docs:
	go generate ./internal/docgen

## drift: fail if generate would change a file
drift: generate
	@git diff --exit-code --stat -- gen analyzer docs || { echo "generated files are stale: run make generate and commit"; exit 1; }

lint:
	go mod tidy -diff
	cd golangci && go mod tidy -diff
	cd internal/supply && go mod tidy -diff
	@echo "gofmt:" && test -z "$$(gofmt -l $$(git ls-files '*.go' | grep -v /testdata/) | tee /dev/stderr)"
	go vet ./...
	GOOS=windows go vet ./...
	$(STATICCHECK) ./...
	cd internal/benchsdk/pim-azidentity && go vet .

## show-silence: staticcheck says nothing of calls of iteration 2 (compiles the vendor's SDK)
show-silence:
	go build -o $(BIN)/staticcheck honnef.co/go/tools/cmd/staticcheck
	cd examples/graphsdk && ../../$(BIN)/staticcheck -checks SA1019 ./iteration2/

## self: pimvet on this repository
self: pimvet
	$(BIN)/pimvet ./...

## accuracy: measure the inventory on real clients (the first time minutes and 4 GB, for the vendor SDK)
accuracy: HEAVY = -heavy
accuracy: pimvet
	cd internal/accuracy && go vet . >&2 && go test . >&2 && go run . $(HEAVY) $(if $(ROWS),-rows $(ROWS) ) -pimvet ../../$(BIN)/pimvet -o ../../$(BIN)/accuracy.txt

## corpus: pimvet on code that was not written for it (some 15 minutes on two cores; ROWS=std,lo; AGAINST=v1 instead says what that revision finds otherwise)
ROWS =
AGAINST =
corpus: pimvet $(if $(AGAINST),pimvet-against)
	go build -o $(BIN)/corpus ./internal/corpus
	$(BIN)/corpus -pimvet $(BIN)/pimvet -only "$(ROWS)" $(if $(AGAINST),-against $(BIN)/pimvet-against,-o $(BIN)/packages.tsv)

pimvet-against:
	rm -rf $(BIN)/against && mkdir -p $(BIN)/against
	git archive -o $(BIN)/against/source.tar $(AGAINST)
	cd $(BIN)/against && tar xf source.tar && go build -o ../pimvet-against ./cmd/pimvet
	rm -rf $(BIN)/against

## test-libraries: the library table against the real libraries
test-libraries:
	cd internal/librarytest && go vet ./... && go test -count=1 ./... # the go command cannot see that the test runs the analyzer

## test-vendor: the vendor's SDKs against the emulator (the first time minutes and 4 GB, to compile them)
test-vendor:
	cd internal/vendortest && go vet -tags novendor ./... && nice go vet -p 1 ./... && go test -count=1 -p 1 ./...
	cd internal/vendortest/beta && nice go vet -p 1 ./... && go test -count=1 -p 1 ./...

## test-bridge: the bridge as a process: two behind nginx, one killed; a program nobody edits; the manifest
test-bridge:
	cd internal/bridgetest && go vet ./... && go test -count=1 -v ./... # the go command cannot see that the tests build programs
	cd internal/bridgetest/manifest && go vet ./... && go test -count=1 ./...

## test-bridge-sdk: the vendor's SDK of PIM v2 against the bridge (the first time minutes and 4 GB)
test-bridge-sdk:
	cd internal/bridgetest/beta && go vet ./... && go test ./...

## test-browser: the pages in a headless Chromium, with the rules of axe-core where npm is installed
AXE_CORE = axe-core@4.14.1
test-browser: chromium
	cd internal/browsertest && go vet ./...
	@mkdir -p $(BIN)/axe && npm install --silent --no-save --prefix $(BIN)/axe $(AXE_CORE) || echo "npm cannot install $(AXE_CORE): the tests without its rules"
	@axe=$(CURDIR)/$(BIN)/axe/node_modules/axe-core/axe.min.js; test -f $$axe || axe=; \
	cd internal/browsertest && AXE=$$axe go test -count=1 -v ./... # the go command cannot see that the test runs pimvet

## load-emulator: clients of the emulator side by side, with faults, for DURATION
load-emulator: DURATION = 60s
load-emulator:
	go test -count=1 -v -timeout 0 -run '^TestLoad$$' ./pimtest -args -load $(DURATION)

## screenshot: docs/report.png, the report on examples/legacy, and docs/emulator.png, the emulator's page
screenshot: pimvet chromium
	$(BIN)/pimvet -C examples/legacy -as-of 2026-01-01 -fail-on never -format html=$(BIN)/report.html ./...
	cd internal/browsertest && go run ./screenshot ../../$(BIN)/report.html ../../docs/report.png
	cd internal/browsertest && go run ./screenshot -emulator -width 1280 -height 800 ../../docs/emulator.png

# A browser is not worth a failure: without one the tests are skipped and say so.
chromium:
	@command -v chromium >/dev/null || command -v google-chrome >/dev/null || \
	if [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null; then \
		apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -qq -y --no-install-recommends chromium fonts-liberation >/dev/null || echo "chromium could not be installed"; \
	else echo "chromium is not installed, and only root may install it: apt-get install chromium"; fi

## test-golangci: golangci-lint with pimvet against pimvet itself (the first time minutes, to build golangci-lint)
test-golangci:
	cd golangci && go vet ./... && go test -count=1 ./...
	cd golangci/custom && go vet ./... && go test -count=1 ./...

## test-remote-cache: two machines share what pimvet finds through a cache server
test-remote-cache:
	cd internal/remotecache && go vet ./... && go test -count=1 -v ./...

## bench-sdk: what programs with gen/pim, pim and the vendor's SDK cost, and the emulator next to Prism (minutes, 4 GB; VENDOR= without the vendor's SDK)
VENDOR = internal/benchsdk/vendor-sdk
bench-sdk: bench-build bench-client bench-emulator

## weigh: what programs take on that import the packages of this module, for docs/dependencies.md
weigh:
	go run ./internal/weigh $(addprefix internal/,weigh/nethttp benchsdk/pim benchsdk/pim-sdk weigh/pimtest weigh/bridge weigh/analyzer weigh/compile)

## bench-build: to build a program that cancels one request
bench-build:
	go build -o $(BIN)/benchsdk ./internal/benchsdk
	$(BIN)/benchsdk $(if $(ROWS),-rows $(ROWS) )$(addprefix internal/benchsdk/,pim pim-sdk pim-azidentity) $(VENDOR)

## bench-client: to cancel a request, over loopback and without a network; rounds alternate between the clients
bench-client:
	cd internal/vendortest && nice go test -p 1 $(if $(VENDOR),,-tags novendor) -c -o ../../$(BIN)/benchclient .
	for i in 1 2 3 4 5 6; do $(BIN)/benchclient -test.run '^$$' -test.bench Cancel -test.benchtime 300ms; done >$(BIN)/benchclient.txt
	cd internal/vendortest && go tool benchstat -col /client ../../$(BIN)/benchclient.txt
	$(if $(ROWS),go run ./internal/benchclient -rows $(ROWS) $(BIN)/benchclient.txt)

## bench-emulator: requests per second and memory of the emulator, a server by hand and Prism
PRISM = @stoplight/prism-cli@5.16.0
bench-emulator: wrk
	go build -o $(BIN)/ ./cmd/pimd ./internal/benchserve ./internal/benchserve/plain
	@mkdir -p $(BIN)/prism && npm install --silent --no-save --prefix $(BIN)/prism $(PRISM) || echo "npm cannot install $(PRISM): the comparison without it"
	@prism=$(BIN)/prism; test -d $$prism/node_modules/@stoplight/prism-cli || prism=; \
	$(BIN)/benchserve $(if $(ROWS),-rows $(ROWS) )-pimd $(BIN)/pimd -plain $(BIN)/plain -prism "$$prism" openapi/pim.yaml

# Without wrk the load comes from a loop in Go.
wrk:
	@command -v wrk >/dev/null || \
	if [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null; then \
		apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -qq -y --no-install-recommends wrk >/dev/null || echo "wrk could not be installed"; \
	else echo "wrk is not installed, and only root may install it: apt-get install wrk"; fi

## bench-vet: what pimvet costs next to other analyses (long; ROUNDS=3)
ROUNDS = 1
bench-vet: pimvet
	go build -o $(BIN)/benchvet ./internal/benchvet
	$(BIN)/benchvet $(if $(ROWS),-rows $(ROWS) )-pimvet $(BIN)/pimvet -rounds $(ROUNDS) internal/accuracy github.com/google/go-github/v84/github
	$(BIN)/benchvet $(if $(ROWS),-rows $(ROWS) )-pimvet $(BIN)/pimvet -rounds $(ROUNDS) . std
	$(BIN)/benchvet $(if $(ROWS),-rows $(ROWS) )-pimvet $(BIN)/pimvet -rounds $(ROUNDS) examples/graphsdk

## bench-spec: what -spec costs, with GitHub's description (13 MB, by npm) and a module of 300 packages
bench-spec: pimvet
	test -f $(BIN)/package/generated/api.github.com.json || (cd $(BIN) && npm pack --silent @octokit/openapi@23.0.2 && tar xzf octokit-openapi-23.0.2.tgz package/generated/api.github.com.json)
	go run ./internal/benchspec $(if $(ROWS),-rows $(ROWS) )-pimvet $(BIN)/pimvet $(BIN)/package/generated/api.github.com.json

## bench-bridge: the bridge next to httputil.ReverseProxy, in front of one emulator
bench-bridge:
	go run ./internal/benchbridge $(if $(ROWS),-rows $(ROWS) )

## soak-bridge: load a bridge for DURATION and watch its memory
soak-bridge: DURATION = 10m
soak-bridge: pimd
	go run ./internal/benchbridge -soak -pimd $(BIN)/pimd -time $(DURATION)

## bench: every benchmark whose figures the pages quote, in one table; writes docs/benchmarks.md (ONLY=name: one of them)
bench:
	go run ./internal/bench run $(if $(ONLY),-only $(ONLY))
	go run ./internal/bench paste

## bench-paste: put the figures of docs/benchmarks.json into the pages
bench-paste:
	go run ./internal/bench paste

## bench-age: fail if the code has changed since its figures were measured
bench-age:
	go run ./internal/bench age

## fuzz: every fuzz target of the module for FUZZTIME each
FUZZTIME = 10m
fuzz:
	./internal/fuzz.sh $(FUZZTIME)

## fuzz-short: the same for 5 seconds each, which takes minutes
fuzz-short:
	./internal/fuzz.sh 5s
