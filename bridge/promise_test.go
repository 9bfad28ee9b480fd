package bridge_test

import (
	"flag"
	"fmt"
	"os"
	"slices"
	"strings"
	"testing"

	"github.com/pimigrate/pimigrate/bridge"
	"github.com/pimigrate/pimigrate/internal/contract"
)

var update = flag.Bool("update", false, "write the table of promises into docs/bridge.md")

const page = "../docs/bridge.md"

// TestPromises compares the table in docs/bridge.md with the code.
func TestPromises(t *testing.T) {
	data, err := os.ReadFile(page)
	if err != nil {
		t.Fatal(err)
	}
	before, rest, ok1 := strings.Cut(string(data), "-update -->\n")
	old, after, ok2 := strings.Cut(rest, "<!-- /promises -->")
	if !ok1 || !ok2 {
		t.Fatal("the page has no place for the table")
	}
	want := table()
	if *update {
		if err := os.WriteFile(page, []byte(before+"-update -->\n"+want+"<!-- /promises -->"+after), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	if old != want {
		t.Errorf("the table is not what the code does: run go test ./bridge -run TestPromises -update")
	}
}

// table has what is bridged, one operation a line, and what is refused.
func table() string {
	var b strings.Builder
	for _, p := range []bridge.Promise{bridge.Exact, bridge.Synthesised} {
		fmt.Fprintf(&b, "| %s | calls | what differs |\n|---|---|---|\n", p)
		for _, e := range entries(p) {
			fmt.Fprintf(&b, "| `%s %s` | %s | %s |\n", e.Method, e.Path, code(e.Calls), e.Note)
		}
		b.WriteString("\n")
	}
	b.WriteString("| refused | call instead |\n|---|---|\n")
	for _, e := range entries(bridge.Refused) {
		fmt.Fprintf(&b, "| `%s %s` | %s |\n", e.Method, e.Path, code(e.Calls))
	}
	return b.String() + "\n"
}

func entries(p bridge.Promise) []bridge.Entry {
	return slices.DeleteFunc(bridge.Promises(), func(e bridge.Entry) bool { return e.Promise != p })
}

func code(operations []string) string {
	if len(operations) == 0 {
		return "nothing: 410"
	}
	return "`" + strings.Join(operations, "`, `") + "`"
}

// TestPromisesAreKept checks that the table names operations that there are, that what it
// promises has an implementation, and that nothing else has.
func TestPromisesAreKept(t *testing.T) {
	promised := 0
	for _, e := range bridge.Promises() {
		if e.Promise != bridge.Refused {
			promised++
		}
		for _, c := range e.Calls {
			op := contract.ByID(c)
			if op == nil || op.Deprecation != nil {
				t.Errorf("%s: %s is no operation of PIM v3", e.Operation, c)
			}
		}
	}
	if methods := bridge.Bridged(); len(methods) != promised {
		t.Errorf("%d operations are promised, and %d have methods: %q", promised, len(methods), methods)
	}
	for _, e := range bridge.Promises() {
		name := contract.ByID(e.Operation).GoName
		if slices.Contains(bridge.Bridged(), name) != (e.Promise != bridge.Refused) {
			t.Errorf("%s is %s", e.Operation, e.Promise)
		}
	}
}
