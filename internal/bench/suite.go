package main

// A suite is one benchmark.
type suite struct {
	name   string // by which pages quote it
	title  string
	target string // of make
	// packages are directories, relative to the repository. The figures describe
	// their code, and that of what they import in the repository.
	packages []string
}

var suites = []suite{
	{"accuracy", "Which calls are found", "accuracy", []string{"cmd/pimvet", "internal/accuracy"}},
	{"vet", "What a look costs beside other analyses", "bench-vet", []string{"cmd/pimvet", "internal/benchvet"}},
	{"spec", "What a large description costs", "bench-spec", []string{"cmd/pimvet", "internal/benchspec"}},
	{"build", "What it costs to build a program that cancels one request", "bench-build", []string{"internal/benchsdk", "internal/benchsdk/pim", "internal/benchsdk/pim-sdk", "internal/benchsdk/pim-azidentity"}},
	{"client", "What it costs to cancel a request", "bench-client", []string{"pim", "pimtest", "internal/benchclient"}},
	{"emulator", "The emulator beside a server by hand and Prism", "bench-emulator", []string{"cmd/pimd", "internal/benchserve", "internal/benchserve/plain"}},
	{"bridge", "The bridge beside a proxy", "bench-bridge", []string{"internal/benchbridge"}},
}
