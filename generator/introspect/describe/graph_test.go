package main

import (
	"path/filepath"
	"strings"
	"testing"
)

func TestWorkspace(t *testing.T) {
	root := unpack(t, "graph")
	in(t, filepath.Join(root, "work", "shim"))
	t.Setenv("GOWORK", filepath.Join(root, "work", "go.work"))
	doc := describeModule(t, "example.com/lib")
	if len(doc.Packages) != 1 || doc.Packages[0].functionNames() != "Works" {
		t.Errorf("got %+v", doc.Packages)
	}
}

func TestVendoredModule(t *testing.T) {
	in(t, filepath.Join(unpack(t, "graph"), "vendored"))
	pkg := describeModule(t, "example.com/vendored").pkg(t, "example.com/vendored")
	if got := kindsOf(t, pkg.function(t, "Use")); got != "kind.Of {kind:named,name:example.com/dep/kind.Of}" || len(pkg.Errors) > 0 {
		t.Errorf("got %s, %v", got, pkg.Errors)
	}
}

func TestModuleThatIsOnlyVendored(t *testing.T) {
	in(t, filepath.Join(unpack(t, "graph"), "vendored"))
	opts := options{goCommand: "go", module: "example.com/dep", patterns: []string{"example.com/dep/kind"}}
	pkg := mustDescribe(t, opts).pkg(t, "example.com/dep/kind")
	if got := pkg.function(t, "Describe").Position; got != (position{"kind/kind.go", 7}) {
		t.Errorf("got %v", got)
	}
}

// The language is the one that the module declares, not the toolchain's.
func TestLanguageVersion(t *testing.T) {
	root := unpack(t, "graph")
	for _, name := range []string{"old", "none"} {
		t.Run(name, func(t *testing.T) {
			in(t, filepath.Join(root, name))
			pkg := describeModule(t, "example.com/"+name).pkg(t, "example.com/"+name)
			if got := errorsOf(pkg); !strings.Contains(got, "requires go1.18 or later") {
				t.Errorf("got %s", got)
			}
		})
	}
}

func TestStandardLibrary(t *testing.T) {
	in(t, t.TempDir())
	opts := options{goCommand: "go", module: "std", patterns: []string{"net/http", "strings", "io"}}
	doc := mustDescribe(t, opts)
	for _, pkg := range doc.Packages {
		if len(pkg.Errors) > 0 {
			t.Errorf("%s: %s", pkg.Path, errorsOf(pkg))
		}
	}
	if len(doc.Packages) != 3 {
		t.Errorf("%d packages", len(doc.Packages))
	}
	cut := doc.pkg(t, "strings").function(t, "Cut")
	if cut.Signature != "func Cut(s, sep string) (before, after string, found bool)" || cut.Position.File != "strings/strings.go" {
		t.Errorf("got %+v", cut)
	}
	if !doc.pkg(t, "io").function(t, "ReadFull").Params[1].Written {
		t.Error("io.ReadFull does not write buf")
	}
	if got := doc.Types["context.Context"].Implements; len(got) != 1 || got[0] != "context.Context" {
		t.Errorf("context.Context implements %v", got)
	}
}

// What is written in assembly can do anything with a pointer.
func TestAtomicOperationsWrite(t *testing.T) {
	in(t, t.TempDir())
	opts := options{goCommand: "go", module: "std", patterns: []string{"sync/atomic"}}
	functions := mustDescribe(t, opts).pkg(t, "sync/atomic").Functions
	if len(functions) < 29 {
		t.Errorf("%d functions", len(functions))
	}
	for _, function := range functions {
		if !function.Params[0].Written || len(function.Params) > 1 && function.Params[1].Written {
			t.Errorf("got %+v", function)
		}
	}
}

func TestGoCommandFails(t *testing.T) {
	in(t, filepath.Join(unpack(t, "graph"), "future"))
	if _, err := describe(options{goCommand: "go", module: "m", patterns: []string{"."}}); err == nil {
		t.Error("go.mod is broken, and nobody says so")
	}
	if _, err := describe(options{goCommand: "no-such-go", module: "m", patterns: []string{"."}}); err == nil {
		t.Error("there is no such command, and nobody says so")
	}
}

func TestPatternIsNoFlag(t *testing.T) {
	in(t, filepath.Join(unpack(t, "graph"), "old"))
	doc, err := describe(options{goCommand: "go", module: "m", patterns: []string{"-toolexec=false"}})
	if err == nil && len(doc.Packages) > 0 {
		t.Errorf("got %+v", doc)
	}
}
