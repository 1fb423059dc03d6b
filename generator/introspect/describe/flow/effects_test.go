package flow

// What the tests of this package share.

import (
	"go/ast"
	"go/types"
	"strings"
	"testing"

	"usegolib.invalid/describe/fixture"
	"usegolib.invalid/describe/load"
)

// analyzed is a program of one package, and what its functions do.
type analyzed struct {
	program *load.Program
	pkg     *load.Package
	effects *Effects
}

// analyzeArchive looks at the package in the root of an archive in testdata.
func analyzeArchive(t *testing.T, archive string) analyzed {
	t.Helper()
	module := fixture.EnterArchive(t, archive)
	return analyze(t, module, module+"/...")
}

func analyze(t *testing.T, module, pattern string) analyzed {
	t.Helper()
	program, err := load.Module(load.Request{GoCommand: "go", Modules: []string{module}, Patterns: []string{pattern}})
	if err != nil {
		t.Fatal(err)
	}
	pkg := program.Package(strings.TrimSuffix(pattern, "/..."))
	if problems := program.Problems(pkg); len(problems) > 0 {
		t.Fatal(problems)
	}
	return analyzed{program, pkg, Analyze(program)}
}

// function is an exported function and its documentation.
type function struct {
	object *types.Func
	doc    string
}

func (a analyzed) functions() []function {
	var found []function
	for _, file := range a.pkg.Files {
		for _, decl := range file.Decls {
			decl, ok := decl.(*ast.FuncDecl)
			if ok && decl.Recv == nil && decl.Name.IsExported() {
				object := a.pkg.Types.Scope().Lookup(decl.Name.Name).(*types.Func)
				found = append(found, function{object, strings.TrimSpace(decl.Doc.Text())})
			}
		}
	}
	return found
}

func (f function) params() *types.Tuple { return f.object.Type().(*types.Signature).Params() }
