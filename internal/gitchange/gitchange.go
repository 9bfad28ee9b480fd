package gitchange

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"os/exec"
	"path/filepath"
	"strings"

	"github.com/bluekeyes/go-gitdiff/gitdiff"
)

// Lines are the new lines of a working tree.
type Lines struct {
	files     map[string][]span // by absolute name
	untracked map[string]bool
}

// A span is lines from first to last.
type span struct{ first, last int }

// Since asks git about the working tree that dir is in.
func Since(ctx context.Context, dir, rev string) (*Lines, error) {
	if _, err := exec.LookPath("git"); err != nil {
		return nil, fmt.Errorf("find lines that are new since %s: %w: install git", rev, err)
	}
	top, err := git(ctx, dir, "rev-parse", "--show-toplevel")
	if err != nil {
		return nil, fmt.Errorf("find lines that are new since %s: %w", rev, err)
	}
	root := strings.TrimSuffix(string(top), "\n")
	base, err := base(ctx, root, rev)
	if err != nil {
		return nil, err
	}
	l := &Lines{map[string][]span{}, map[string]bool{}}
	patch, err := git(ctx, root, "diff", "--no-color", "--no-ext-diff", "--no-textconv", "--unified=0", "--find-renames",
		"--src-prefix=a/", "--dst-prefix=b/", "--diff-filter=d", base, "--", "*.go")
	if err != nil {
		return nil, fmt.Errorf("find lines that are new since %s: %w", rev, err)
	}
	if err := l.addPatch(root, patch); err != nil {
		return nil, fmt.Errorf("find lines that are new since %s: %w", rev, err)
	}
	others, err := git(ctx, root, "ls-files", "-z", "--others", "--exclude-standard")
	if err != nil {
		return nil, fmt.Errorf("find files that git does not know: %w", err)
	}
	for name := range strings.SplitSeq(string(others), "\x00") {
		l.untracked[filepath.Join(root, filepath.FromSlash(name))] = true
	}
	return l, nil
}

// base is the commit to compare with. Revisions without a common ancestor, as
// in a shallow clone, are compared as they are.
func base(ctx context.Context, root, rev string) (string, error) {
	commit, err := git(ctx, root, "rev-parse", "--verify", "--quiet", "--end-of-options", rev+"^{commit}")
	if err != nil {
		return "", fmt.Errorf("git has no revision %s in %s: fetch it first", rev, root)
	}
	id := strings.TrimSpace(string(commit))
	if common, err := git(ctx, root, "merge-base", id, "HEAD"); err == nil {
		id = strings.TrimSpace(string(common))
	}
	return id, nil
}

func (l *Lines) addPatch(root string, patch []byte) error {
	files, _, err := gitdiff.Parse(bytes.NewReader(patch))
	if err != nil {
		return fmt.Errorf("read the patch that git printed: %w", err)
	}
	for _, f := range files {
		name := filepath.Join(root, filepath.FromSlash(f.NewName))
		for _, hunk := range f.TextFragments {
			if hunk.NewLines > 0 {
				first := int(hunk.NewPosition)
				l.files[name] = append(l.files[name], span{first, first + int(hunk.NewLines) - 1})
			}
		}
	}
	return nil
}

// Touch reports whether one of the lines from first to last of a file is new.
// The name is absolute.
func (l *Lines) Touch(file string, first, last int) bool {
	if real, err := filepath.EvalSymlinks(file); err == nil {
		file = real // git names the top of the tree without symbolic links
	}
	for _, s := range l.files[file] {
		if s.first <= last && first <= s.last {
			return true
		}
	}
	return l.untracked[file]
}

// git runs git in dir and returns what it prints.
func git(ctx context.Context, dir string, args ...string) ([]byte, error) {
	cmd := exec.CommandContext(ctx, "git", args...)
	cmd.Dir = dir
	out, err := cmd.Output()
	var exit *exec.ExitError
	if errors.As(err, &exit) {
		return nil, fmt.Errorf("git %s: %w: %s", args[0], err, bytes.TrimSpace(exit.Stderr))
	}
	return out, err
}
