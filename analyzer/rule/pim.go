package rule

import (
	_ "embed"
	"sync"
)

//go:generate go run ../../cmd/pimvet compile -o pim.json ../../openapi/pim.yaml

//go:embed pim.json
var pim []byte

// PIM returns the rules of Microsoft Graph Privileged Identity Management,
// compiled from openapi/pim.yaml. The set is shared: do not change it.
var PIM = sync.OnceValue(func() *Set {
	s, err := Read(pim)
	if err != nil {
		panic("embedded rules: " + err.Error()) // a build of this package with a broken file
	}
	return s
})
