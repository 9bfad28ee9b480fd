package mention

import (
	"go/ast"
	"go/constant"
	"go/token"
	"go/types"
	"regexp"
	"strconv"

	"golang.org/x/tools/go/analysis"
	"golang.org/x/tools/go/ast/inspector"
)

// A Text is a string that is data: a literal, a constant of another package, or
// a sum with one of them.
type Text struct {
	Expr     ast.Expr
	Value    string              // with {} for unknown text
	Literals []*ast.BasicLit     // that spell it here
	Lists    []*ast.CompositeLit // that it is an element of, itself or by name
	Exported bool                // other packages can reach it by name
}

// Find returns the texts in files, some of those of pass, that are wanted and
// are data. Calling wanted is most of what it costs.
func Find(pass *analysis.Pass, files []*ast.File, wanted func(value string) bool) []Text {
	var candidates []candidate
	for _, file := range files {
		candidates = append(candidates, candidatesIn(pass, file, wanted)...)
	}
	if candidates == nil {
		return nil
	}
	root := inspector.New(pass.Files).Root()
	var found []Text
	for _, c := range candidates {
		cur, ok := root.FindNode(c.expr)
		if !ok {
			continue
		}
		f := &flow{pass: pass, root: root, seen: map[types.Object]bool{}}
		if f.fate(cur) == data {
			found = append(found, Text{c.expr, c.value, c.literals, f.lists, f.exported})
		}
	}
	return found
}

// A candidate is an expression that may be a text.
type candidate struct {
	pass     *analysis.Pass
	imports  map[string]bool // names of packages whose constants count
	expr     ast.Expr
	value    string
	literals []*ast.BasicLit
	named    bool // a part of the value stands here or in one of imports
}

func candidatesIn(pass *analysis.Pass, file *ast.File, wanted func(value string) bool) []candidate {
	var found []candidate
	imports := importsOf(pass, file)
	ast.Inspect(file, func(n ast.Node) bool {
		e, ok := n.(ast.Expr)
		if !ok {
			_, isImport := n.(*ast.ImportSpec)
			return !isImport
		}
		c := candidate{pass: pass, imports: imports, expr: e}
		if !c.add(e) {
			return true
		}
		if c.named && wanted(c.value) {
			found = append(found, c)
		}
		return false
	})
	return found
}

// importsOf names the packages that file imports, the standard library apart:
// most selectors are of that, and to look them all up takes longer than the rest.
func importsOf(pass *analysis.Pass, file *ast.File) map[string]bool {
	names := map[string]bool{}
	for _, spec := range file.Imports {
		if name := pass.TypesInfo.PkgNameOf(spec); name != nil && !isStandard(pass, name.Imported().Path()) {
			names[name.Name()] = true
		}
	}
	return names
}

// add adds the value of e to that of c. It returns false for what cannot be a
// text: whatever is inside of that stands for itself.
func (c *candidate) add(e ast.Expr) bool {
	switch e := e.(type) {
	case *ast.BasicLit:
		if e.Kind != token.STRING {
			return false
		}
		value, err := strconv.Unquote(e.Value)
		if err != nil {
			return false
		}
		c.value += value
		c.literals = append(c.literals, e)
		c.named = true
		return true
	case *ast.SelectorExpr:
		if id, ok := e.X.(*ast.Ident); !ok || !c.imports[id.Name] {
			return false
		}
		obj, ok := c.pass.TypesInfo.Uses[e.Sel].(*types.Const)
		if !ok || obj.Val().Kind() != constant.String {
			return false
		}
		c.value += constant.StringVal(obj.Val())
		c.named = true
		return true
	case *ast.BinaryExpr:
		if e.Op != token.ADD || !isText(c.pass.TypesInfo.TypeOf(e)) {
			return false
		}
		for _, x := range []ast.Expr{e.X, e.Y} {
			if !c.add(x) {
				c.value += known(c.pass.TypesInfo, x)
			}
		}
		return true
	}
	return false
}

func isText(t types.Type) bool {
	if t == nil {
		return false
	}
	b, ok := t.Underlying().(*types.Basic)
	return ok && b.Info()&types.IsString != 0
}

// known is the text of a constant, or {}.
func known(info *types.Info, e ast.Expr) string {
	if v := info.Types[e].Value; v != nil && v.Kind() == constant.String {
		return constant.StringVal(v)
	}
	return unknown
}

const unknown = "{}"

var verb = regexp.MustCompile(`%%|%[-+# 0]*(\[\d+\])?[vsdqxX]`)

// Format is text with {} for each verb of a format.
func Format(text string) string {
	return verb.ReplaceAllStringFunc(text, func(v string) string {
		if v == "%%" {
			return v
		}
		return unknown
	})
}
