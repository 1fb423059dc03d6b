package main

import (
	"strings"
	"testing"
)

// The documentation of each function in the archive says which parameters it writes.
func TestWrites(t *testing.T) {
	functions := describeArchive(t, "written").pkg(t, "example.com/written").Functions
	if len(functions) < 50 {
		t.Fatalf("only %d functions", len(functions))
	}
	for _, function := range functions {
		var written []string
		for _, param := range function.Params {
			if param.Written {
				written = append(written, param.Name)
			}
		}
		got := strings.Join(written, " ")
		if want := strings.TrimPrefix(function.Doc, "nothing"); got != want {
			t.Errorf("%s: found %q, is %q", function.Signature, got, want)
		}
	}
}
