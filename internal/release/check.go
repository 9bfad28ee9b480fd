package main

import (
	"archive/tar"
	"archive/zip"
	"bytes"
	"compress/gzip"
	"context"
	"debug/buildinfo"
	"debug/elf"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"runtime"
	"strings"
)

// check reads the archive and examines the programs in it.
func check(ctx context.Context, archive, base string, p platform, version string) error {
	files, err := unpack(archive)
	if err != nil {
		return fmt.Errorf("%s: %w", archive, err)
	}
	dir, err := os.MkdirTemp("", "release")
	if err != nil {
		return err
	}
	defer os.RemoveAll(dir)
	for _, program := range programs {
		data, ok := files[base+"/"+p.executable(program)]
		if !ok {
			return fmt.Errorf("%s: %s is missing", archive, program)
		}
		name := filepath.Join(dir, p.executable(program))
		if err := os.WriteFile(name, data, 0o755); err != nil {
			return err
		}
		if err := examine(ctx, name, program, p, version); err != nil {
			return fmt.Errorf("%s: %s: %w", archive, program, err)
		}
	}
	return nil
}

// unpack returns the members of an archive by name.
func unpack(archive string) (map[string][]byte, error) {
	data, err := os.ReadFile(archive)
	if err != nil {
		return nil, err
	}
	if strings.HasSuffix(archive, ".zip") {
		return unzip(data)
	}
	z, err := gzip.NewReader(bytes.NewReader(data))
	if err != nil {
		return nil, err
	}
	files := map[string][]byte{}
	for r := tar.NewReader(z); ; {
		h, err := r.Next()
		if err == io.EOF {
			return files, nil
		}
		if err != nil {
			return nil, err
		}
		if files[h.Name], err = io.ReadAll(r); err != nil {
			return nil, err
		}
	}
}

func unzip(data []byte) (map[string][]byte, error) {
	z, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		return nil, err
	}
	files := map[string][]byte{}
	for _, member := range z.File {
		r, err := member.Open()
		if err != nil {
			return nil, err
		}
		files[member.Name], err = io.ReadAll(r)
		if err := errors.Join(err, r.Close()); err != nil {
			return nil, err
		}
	}
	return files, nil
}

// examine compares an executable with what it must be.
func examine(ctx context.Context, name, program string, p platform, version string) error {
	info, err := buildinfo.ReadFile(name)
	if err != nil {
		return err
	}
	set := map[string]string{}
	for _, s := range info.Settings {
		set[s.Key] = s.Value
	}
	if got := (platform{set["GOOS"], set["GOARCH"]}); got != p {
		return fmt.Errorf("it is for %s/%s", got.os, got.arch)
	}
	if info.Main.Version != version {
		return fmt.Errorf("it is version %q, not %s", info.Main.Version, version)
	}
	if p.os == "linux" {
		if err := static(name); err != nil {
			return err
		}
	}
	if p != (platform{runtime.GOOS, runtime.GOARCH}) {
		return nil
	}
	said, err := output(ctx, ".", name, "-version")
	if err == nil && !strings.HasPrefix(said, program+" "+version+" go") {
		err = fmt.Errorf("it says %q, not that it is %s %s", said, program, version)
	}
	return err
}

// static fails if the system's loader would look for shared libraries.
func static(name string) error {
	f, err := elf.Open(name)
	if err != nil {
		return err
	}
	defer f.Close()
	for _, p := range f.Progs {
		if p.Type == elf.PT_INTERP || p.Type == elf.PT_DYNAMIC {
			return fmt.Errorf("it is not static: it has a segment %v", p.Type)
		}
	}
	return nil
}
