package main

import (
	"strings"
	"testing"
)

// The documentation of each function in an archive says which parameters it writes.
func testWritten(t *testing.T, archive string, least int) {
	t.Helper()
	pkg := describeArchive(t, archive).pkg(t, "example.com/"+archive)
	if len(pkg.Errors) > 0 || len(pkg.Functions) < least {
		t.Fatalf("%d functions, %v", len(pkg.Functions), pkg.Errors)
	}
	for _, function := range pkg.Functions {
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

func TestWritesToSlices(t *testing.T) { testWritten(t, "written", 50) }

func TestPointersThatAreNotOnlyRead(t *testing.T) { testWritten(t, "pointers", 100) }
