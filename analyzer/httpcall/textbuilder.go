package httpcall

// A mutator is a function of the standard library that writes text through
// one of its arguments.
type mutator struct {
	target int
	path   []string
	value  func(args []*expr) *expr
}

// builtText names the text a builder holds so far.
const builtText = "…text"

func built(b *expr) *expr { return mkField(b, builtText) }

func writes(more func(args []*expr) *expr) mutator {
	return mutator{0, []string{builtText}, func(a []*expr) *expr { return mkConcat(built(a[0]), more(a)) }}
}

var mutators = map[string]mutator{
	"(*strings.Builder).WriteString": writes(func(a []*expr) *expr { return a[1] }),
	"(*strings.Builder).WriteByte":   writes(func(a []*expr) *expr { return char(a[1]) }),
	"(*strings.Builder).WriteRune":   writes(func(a []*expr) *expr { return char(a[1]) }),
	"(*bytes.Buffer).WriteString":    writes(func(a []*expr) *expr { return a[1] }),
	"(*bytes.Buffer).WriteByte":      writes(func(a []*expr) *expr { return char(a[1]) }),
	"(*bytes.Buffer).WriteRune":      writes(func(a []*expr) *expr { return char(a[1]) }),
	"fmt.Fprintf":                    writes(func(a []*expr) *expr { return mkApply("fmt.Sprintf", a[1], a[2]) }),
	"fmt.Fprint":                     writes(func(a []*expr) *expr { return mkApply("fmt.Sprint", a[1]) }),
	"io.WriteString":                 writes(func(a []*expr) *expr { return a[1] }),
}
