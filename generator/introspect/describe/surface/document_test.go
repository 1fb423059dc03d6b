package surface

// What the tests of this package share.

import (
	"strings"
	"testing"

	"usegolib.invalid/describe/fixture"
	"usegolib.invalid/describe/flow"
	"usegolib.invalid/describe/load"
)

// describeArchive describes the module of an archive in testdata.
func describeArchive(t *testing.T, archive string) Document {
	t.Helper()
	module := fixture.EnterArchive(t, archive)
	return describePatterns(t, module, module+"/...")
}

func describePatterns(t *testing.T, module string, patterns ...string) Document {
	t.Helper()
	program, err := load.Module(load.Request{GoCommand: "go", Module: module, Patterns: patterns})
	if err != nil {
		t.Fatal(err)
	}
	return Describe(program, flow.Analyze(program))
}

func (d Document) pkg(t *testing.T, path string) packageDoc {
	t.Helper()
	for _, p := range d.Packages {
		if p.Path == path {
			return p
		}
	}
	t.Fatalf("%s is not described", path)
	return packageDoc{}
}

func (p packageDoc) function(t *testing.T, name string) functionDoc {
	t.Helper()
	for _, f := range p.Functions {
		if f.Name == name {
			return f
		}
	}
	t.Fatalf("%s.%s is not described", p.Path, name)
	return functionDoc{}
}

func (p packageDoc) functionNames() string {
	var names []string
	for _, f := range p.Functions {
		names = append(names, f.Name)
	}
	return strings.Join(names, " ")
}
