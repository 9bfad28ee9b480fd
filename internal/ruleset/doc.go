// Package ruleset hands rules from pimvet to the processes in which the go
// command runs it.
//
// Those processes get no arguments of pimvet's. They get its environment, and
// there [Env] lists the rule files:
//
//	PIMVET_RULES=pim:/etc/pimvet/github.json go vet -vettool=$(which pimvet) ./...
//
// The go command keeps results under a key in which the environment has no
// part. So the digest of all rules is made part of the tool's version, which
// is in the key: see vetdriver.DefineFlags.
package ruleset
