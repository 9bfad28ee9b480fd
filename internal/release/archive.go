package main

import (
	"archive/tar"
	"archive/zip"
	"bytes"
	"compress/gzip"
	"context"
	"crypto/sha256"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"
)

// A file is a member of an archive.
type file struct {
	name string
	mode int64
	data []byte
}

// release makes the archive of one platform in out and returns its name.
func (s *source) release(ctx context.Context, p platform, dir, out string) (string, error) {
	if err := s.build(ctx, p, dir); err != nil {
		return "", err
	}
	v, err := version(p, dir)
	if err != nil {
		return "", err
	}
	base := "pimigrate_" + v + "_" + p.os + "_" + p.arch
	files, err := s.files(ctx, p, dir)
	if err != nil {
		return "", err
	}
	for i := range files {
		files[i].name = base + "/" + files[i].name
	}
	name, pack := base+".tar.gz", tarball
	if p.os == "windows" {
		name, pack = base+".zip", zipped
	}
	data, err := pack(files, s.time)
	if err != nil {
		return "", err
	}
	if err := os.WriteFile(filepath.Join(out, name), data, 0o644); err != nil {
		return "", err
	}
	return name, check(ctx, filepath.Join(out, name), base, p, v)
}

// tarball is files as a compressed tar archive, all owned by root.
func tarball(files []file, at time.Time) ([]byte, error) {
	var out bytes.Buffer
	z := gzip.NewWriter(&out) // without a name and a time
	w := tar.NewWriter(z)
	for _, f := range files {
		h := &tar.Header{Name: f.name, Mode: f.mode, Size: int64(len(f.data)), ModTime: at, Uname: "root", Gname: "root", Format: tar.FormatUSTAR}
		if err := w.WriteHeader(h); err != nil {
			return nil, fmt.Errorf("%s: %w", f.name, err)
		}
		if _, err := w.Write(f.data); err != nil {
			return nil, fmt.Errorf("%s: %w", f.name, err)
		}
	}
	if err := w.Close(); err != nil {
		return nil, err
	}
	if err := z.Close(); err != nil {
		return nil, err
	}
	return out.Bytes(), nil
}

// zipped is files as a zip archive.
func zipped(files []file, at time.Time) ([]byte, error) {
	var out bytes.Buffer
	w := zip.NewWriter(&out)
	for _, f := range files {
		h := &zip.FileHeader{Name: f.name, Method: zip.Deflate, Modified: at}
		h.SetMode(os.FileMode(f.mode))
		m, err := w.CreateHeader(h)
		if err != nil {
			return nil, fmt.Errorf("%s: %w", f.name, err)
		}
		if _, err := m.Write(f.data); err != nil {
			return nil, fmt.Errorf("%s: %w", f.name, err)
		}
	}
	if err := w.Close(); err != nil {
		return nil, err
	}
	return out.Bytes(), nil
}

// writeSums writes SHA256SUMS, as sha256sum -c reads it, and prints it.
func writeSums(out string, names []string) error {
	slices.Sort(names)
	var sums strings.Builder
	for _, name := range names {
		data, err := os.ReadFile(filepath.Join(out, name))
		if err != nil {
			return err
		}
		fmt.Fprintf(&sums, "%x  %s\n", sha256.Sum256(data), name)
	}
	if err := os.WriteFile(filepath.Join(out, "SHA256SUMS"), []byte(sums.String()), 0o644); err != nil {
		return err
	}
	_, err := io.WriteString(os.Stdout, sums.String())
	return err
}
