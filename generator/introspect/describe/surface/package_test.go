package surface

import (
	"strings"
	"testing"

	"usegolib.invalid/describe/fixture"
)

func TestPackagesThatNobodyCanImport(t *testing.T) {
	doc := describeArchive(t, "packages")
	command := doc.pkg(t, "example.com/packages/cmd/tool")
	if command.Name != "main" || command.Internal || len(command.Functions) != 0 {
		t.Errorf("command: %+v", command)
	}
	hidden := doc.pkg(t, "example.com/packages/internal/hidden")
	if !hidden.Internal || hidden.Doc != "Package hidden is not for others." || len(hidden.Functions) != 0 {
		t.Errorf("internal: %+v", hidden)
	}
}

func TestBrokenPackageSaysWhy(t *testing.T) {
	broken := describeArchive(t, "packages").pkg(t, "example.com/packages/broken")
	want := packageError{"broken/broken.go:5:12", "undefined: Missing"}
	if len(broken.Errors) != 1 || broken.Errors[0] != want || broken.functionNames() != "Bad Good" {
		t.Errorf("got %+v", broken)
	}
}

func TestCgo(t *testing.T) {
	pkg := describeArchive(t, "packages").pkg(t, "example.com/packages/c")
	if got := pkg.functionNames(); got != "Add Raw" {
		t.Errorf("got %s", got)
	}
	raw := pkg.function(t, "Raw")
	want := "C.int {kind:basic,name:invalid type}; []*C.point {kind:slice,elem:{kind:basic,name:invalid type}}; unsafe.Pointer {kind:basic,name:unsafe.Pointer}"
	if got := kindsOf(t, raw); got != want {
		t.Errorf("got %s", got)
	}
	if len(pkg.Constants) != 1 || pkg.Constants[0].Name != "Plain" {
		t.Errorf("constants: %+v", pkg.Constants)
	}
}

func TestPositionIsTheSourceFile(t *testing.T) {
	function := describeArchive(t, "packages").pkg(t, "example.com/packages/broken").function(t, "Good")
	if function.Position != (position{"broken/broken.go", 3}) {
		t.Errorf("got %v", function.Position)
	}
}

func TestStandardLibrary(t *testing.T) {
	fixture.Enter(t, t.TempDir())
	doc := describePatterns(t, "std", "net/http", "strings", "io")
	for _, pkg := range doc.Packages {
		if len(pkg.Errors) > 0 {
			t.Errorf("%s: %v", pkg.Path, pkg.Errors)
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
	if got := strings.Join(doc.Types["net/http.File"].Implements, " "); got != "io.Reader io.Closer io.ReadCloser io.ReadSeekCloser io.ReadSeeker io.Seeker" {
		t.Errorf("http.File implements %s", got)
	}
}
