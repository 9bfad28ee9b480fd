package main

import (
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"strings"
)

// The parts of an OpenAPI description that a list of operations can fill.
type (
	describedParam struct {
		Name     string            `json:"name"`
		In       string            `json:"in"`
		Required bool              `json:"required"`
		Schema   map[string]string `json:"schema"`
	}
	describedOperation struct {
		ID         string                       `json:"operationId"`
		Deprecated bool                         `json:"deprecated"`
		Parameters []describedParam             `json:"parameters,omitempty"`
		Responses  map[string]map[string]string `json:"responses"`
	}
	description struct {
		OpenAPI string                                   `json:"openapi"`
		Info    map[string]string                        `json:"info"`
		Servers []map[string]string                      `json:"servers"`
		Paths   map[string]map[string]describedOperation `json:"paths"`
	}
)

// describe writes an OpenAPI description of the operations that a table lists,
// all deprecated.
func (b *bench) describe(file, server string) (string, error) {
	rows, err := readTSV(filepath.Join("testdata", file))
	if err != nil {
		return "", err
	}
	d := description{
		OpenAPI: "3.0.3", Info: map[string]string{"title": file, "version": "1"},
		Servers: []map[string]string{{"url": server}}, Paths: map[string]map[string]describedOperation{},
	}
	for _, r := range rows {
		if len(r) < 3 {
			return "", fmt.Errorf("read %s: %d fields in a line, expected 3 or more", file, len(r))
		}
		d.add(r[0], r[1], r[2])
	}
	data, err := json.Marshal(d)
	if err != nil {
		return "", fmt.Errorf("describe %s: %w", file, err)
	}
	name := filepath.Join(b.temp, strings.TrimSuffix(file, ".tsv")+".json")
	if err := os.WriteFile(name, data, 0o644); err != nil {
		return "", fmt.Errorf("describe %s: %w", file, err)
	}
	return name, nil
}

func (d *description) add(method, path, id string) {
	o := describedOperation{ID: id, Deprecated: true, Responses: map[string]map[string]string{"default": {"description": ""}}}
	for _, p := range parameter.FindAllString(path, -1) {
		o.Parameters = append(o.Parameters, describedParam{strings.Trim(p, "{}"), "path", true, map[string]string{"type": "string"}})
	}
	if d.Paths[path] == nil {
		d.Paths[path] = map[string]describedOperation{}
	}
	d.Paths[path][strings.ToLower(method)] = o
}
