package load

// Type-checks function bodies, which describing a package does not take. In: a described package, which
// functions, and stand-ins for packages that no declaration mentions, so that they were not loaded.
// Out: those functions, and what the type checker says of them.

import (
	"errors"
	"go/ast"
	"go/token"
	"go/types"
)

// Bodies are functions of one package with their bodies type-checked. Its objects are others than
// those of [Package.Types]; positions are the same.
type Bodies struct {
	Functions []*ast.FuncDecl
	Types     *types.Package
	Info      *types.Info

	problems []token.Pos
}

// CheckBodies checks a package again, with the bodies of the wanted functions.
func (p *Program) CheckBodies(
	of *Package, wanted func(*ast.FuncDecl) bool, standIns map[string]*types.Package,
) *Bodies {
	checked := &Bodies{Info: &types.Info{
		Types:      make(map[ast.Expr]types.TypeAndValue),
		Defs:       make(map[*ast.Ident]types.Object),
		Uses:       make(map[*ast.Ident]types.Object),
		Selections: make(map[*ast.SelectorExpr]*types.Selection),
	}}
	config := types.Config{
		GoVersion:   of.listed.languageVersion(),
		FakeImportC: true,
		Importer:    &bodyImports{imports{program: p, listed: of.listed, needs: of.needs}, standIns},
		Error:       checked.noteProblem,
		Sizes:       p.sizes,
	}
	// The error repeats the first one that noteProblem got.
	checked.Types, _ = config.Check(of.Path, p.fset, checked.choose(of.Files, wanted), checked.Info)
	return checked
}

// choose copies the files with those bodies alone that are wanted.
func (b *Bodies) choose(files []*ast.File, wanted func(*ast.FuncDecl) bool) []*ast.File {
	chosen := make([]*ast.File, len(files))
	for i, file := range files {
		reduced := *file
		reduced.Decls = make([]ast.Decl, len(file.Decls))
		for j, decl := range file.Decls {
			reduced.Decls[j] = b.reduce(decl, wanted)
		}
		chosen[i] = &reduced
	}
	return chosen
}

func (b *Bodies) reduce(decl ast.Decl, wanted func(*ast.FuncDecl) bool) ast.Decl {
	function, ok := decl.(*ast.FuncDecl)
	if !ok || function.Body == nil {
		return decl
	}
	if wanted(function) {
		b.Functions = append(b.Functions, function)
		return decl
	}
	without := *function
	without.Body = nil
	return &without
}

func (b *Bodies) noteProblem(err error) {
	var problem types.Error
	if errors.As(err, &problem) {
		b.problems = append(b.problems, problem.Pos)
	}
}

// IsSound says whether the type checker understood all of a function.
func (b *Bodies) IsSound(function *ast.FuncDecl) bool {
	for _, pos := range b.problems {
		if function.Pos() <= pos && pos <= function.End() {
			return false
		}
	}
	return true
}

// bodyImports are imports once all packages are checked.
type bodyImports struct {
	imports
	standIns map[string]*types.Package
}

// Import prefers the package itself to its stand-in, as other packages' types refer to it. The source of unsafe,
// which is among the standard library's, says nothing of what the compiler knows.
func (i *bodyImports) Import(written string) (*types.Package, error) {
	if written == "unsafe" {
		return types.Unsafe, nil
	}
	meant := i.listed.importPath(written)
	if l := i.program.packages[meant]; l != nil && l.Types != nil {
		return l.Types, nil
	}
	if standIn := i.standIns[meant]; standIn != nil {
		return standIn, nil
	}
	return i.imports.Import(written)
}
