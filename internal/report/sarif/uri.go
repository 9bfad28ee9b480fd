package sarif

import (
	"net/url"
	"path/filepath"
	"strings"

	"github.com/owenrumney/go-sarif/v2/sarif"
)

// srcRoot is what CodeQL and GitHub call the root of a repository.
const srcRoot = "%SRCROOT%"

// artifact is the location of a file that a report names: relative to the root of
// the repository or, outside of it, absolute.
func artifact(file string) *sarif.ArtifactLocation {
	if filepath.IsAbs(filepath.FromSlash(file)) {
		u := url.URL{Scheme: "file", Path: "/" + strings.TrimPrefix(file, "/")} // C:/x.go is /C:/x.go
		return &sarif.ArtifactLocation{URI: new(u.String())}
	}
	path := (&url.URL{Path: file}).EscapedPath()
	path = strings.ReplaceAll(path, ":", "%3A") // in front of a colon would be a scheme
	return &sarif.ArtifactLocation{URI: new(path), URIBaseId: new(srcRoot)}
}
