package version

import (
	"runtime"
	"runtime/debug"
	"strings"
	"testing"
)

func TestPrint(t *testing.T) {
	contents := []Content{Of("rules", "Pets", []byte("x")), Of("rules", "None", nil)}
	const hashes = ", rules sha256:2d711642b726, rules sha256:e3b0c44298fc"
	deps := []*debug.Module{{Path: "golang.org/x/mod", Version: "v0.1.0"}, {Path: tools, Version: "v0.52.0"}}
	vcs := []debug.BuildSetting{{Key: "vcs.revision", Value: "0123456789abcdef"}, {Key: "vcs.modified", Value: "true"}}
	of := func(version string) debug.Module { return debug.Module{Version: version} }
	for _, tt := range []struct {
		name  string
		build debug.BuildInfo
		want  string // after the program; G is the Go version with the platform
	}{
		{"release", debug.BuildInfo{Main: of("v1.2.3"), Deps: deps, Settings: vcs[:1]}, "v1.2.3 G, golang.org/x/tools v0.52.0" + hashes},
		{"commit", debug.BuildInfo{Main: of("v0.0.0-20260101000000-0123456789ab+dirty"), Settings: vcs}, "v0.0.0-20260101000000-0123456789ab+dirty G" + hashes},
		{"checkout", debug.BuildInfo{Main: of(devel), Settings: vcs[:1]}, "(devel) G" + hashes + ", revision 0123456789ab"},
		{"changed checkout", debug.BuildInfo{Main: of(devel), Settings: vcs}, "(devel) G" + hashes + ", revision 0123456789ab+dirty"},
		{"nothing known", debug.BuildInfo{}, "(devel) G" + hashes},
	} {
		t.Run(tt.name, func(t *testing.T) {
			var got strings.Builder
			if err := read(&tt.build, "p", contents).Print(&got); err != nil {
				t.Fatal(err)
			}
			want := "p " + strings.Replace(tt.want, "G", runtime.Version()+" "+runtime.GOOS+"/"+runtime.GOARCH, 1) + "\n"
			if got.String() != want {
				t.Errorf("got  %swant %s", got.String(), want)
			}
		})
	}
}
