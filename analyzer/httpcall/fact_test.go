package httpcall

import (
	"bytes"
	"encoding/gob"
	"fmt"
	"go/types"
	"os"
	"strings"
	"testing"

	"golang.org/x/tools/go/analysis"
)

// factsOf analyzes src and returns its facts, gob-encoded, by object.
func factsOf(t *testing.T, src string) map[string][]byte {
	t.Helper()
	facts := map[string][]byte{}
	pass := check(t, src)
	pass.ExportObjectFact = func(obj types.Object, f analysis.Fact) {
		var b bytes.Buffer
		if err := gob.NewEncoder(&b).Encode(f); err != nil {
			t.Fatalf("encode the fact of %s: %v", obj, err)
		}
		facts[obj.String()] = b.Bytes()
	}
	if _, err := run(pass); err != nil {
		t.Fatal(err)
	}
	return facts
}

// shapesSource is the example package without its header, for check.
func shapesSource(t *testing.T) string {
	t.Helper()
	data, err := os.ReadFile("testdata/src/shapes/shapes.go")
	if err != nil {
		t.Fatal(err)
	}
	_, rest, ok := strings.Cut(string(data), "import (\n")
	if !ok {
		t.Fatal("no import declaration in the example")
	}
	return "import (\n" + strings.Replace(rest, "\t\"net/http\"\n", "", 1) // check has it
}

func TestFactsAreDeterministic(t *testing.T) {
	first := factsOf(t, shapesSource(t))
	if len(first) < 5 {
		t.Fatalf("%d facts, want more", len(first))
	}
	for range 3 {
		second := factsOf(t, shapesSource(t))
		if len(first) != len(second) {
			t.Fatalf("%d facts, then %d", len(first), len(second))
		}
		for name, data := range first {
			if !bytes.Equal(data, second[name]) {
				t.Errorf("the fact of %s differs between runs", name)
			}
		}
	}
}

func TestFactsSurviveGob(t *testing.T) {
	pass := check(t, shapesSource(t))
	n := 0
	pass.ExportObjectFact = func(obj types.Object, f analysis.Fact) {
		var texts []string
		var b bytes.Buffer
		gob.NewEncoder(&b).Encode(f)
		switch f := f.(type) {
		case *funcFact:
			g := new(funcFact)
			gob.NewDecoder(&b).Decode(g)
			if *g != *f {
				t.Errorf("%s: gob changed the fact", obj)
			}
			texts = append(texts, g.Summary)
		case *typeFact:
			g := new(typeFact)
			gob.NewDecoder(&b).Decode(g)
			for _, m := range g.Methods {
				texts = append(texts, m.Text)
			}
		}
		for _, text := range texts {
			d := decoder{s: text}
			s := d.summary()
			if d.err != nil || d.s != "" {
				t.Errorf("%s: decode %q: %v, %q left", obj, text, d.err, d.s)
			}
			var e encoder
			e.summary(s)
			if e.String() != text {
				t.Errorf("%s: encoded anew\n %q is\n %q", obj, text, e.String())
			}
			n++
		}
	}
	if _, err := run(pass); err != nil {
		t.Fatal(err)
	}
	if n < 10 {
		t.Errorf("%d summaries, want more", n)
	}
}

// factBudget is what the facts of one function may cost on average, in bytes.
const factBudget = 400

func TestFactBudget(t *testing.T) {
	const n = 500
	for name, source := range shapes {
		// Facts are kept for exported functions only.
		src := strings.ReplaceAll(source(n), "func f", "func F")
		src = strings.ReplaceAll(src, " f", " F")
		for i := range 10 {
			src = strings.ReplaceAll(src, fmt.Sprintf("{f%d", i), fmt.Sprintf("{F%d", i))
		}
		total, largest := 0, 0
		for _, data := range factsOf(t, src) {
			total += len(data)
			largest = max(largest, len(data))
		}
		if total > n*factBudget && name != "recursion" && name != "growing" {
			t.Errorf("%s: facts of %d functions take %d bytes, the budget is %d each", name, n, total, factBudget)
		}
		if largest > 64<<10 {
			t.Errorf("%s: one fact takes %d bytes", name, largest)
		}
	}
}
