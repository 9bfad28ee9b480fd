#!/usr/bin/env bash
# Runs every fuzz target of the module for a while, or those of some packages:
#   fuzz.sh TIME [PACKAGE...]
# It finds the targets by itself. An input that makes one fail stays in the package's
# testdata/fuzz, to be committed with the repair; the other targets run all the same.
set -euo pipefail
time=$1
shift
[ $# -gt 0 ] || set -- ./...
out=$(mktemp) bin=$(mktemp -d)
trap 'rm -rf "$bin" "$out"' EXIT
cache=$(go env GOCACHE)/fuzz
targets=0 crashers=()

# fuzz DIRECTORY PACKAGE TARGET: run one target and note what it finds. Up to Go 1.26 the
# end of the time can be taken for a failure, golang.org/issue/75804: then there is no
# input. To make inputs small that only reach new code would take most of the time.
fuzz() {
	local input
	targets=$((targets + 1))
	if (cd "$1" && "$bin/fuzz.test" -test.run '^$' -test.fuzz "^$3\$" -test.fuzztime "$time" -test.fuzzminimizetime 100x -test.fuzzcachedir "$cache/$2") >"$out" 2>&1; then
		printf '%-60s %s\n' "$2 $3" "$(sed -n 's/^fuzz: elapsed: .*\(execs: [0-9]*\).*/\1/p' "$out" | tail -1)"
		return
	fi
	input=$(sed -n 's/^ *Failing input written to //p' "$out" | tail -1)
	if [ -z "$input" ] && grep -qx ' *context deadline exceeded' "$out"; then
		printf '%-60s %s\n' "$2 $3" "no failing input; the time ran out amid one"
		return
	fi
	cat "$out"
	crashers+=("$2 $3${input:+: $1/$input; repeat it with: go test -run '${input#testdata/fuzz/}' $2}")
}

while read -r package directory; do
	grep -qs '^func Fuzz' "$directory"/*_test.go || continue
	go test -c -fuzz . -o "$bin/fuzz.test" "$package"
	for target in $(cd "$directory" && "$bin/fuzz.test" -test.list '^Fuzz' | grep '^Fuzz'); do
		fuzz "$directory" "$package" "$target"
	done
done < <(go list -f '{{.ImportPath}} {{.Dir}}' "$@")

[ $targets -gt 0 ] || { echo "fuzz: there are no targets in $*" >&2; exit 2; }
if [ ${#crashers[@]} -gt 0 ]; then
	printf '\nfuzz: %d of %d targets FAIL:\n' ${#crashers[@]} $targets
	printf '  %s\n' "${crashers[@]}"
	exit 1
fi
echo "fuzz: $targets targets, $time each, none fails"
