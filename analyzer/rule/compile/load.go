package compile

import (
	"bytes"
	"crypto/sha256"
	"errors"
	"fmt"
	"io"
	"maps"
	"net/url"
	"os"
	"path/filepath"
	"regexp"
	"slices"

	"github.com/getkin/kin-openapi/openapi2"
	"github.com/getkin/kin-openapi/openapi2conv"
	"github.com/getkin/kin-openapi/openapi3"
	"github.com/speakeasy-api/openapi/overlay"
	"gopkg.in/yaml.v3"

	"github.com/pimigrate/pimigrate/analyzer/rule"
)

// File reads the description in the file called name, OpenAPI 3.0 or 3.1 or
// Swagger 2.0, YAML or JSON, with the local files that it refers to, and
// returns its rules. Overlays are applied to it first, in their order. An
// action of an overlay that selects nothing is an error: what it was to say of
// an operation would be lost without a word. So is a reference to another
// machine.
//
// Inputs are the files read, by name, for those who keep the result.
func File(name string, overlays ...string) (set *rule.Set, inputs []Input, err error) {
	r := &reader{seen: map[string][]byte{}}
	defer func() {
		if err != nil {
			err = fmt.Errorf("compile rules of %s: %w", name, err)
		}
	}()
	if name, err = filepath.Abs(name); err != nil {
		return nil, nil, err
	}
	data, err := r.prepare(name, overlays)
	if err != nil {
		return nil, nil, err
	}
	doc, err := r.load(data, name)
	if err != nil {
		return nil, nil, err
	}
	if set, err = rules(doc); err != nil {
		return nil, nil, err
	}
	for _, name := range slices.Sorted(maps.Keys(r.seen)) {
		inputs = append(inputs, NewInput(name, r.seen[name]))
	}
	return set, inputs, nil
}

// An Input is a file as it was when it was read.
type Input struct {
	Name   string // absolute
	SHA256 string // of the content, in hexadecimal
}

// NewInput is the input with that name and content.
func NewInput(name string, content []byte) Input {
	return Input{name, fmt.Sprintf("%x", sha256.Sum256(content))}
}

// maxFile bounds one file, in bytes: a reference may lead to one without end.
// Large descriptions have some 70 MB.
const maxFile = 256 << 20

// A reader reads files and remembers them.
type reader struct{ seen map[string][]byte }

func (r *reader) read(name string) ([]byte, error) {
	if data, ok := r.seen[name]; ok {
		return data, nil
	}
	f, err := os.Open(name)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	data, err := io.ReadAll(io.LimitReader(f, maxFile+1))
	switch {
	case err != nil:
		return nil, err
	case len(data) > maxFile:
		return nil, fmt.Errorf("read %s: it has more than %d MB", name, maxFile>>20)
	}
	r.seen[name] = data
	return data, nil
}

// prepare reads the document, inlines paths and operations that stand in other
// files, and applies overlays. A document that needs neither is returned as it
// is: to parse one of 13 MB a second time would cost as much as all the rest.
func (r *reader) prepare(name string, overlays []string) ([]byte, error) {
	data, err := r.read(name)
	if err != nil {
		return nil, err
	}
	if len(overlays) == 0 && !refersToFiles(data) {
		return data, nil
	}
	var root yaml.Node
	if err := yaml.Unmarshal(data, &root); err != nil {
		return nil, err
	}
	if err := r.inlinePaths(&root, name); err != nil {
		return nil, err
	}
	for _, o := range overlays {
		if err := r.apply(&root, o); err != nil {
			return nil, fmt.Errorf("apply overlay %s: %w", o, err)
		}
	}
	return yaml.Marshal(&root)
}

// refersToFiles reports whether a reference in data may name a file: it does
// not begin with "#".
func refersToFiles(data []byte) bool {
	for {
		_, rest, found := bytes.Cut(data, []byte("$ref"))
		if !found {
			return false
		}
		value := bytes.TrimLeft(rest, `"': `)
		if !bytes.HasPrefix(value, []byte("#")) {
			return true
		}
		data = rest
	}
}

func (r *reader) apply(root *yaml.Node, name string) error {
	abs, err := filepath.Abs(name)
	if err != nil {
		return err
	}
	data, err := r.read(abs)
	if err != nil {
		return err
	}
	o, err := overlay.ParseReader(bytes.NewReader(data))
	if err != nil {
		return err
	}
	if err := o.Validate(); err != nil {
		return err
	}
	_, err = o.ApplyToStrict(root)
	return err
}

// load parses a description. Swagger 2.0 is converted.
func (r *reader) load(data []byte, name string) (*openapi3.T, error) {
	location := &url.URL{Path: filepath.ToSlash(name)}
	loader := openapi3.NewLoader()
	loader.IsExternalRefsAllowed = true
	loader.ReadFromURIFunc = openapi3.URIMapCache(r.readLocal)
	if isSwagger(data) {
		return convert(data, loader, location)
	}
	doc, err := loader.LoadFromDataWithPath(data, location)
	if err != nil {
		return nil, err
	}
	return doc, checkVersion(doc)
}

var swagger2 = regexp.MustCompile(`^["']?\s*:\s*["']?2\.0`)

// isSwagger reports whether data is Swagger 2.0. Only a document that has the
// mark somewhere is parsed to see where. The word is looked for first: a
// regular expression over 13 MB takes a fifth of the time of the parser.
func isSwagger(data []byte) bool {
	for rest := data; ; {
		var found bool
		if _, rest, found = bytes.Cut(rest, []byte("swagger")); !found {
			return false
		}
		if swagger2.Match(rest) {
			break
		}
	}
	var v struct {
		Swagger string `yaml:"swagger"`
	}
	return yaml.Unmarshal(data, &v) == nil && v.Swagger == "2.0"
}

// errRemote is the refusal of a reference to another machine: a linter in a
// build must give the same result without a network.
var errRemote = errors.New("a reference to another machine is not followed; keep a copy beside the description and refer to that")

func (r *reader) readLocal(_ *openapi3.Loader, u *url.URL) ([]byte, error) {
	if u.Host != "" || u.Scheme != "" && u.Scheme != "file" {
		return nil, fmt.Errorf("%s: %w", u, errRemote)
	}
	return r.read(filepath.FromSlash(u.Path))
}

// convert makes OpenAPI 3 of Swagger 2.0.
func convert(data []byte, loader *openapi3.Loader, location *url.URL) (*openapi3.T, error) {
	asJSON, err := toJSON(data)
	if err != nil {
		return nil, err
	}
	var doc openapi2.T
	if err := doc.UnmarshalJSON(asJSON); err != nil {
		return nil, err
	}
	return openapi2conv.ToV3WithLoader(&doc, loader, location)
}
