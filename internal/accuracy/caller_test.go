package main

import (
	"go/ast"
	"go/parser"
	"go/token"
	"go/types"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

const clientSource = `package client

type Client struct {
	Users   *UserService
	Keys    KeyService
	hidden  *HiddenService
}

func (c *Client) Ping(n int) {}

type UserService struct{}

func (s *UserService) Get(id string, opts *Client, more ...int) {}

type KeyService interface{ Delete(id int) }

type KeyServiceOp struct{}

func (s *KeyServiceOp) Delete(id int) {}

type HiddenService struct{}

func (s *HiddenService) Get() {}
`

func clientPackage(t *testing.T) *types.Package {
	fset := token.NewFileSet()
	f, err := parser.ParseFile(fset, "client.go", clientSource, 0)
	if err != nil {
		t.Fatal(err)
	}
	pkg, err := new(types.Config).Check("example.com/client", fset, []*ast.File{f}, nil)
	if err != nil {
		t.Fatal(err)
	}
	return pkg
}

func TestCallerSource(t *testing.T) {
	src, err := callerSource([]*types.Package{clientPackage(t)}, []string{"Client.Ping", "UserService.Get", "KeyServiceOp.Delete"})
	if err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{
		"func Client_Ping(c *client.Client, a0 int) {\n\tc.Ping(a0)\n}",
		"func UserService_Get(c *client.Client, a0 string, a1 *client.Client) {\n\tc.Users.Get(a0, a1)\n}",
		"func KeyServiceOp_Delete(c *client.Client, a0 int) {\n\tc.Keys.Delete(a0)\n}",
	} {
		if !strings.Contains(string(src), want) {
			t.Errorf("no %s in\n%s", want, src)
		}
	}
}

func TestCallerSourceErrors(t *testing.T) {
	for _, m := range []string{"HiddenService.Get", "NoService.Get", "UserService.No"} {
		if _, err := callerSource([]*types.Package{clientPackage(t)}, []string{m}); err == nil {
			t.Errorf("no error for %s", m)
		}
	}
}

func TestCountSA1019(t *testing.T) {
	file := filepath.Join(t.TempDir(), "x.go")
	if err := os.WriteFile(file, []byte("package x\n\nfunc F() {\n\tg()\n\tg()\n}\n\nfunc g() {}\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	line := func(code, n string) string {
		return `{"code":"` + code + `","location":{"file":` + quote(file) + `,"line":` + n + "}}\n"
	}
	if n, err := countSA1019([]byte(line("SA1019", "4") + line("SA1019", "5"))); n != 1 || err != nil {
		t.Errorf("%d, %v for two findings in one function", n, err)
	}
	if _, err := countSA1019([]byte(line("compile", "4"))); err == nil {
		t.Error("no error for a program that does not compile")
	}
}

func quote(s string) string { return `"` + strings.ReplaceAll(s, `\`, `\\`) + `"` }
