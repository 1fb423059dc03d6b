package load

import (
	"fmt"
	"path/filepath"
	"strings"
	"testing"

	"usegolib.invalid/describe/fixture"
)

// graph unpacks the modules of these tests.
func graph(t *testing.T) string {
	t.Helper()
	return fixture.Unpack(t, "testdata/graph.txtar")
}

func TestWorkspace(t *testing.T) {
	root := graph(t)
	fixture.Enter(t, filepath.Join(root, "work", "shim"))
	t.Setenv("GOWORK", filepath.Join(root, "work", "go.work"))
	program := loadModule(t, "example.com/lib")
	if len(program.Described) != 1 || program.Described[0].functions() != "Works" {
		t.Errorf("got %+v", program.Described)
	}
}

func TestVendoredModule(t *testing.T) {
	fixture.Enter(t, filepath.Join(graph(t), "vendored"))
	program := loadModule(t, "example.com/vendored")
	use := program.described(t, "example.com/vendored").Types.Scope().Lookup("Use")
	problems := program.problemsOf(t, "example.com/vendored")
	if got := use.Type().String(); got != "func(k example.com/dep/kind.Of)" || problems != "" {
		t.Errorf("got %s, %s", got, problems)
	}
}

func TestModuleThatIsOnlyVendored(t *testing.T) {
	fixture.Enter(t, filepath.Join(graph(t), "vendored"))
	request := Request{GoCommand: "go", Modules: []string{"example.com/dep"}, Patterns: []string{"example.com/dep/kind"}}
	program := mustLoad(t, request)
	kind := program.described(t, "example.com/dep/kind")
	file, line := program.Position(kind, kind.Types.Scope().Lookup("Describe").Pos())
	if got := fmt.Sprint(file, " ", line); got != "kind/kind.go 7" {
		t.Errorf("got %s", got)
	}
}

// One package imports what is asked for by way of another, and another does not at all.
func TestLinks(t *testing.T) {
	fixture.Enter(t, filepath.Join(graph(t), "links"))
	program := loadModule(t, "example.com/links")
	among := []string{"strings", "container/ring", "database/sql"}
	for path, want := range map[string]string{
		"example.com/links/through": "[container/ring]",
		"example.com/links/without": "[]",
	} {
		if got := fmt.Sprint(program.Links(program.described(t, path), among)); got != want {
			t.Errorf("%s: got %s, want %s", path, got, want)
		}
	}
}

// The language is the one that the module declares, not the toolchain's.
func TestLanguageVersion(t *testing.T) {
	root := graph(t)
	for _, name := range []string{"old", "none"} {
		t.Run(name, func(t *testing.T) {
			fixture.Enter(t, filepath.Join(root, name))
			problems := loadModule(t, "example.com/"+name).problemsOf(t, "example.com/"+name)
			if !strings.Contains(problems, "requires go1.18 or later") {
				t.Errorf("got %s", problems)
			}
		})
	}
}

func TestGoCommandFails(t *testing.T) {
	fixture.Enter(t, filepath.Join(graph(t), "future"))
	if _, err := Module(Request{GoCommand: "go", Modules: []string{"m"}, Patterns: []string{"."}}); err == nil {
		t.Error("go.mod is broken, and nobody says so")
	}
	if _, err := Module(Request{GoCommand: "no-such-go", Modules: []string{"m"}, Patterns: []string{"."}}); err == nil {
		t.Error("there is no such command, and nobody says so")
	}
}

func TestPatternIsNoFlag(t *testing.T) {
	fixture.Enter(t, filepath.Join(graph(t), "old"))
	program, err := Module(Request{GoCommand: "go", Modules: []string{"m"}, Patterns: []string{"-toolexec=false"}})
	if err == nil && len(program.Described) > 0 {
		t.Errorf("got %+v", program.Described)
	}
}
