package surface

// What the tests of this package share.

import (
	"os"
	"strings"
	"testing"

	"usegolib.invalid/describe/fixture"
	"usegolib.invalid/describe/flow"
	"usegolib.invalid/describe/load"
)

// archives are the descriptions of archives, each made when a test first asks.
var archives = make(map[string]Document)

// describeArchive describes the module of an archive in testdata.
func describeArchive(t *testing.T, archive string) Document {
	t.Helper()
	doc, ok := archives[archive]
	if !ok {
		module := fixture.EnterArchive(t, archive)
		doc = describePatterns(t, module, module+"/...")
		archives[archive] = doc
	}
	return doc
}

func describePatterns(t *testing.T, module string, patterns ...string) Document {
	t.Helper()
	request := load.Request{GoCommand: "go", Modules: []string{module}, GOARCH: os.Getenv("GOARCH"), Patterns: patterns}
	program, err := load.Module(request)
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
