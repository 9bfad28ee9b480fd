// Package version says what a program was built of, for its -version flag:
//
//	info := version.Read("pimvet", version.Of("rules", "Pets", data))
//	err := info.Print(os.Stdout)
//
// prints one line:
//
//	pimvet v1.2.3 go1.26.8 linux/amd64, golang.org/x/tools v0.52.0, rules sha256:0d5a61b3f3c4
//
// The version is the module's, as the go command recorded it: of a release or of
// a commit. Where it recorded none, it is (devel), and the line ends with the
// revision if that is known.
package version
