package compile

import (
	"encoding/json"
	"fmt"
	"path/filepath"
	"strings"

	"gopkg.in/yaml.v3"
)

// toJSON converts YAML. Keys become strings: YAML takes the status in
// "200: ..." for a number.
func toJSON(data []byte) ([]byte, error) {
	var root yaml.Node
	if err := yaml.Unmarshal(data, &root); err != nil {
		return nil, err
	}
	stringKeys(&root)
	var tree any
	if err := root.Decode(&tree); err != nil {
		return nil, err
	}
	out, err := json.Marshal(tree)
	if err != nil {
		return nil, fmt.Errorf("convert to JSON: %w", err)
	}
	return out, nil
}

func stringKeys(n *yaml.Node) {
	for i, c := range n.Content {
		if n.Kind == yaml.MappingNode && i%2 == 0 && c.Kind == yaml.ScalarNode && c.Tag != "!!merge" {
			c.Tag = "!!str"
		}
		stringKeys(c)
	}
}

// inlinePaths puts the path items and operations that stand in other files in
// their place, as split descriptions have them. The parser follows references
// to path items only; and an overlay's targets are written against the whole.
func (r *reader) inlinePaths(root *yaml.Node, name string) error {
	if root.Kind != yaml.DocumentNode {
		return nil
	}
	paths := value(root.Content[0], "paths")
	if paths == nil {
		return nil
	}
	for i := 1; i < len(paths.Content); i += 2 {
		if err := r.inline(paths.Content[i], name); err != nil {
			return err
		}
		item := paths.Content[i]
		for j := 1; j < len(item.Content); j += 2 {
			if item.Content[j].Kind != yaml.MappingNode {
				continue
			}
			if err := r.inline(item.Content[j], name); err != nil {
				return err
			}
		}
	}
	return nil
}

// inline replaces n by what it refers to, if that stands in another file.
// References in it are rewritten to be relative to name.
func (r *reader) inline(n *yaml.Node, name string) error {
	ref := value(n, "$ref")
	if ref == nil || strings.HasPrefix(ref.Value, "#") {
		return nil
	}
	if strings.Contains(ref.Value, "://") {
		return fmt.Errorf("%s: %w", ref.Value, errRemote)
	}
	file, fragment, _ := strings.Cut(ref.Value, "#")
	data, err := r.read(filepath.Join(filepath.Dir(name), filepath.FromSlash(file)))
	if err != nil {
		return fmt.Errorf("follow reference %s: %w", ref.Value, err)
	}
	var other yaml.Node
	if err := yaml.Unmarshal(data, &other); err != nil {
		return fmt.Errorf("follow reference %s: %w", ref.Value, err)
	}
	target := at(&other, fragment)
	if target == nil {
		return fmt.Errorf("follow reference %s: the file has nothing there", ref.Value)
	}
	rebase(target, file)
	*n = *target
	return nil
}

// at is the node that a JSON pointer names, or nil.
func at(root *yaml.Node, pointer string) *yaml.Node {
	if root.Kind != yaml.DocumentNode {
		return nil
	}
	n := root.Content[0]
	unescape := strings.NewReplacer("~1", "/", "~0", "~")
	for key := range strings.SplitSeq(strings.Trim(pointer, "/"), "/") {
		if key == "" {
			continue
		}
		if n = value(n, unescape.Replace(key)); n == nil {
			return nil
		}
	}
	return n
}

// value is the value of key in the mapping n, or nil.
func value(n *yaml.Node, key string) *yaml.Node {
	if n.Kind != yaml.MappingNode {
		return nil
	}
	for i := 0; i+1 < len(n.Content); i += 2 {
		if n.Content[i].Value == key {
			return n.Content[i+1]
		}
	}
	return nil
}

// rebase rewrites the references in n, which stood in file, for a document
// from which file is reached by that name.
func rebase(n *yaml.Node, file string) {
	if ref := value(n, "$ref"); ref != nil && ref.Kind == yaml.ScalarNode && !strings.Contains(ref.Value, "://") {
		name, fragment, _ := strings.Cut(ref.Value, "#")
		target := file
		if name != "" {
			target = filepath.ToSlash(filepath.Join(filepath.Dir(filepath.FromSlash(file)), filepath.FromSlash(name)))
		}
		ref.Value = target
		if fragment != "" {
			ref.Value += "#" + fragment
		}
	}
	for _, c := range n.Content {
		rebase(c, file)
	}
}
