package load

// What the tests of this package share.

import (
	"go/types"
	"strings"
	"testing"

	"usegolib.invalid/describe/fixture"
)

// loadArchive loads the module of an archive in testdata.
func loadArchive(t *testing.T, archive string) *Program {
	t.Helper()
	return loadModule(t, fixture.EnterArchive(t, archive))
}

func loadModule(t *testing.T, module string) *Program {
	t.Helper()
	return mustLoad(t, Request{GoCommand: "go", Modules: []string{module}, Patterns: []string{module + "/..."}})
}

func mustLoad(t *testing.T, request Request) *Program {
	t.Helper()
	program, err := Module(request)
	if err != nil {
		t.Fatal(err)
	}
	return program
}

func (p *Program) described(t *testing.T, path string) *Package {
	t.Helper()
	for _, described := range p.Described {
		if described.Path == path {
			return described
		}
	}
	t.Fatalf("%s is not described", path)
	return nil
}

// functions are the exported ones that the type checker knows.
func (p *Package) functions() string {
	var names []string
	for _, name := range p.Types.Scope().Names() {
		if object, ok := p.Types.Scope().Lookup(name).(*types.Func); ok && object.Exported() {
			names = append(names, name)
		}
	}
	return strings.Join(names, " ")
}

// problemsOf are a package's, one a line.
func (p *Program) problemsOf(t *testing.T, path string) string {
	t.Helper()
	var lines []string
	for _, problem := range p.Problems(p.described(t, path)) {
		lines = append(lines, strings.TrimPrefix(problem.Position+": "+problem.Message, ": "))
	}
	return strings.Join(lines, "\n")
}
