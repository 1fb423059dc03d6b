package flow

import (
	"strings"
	"testing"

	"usegolib.invalid/describe/fixture"
)

// The documentation of each function in an archive says which parameters it writes.
func testWritten(t *testing.T, archive string, least int) {
	t.Helper()
	module := analyzeArchive(t, archive)
	functions := module.functions()
	if len(functions) < least {
		t.Fatalf("%d functions", len(functions))
	}
	for _, function := range functions {
		var written []string
		for i := range function.params().Len() {
			if module.effects.Writes(function.object, i) {
				written = append(written, function.params().At(i).Name())
			}
		}
		got := strings.Join(written, " ")
		if want := strings.TrimPrefix(function.doc, "nothing"); got != want {
			t.Errorf("%s: found %q, is %q", function.object, got, want)
		}
	}
}

func TestWritesToSlices(t *testing.T) { testWritten(t, "written", 50) }

func TestPointersThatAreNotOnlyRead(t *testing.T) { testWritten(t, "pointers", 100) }

// What is written in assembly can do anything with a pointer.
func TestAtomicOperationsWrite(t *testing.T) {
	fixture.Enter(t, t.TempDir())
	atomic := analyze(t, "std", "sync/atomic")
	functions := atomic.functions()
	if len(functions) < 29 {
		t.Errorf("%d functions", len(functions))
	}
	for _, function := range functions {
		writes := func(i int) bool { return atomic.effects.Writes(function.object, i) }
		if !writes(0) || function.params().Len() > 1 && writes(1) {
			t.Errorf("got %s", function.object)
		}
	}
}
