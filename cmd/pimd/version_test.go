package main

import (
	"bytes"
	"crypto/sha256"
	"encoding/json"
	"fmt"
	"os"
	"regexp"
	"testing"

	"github.com/pimigrate/pimigrate/internal/version"
)

func TestVersion(t *testing.T) {
	description, err := os.ReadFile("../../openapi/pim.yaml")
	if err != nil {
		t.Fatal(err)
	}
	digest := fmt.Sprintf("%x", sha256.Sum256(description))
	line := regexp.MustCompile(`^pimd \S+ go1\.\S+ \w+/\w+, .*description sha256:` + digest[:12] + `(, revision \S+)?\n$`)
	for _, flag := range []string{"-version", "version"} {
		var out, said bytes.Buffer
		if status := run(t.Context(), []string{flag}, &out, &said); status != done || !line.Match(out.Bytes()) || said.Len() > 0 {
			t.Errorf("%s: exit status %d, %q, %q", flag, status, &out, &said)
		}
	}
	var out, said bytes.Buffer
	status := run(t.Context(), []string{"-version", "-json"}, &out, &said)
	var info version.Info
	if err := json.Unmarshal(out.Bytes(), &info); err != nil || status != done {
		t.Fatalf("-json: exit status %d, %v: %s", status, err, &out)
	}
	if info.Program != "pimd" || len(info.Contents) != 1 || info.Contents[0].SHA256 != digest {
		t.Errorf("-json: %+v", info)
	}
	if status := run(t.Context(), []string{"-version", "frobnicate"}, &out, &said); status != failed {
		t.Errorf("exit status %d with an argument", status)
	}
}
