package flow

import (
	"go/ast"
	"go/types"
	"strings"
	"testing"

	"usegolib.invalid/describe/fixture"
	"usegolib.invalid/describe/load"
)

// exported are all exported functions and methods of a package, by their declarations.
func (a analyzed) exported() map[*ast.FuncDecl]*types.Func {
	byPlace := make(map[any]*types.Func)
	for _, name := range a.pkg.Types.Scope().Names() {
		switch object := a.pkg.Types.Scope().Lookup(name).(type) {
		case *types.Func:
			byPlace[object.Pos()] = object
		case *types.TypeName:
			methods := types.NewMethodSet(types.NewPointer(object.Type()))
			for i := range methods.Len() {
				method := methods.At(i).Obj().(*types.Func)
				byPlace[method.Pos()] = method
			}
		}
	}
	found := make(map[*ast.FuncDecl]*types.Func)
	for _, file := range a.pkg.Files {
		for _, decl := range file.Decls {
			if decl, ok := decl.(*ast.FuncDecl); ok && byPlace[decl.Name.Pos()] != nil && decl.Doc != nil {
				found[decl] = byPlace[decl.Name.Pos()]
			}
		}
	}
	return found
}

// The comment of each function says whether its first result is never nil.
func TestResultsThatAreNeverNil(t *testing.T) {
	module := analyzeArchive(t, "nonnil")
	counts := make(map[bool]int)
	for decl, function := range module.exported() {
		got := module.effects.IsNeverNil(function, 0, true)
		counts[got]++
		if want := strings.TrimSpace(decl.Doc.Text()) == "yes"; got != want {
			t.Errorf("%s: got %v", function.Name(), got)
		}
	}
	if counts[true] < 50 || counts[false] < 70 {
		t.Errorf("%d never nil, %d others", counts[true], counts[false])
	}
}

// Each result is on its own, and an error is none of them.
func TestEachResultIsOnItsOwn(t *testing.T) {
	module := analyzeArchive(t, "nonnil")
	for _, function := range module.functions() {
		if function.object.Name() == "BothNeeded" {
			for i, want := range []bool{true, false, false} {
				if got := module.effects.IsNeverNil(function.object, i, true); got != want {
					t.Errorf("result %d: got %v", i, got)
				}
			}
			return
		}
	}
	t.Error("no such function")
}

// A method that gives its receiver gives nil through an embedded pointer that is nil.
func TestReceiverThatMayBeNil(t *testing.T) {
	module := analyzeArchive(t, "nonnil")
	for _, function := range module.exported() {
		want, ok := map[string]bool{"Self": false, "Chain": false, "With": false, "Copy": true, "Add": false}[function.Name()]
		if got := module.effects.IsNeverNil(function, 0, false); ok && got != want {
			t.Errorf("%s: got %v", function.Name(), got)
		}
	}
}

// What the standard library's own are: its package unsafe is described with the others there.
func TestResultsOfTheStandardLibrary(t *testing.T) {
	fixture.Enter(t, t.TempDir())
	program, err := load.Module(load.Request{GoCommand: "go", Modules: []string{"std"}, Patterns: []string{"debug/pe", "unsafe"}})
	if err != nil {
		t.Fatal(err)
	}
	pkg := program.Package("debug/pe")
	module := analyzed{program, pkg, Analyze(program)}
	wanted := map[string]bool{"NewFile": true, "COFFSymbolReadSectionDefAux": false}
	for _, function := range module.exported() {
		want, ok := wanted[function.Name()]
		if got := module.effects.IsNeverNil(function, 0, true); ok && got != want {
			t.Errorf("%s: got %v", function.Name(), got)
		}
		delete(wanted, function.Name())
	}
	if len(wanted) > 0 {
		t.Errorf("not there: %v", wanted)
	}
}
