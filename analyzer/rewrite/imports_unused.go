package rewrite

import (
	"bytes"
	"cmp"
	"go/ast"
	"go/types"
	"slices"

	"golang.org/x/tools/go/analysis"
)

// An imported is an import of a file that is used.
type imported struct {
	file *ast.File
	spec *ast.ImportSpec
	pkg  *types.PkgName
	uses []*ast.Ident
}

// Plan plans the edit of the finding number i, imports included: they are part
// of the edit, since not every program that applies edits removes those that
// nothing uses any more.
//
// Where several edits together take the last uses of an import away, each of
// them brings the others along. If it did not, whether the import has to go
// would depend on which of them are applied.
func (p *Planner) Plan(i int) Plan {
	if p.plans == nil {
		for i := range p.findings {
			p.plans = append(p.plans, p.plan(i))
		}
		p.imports = p.usedImports()
	}
	plan := p.plans[i]
	if len(plan.Edits) > 0 {
		plan.Edits = p.withoutImports(plan.Edits)
	}
	return plan
}

func (p *Planner) usedImports() []imported {
	uses := map[types.Object][]*ast.Ident{}
	for id, obj := range p.pass.TypesInfo.Uses {
		if pkg, ok := obj.(*types.PkgName); ok {
			uses[pkg] = append(uses[pkg], id)
		}
	}
	var out []imported
	for _, f := range p.pass.Files {
		for _, spec := range f.Imports {
			if pkg := p.pass.TypesInfo.PkgNameOf(spec); pkg != nil && uses[pkg] != nil {
				out = append(out, imported{f, spec, pkg, uses[pkg]})
			}
		}
	}
	return out
}

// withoutImports adds what it takes to edits that no import is left unused.
func (p *Planner) withoutImports(edits []analysis.TextEdit) []analysis.TextEdit {
	all := edits
	var everyone []analysis.TextEdit
	for _, plan := range p.plans {
		everyone = append(everyone, plan.Edits...)
	}
	for _, imp := range p.imports {
		if imp.lost(edits) == 0 || imp.lost(everyone) < len(imp.uses) {
			continue
		}
		for _, plan := range p.plans {
			if imp.lost(plan.Edits) > 0 {
				all = append(all[:len(all):len(all)], plan.Edits...)
			}
		}
	}
	for _, imp := range p.imports {
		if imp.lost(all) == len(imp.uses) {
			all = append(all[:len(all):len(all)], p.removeImport(imp.file, imp.spec, all)...)
		}
	}
	return tidy(all)
}

// lost is how many uses of imp edits replace by text that does not use it.
func (imp imported) lost(edits []analysis.TextEdit) int {
	n, dot := 0, []byte(imp.pkg.Name()+".")
	for _, id := range imp.uses {
		if slices.ContainsFunc(edits, func(e analysis.TextEdit) bool {
			return e.Pos <= id.Pos() && id.End() <= e.End && !bytes.Contains(e.NewText, dot)
		}) {
			n++
		}
	}
	return n
}

// tidy sorts edits and drops those that are there twice.
func tidy(edits []analysis.TextEdit) []analysis.TextEdit {
	slices.SortFunc(edits, func(a, b analysis.TextEdit) int {
		return cmp.Or(cmp.Compare(a.Pos, b.Pos), cmp.Compare(a.End, b.End), bytes.Compare(a.NewText, b.NewText))
	})
	return slices.CompactFunc(edits, sameEdit)
}

func sameEdit(a, b analysis.TextEdit) bool {
	return a.Pos == b.Pos && a.End == b.End && bytes.Equal(a.NewText, b.NewText)
}
