package bridge

import (
	"reflect"
	"time"

	"github.com/pimigrate/pimigrate/gen/pimserver"
)

// operations are what is bridged, each a method with the name of its operation.
type operations struct {
	upstream *upstream
	now      func() time.Time
	most     int // objects of v3 in one answer
}

// rest stands for what is refused. It is never called: standing is asked before.
type rest struct {
	pimserver.StrictServerInterface
}

// server has all operations: those of operations hide those of rest, which lie one
// level deeper.
type server struct {
	*operations
	rest
}

// covers says whether an operation, named as in Go, is bridged.
func covers(goName string) bool {
	_, ok := reflect.TypeFor[*operations]().MethodByName(goName)
	return ok
}

// wholeTenant is the only scope that PIM v2 knew (pim-facts 4.6).
const wholeTenant = "/"

// directory are the sets that PIM v2 saw as one.
func (o *operations) directory() []set { return []set{o.assignmentRequests(), o.eligibilityRequests()} }
