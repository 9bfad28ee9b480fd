#!/usr/bin/env bash
# Lints an example, shows the edits, applies them to a copy, and shows that the
# edited calls are gone and the copy still compiles. With PIMD it runs cmd/legacy of
# both, the example and the copy, against the emulator.
#   demo.sh PIMVET EXAMPLE [PIMD]
set -euo pipefail
pimvet=$(realpath "$1") example=$2 pimd=${3:-}
say() { printf '\n--- %s\n' "$*"; }

# status N COMMAND...: run COMMAND, which must exit with N.
status() {
	local want=$1 got=0
	shift
	"$@" || got=$?
	[ "$got" -eq "$want" ] || { echo "demo: '$*' exited with $got, want $want" >&2; exit 1; }
}

out=$(mktemp) copy=$(mktemp -d)
trap 'rm -rf "$copy" "$out"' EXIT

say "pimvet -C $example ./...: every call of a retired operation"
status 1 "$pimvet" -C "$example" ./... | tee "$out"

say "compared with $example/expected.txt"
found() {
	local line place='^'$example'/([^:]*):[0-9]+:[0-9]+: .*\[([A-Za-z]+)\]$'
	while IFS= read -r line; do
		[[ $line =~ $place ]] && echo "${BASH_REMATCH[1]} ${BASH_REMATCH[2]}"
	done
	return 0
}
found <"$out" | LC_ALL=C sort >"$copy/found.txt"
git diff --no-index --no-prefix "$example/expected.txt" "$copy/found.txt" \
	|| { echo "demo: the findings are not the expected ones" >&2; exit 1; }
echo "all $(wc -l <"$example/expected.txt") are found, and nothing else"

say "pimvet -C $example -diff ./...: the edits"
status 1 "$pimvet" -C "$example" -diff ./...

say "pimvet -fix on a copy"
root=$PWD
cp -r "$example" "$copy/example"
go -C "$copy/example" mod edit -replace "github.com/pimigrate/pimigrate=$root"
left=0
"$pimvet" -C "$copy/example" -fix ./... || left=$?
[ "$left" -le 1 ] || exit "$left"

say "the copy still compiles"
go -C "$copy/example" build ./...
go -C "$copy/example" vet ./...
say "a second run changes nothing"
status 0 "$pimvet" -C "$copy/example" -diff ./...

[ -n "$pimd" ] || exit 0
say "cmd/legacy against pimd emulate, in the place of graph.microsoft.com"
go -C "$example" build -o "$copy/before" ./cmd/legacy
go -C "$copy/example" build -o "$copy/after" ./cmd/legacy
go run ./internal/demorun -pimd "$pimd" "$copy/before" "$copy/after"
