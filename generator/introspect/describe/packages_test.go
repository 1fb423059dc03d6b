package main

import (
	"fmt"
	"strings"
	"testing"
)

func packagesFixture(t *testing.T) document {
	t.Helper()
	return describeArchive(t, "packages")
}

// errorsOf is a package's errors, one a line.
func errorsOf(p packageDoc) string {
	var lines []string
	for _, err := range p.Errors {
		lines = append(lines, strings.TrimPrefix(err.Position+": "+err.Message, ": "))
	}
	return strings.Join(lines, "\n")
}

func TestPackagesAndTheirErrors(t *testing.T) {
	doc := packagesFixture(t)
	var paths []string
	for _, p := range doc.Packages {
		paths = append(paths, strings.TrimPrefix(p.Path, "example.com/packages"))
	}
	want := " /c /cmd/tool /cycle/a /cycle/b /internal/hidden /line /missing /syntax /tagged /twice /types /weird"
	if got := strings.Join(paths, " "); got != want {
		t.Errorf("described:%s", got)
	}
	for path, want := range map[string]string{
		"":                 "",
		"/c":               "",
		"/weird":           "weird/weird.go:5:14: undefined: undefined",
		"/types":           "types/types.go:5:12: undefined: Missing\ntypes/types.go:5:21: undefined: Absent",
		"/syntax":          "syntax/syntax.go:3:12: expected ')', found '{'",
		"/missing":         "missing/missing.go:3:8: no required module provides package example.com/absent; to add it:",
		"/cycle/a":         "import cycle not allowed",
		"/twice":           "twice/twice.go:3:6: Twice redeclared in this block",
		"/tagged":          "",
		"/internal/hidden": "",
	} {
		got := errorsOf(doc.pkg(t, "example.com/packages"+path))
		if (want == "") != (got == "") || !strings.HasPrefix(got, want) {
			t.Errorf("%s: got %s", path, got)
		}
	}
}

func TestBrokenPackageIsDescribedAsFarAsItGoes(t *testing.T) {
	doc := packagesFixture(t)
	if got := doc.pkg(t, "example.com/packages/types").functionNames(); got != "Bad Good" {
		t.Errorf("types: got %s", got)
	}
	if got := doc.pkg(t, "example.com/packages/syntax").functionNames(); !strings.Contains(got, "Fine") {
		t.Errorf("syntax: got %s", got)
	}
	if got := doc.pkg(t, "example.com/packages/twice").functionNames(); got != "Twice" {
		t.Errorf("twice: got %s", got)
	}
}

func TestPackagesThatNobodyCanImport(t *testing.T) {
	doc := packagesFixture(t)
	command := doc.pkg(t, "example.com/packages/cmd/tool")
	if command.Name != "main" || command.Internal || len(command.Functions) != 0 {
		t.Errorf("command: %+v", command)
	}
	hidden := doc.pkg(t, "example.com/packages/internal/hidden")
	if !hidden.Internal || hidden.Doc != "Package hidden is not for others." || len(hidden.Functions) != 0 {
		t.Errorf("internal: %+v", hidden)
	}
}

func TestBuildTags(t *testing.T) {
	directory := unpack(t, "packages")
	for flags, want := range map[string]string{"": "Always", "-tags=special": "Always Special"} {
		t.Run(flags, func(t *testing.T) {
			in(t, directory)
			t.Setenv("GOFLAGS", flags)
			tagged := describeModule(t, "example.com/packages").pkg(t, "example.com/packages/tagged")
			if got := tagged.functionNames(); got != want {
				t.Errorf("got %s", got)
			}
		})
	}
}

func TestPlatform(t *testing.T) {
	in(t, unpack(t, "packages"))
	t.Setenv("GOOS", "windows")
	doc := describeModule(t, "example.com/packages")
	if got := doc.pkg(t, "example.com/packages/tagged").functionNames(); got != "Always Windows" || doc.GOOS != "windows" {
		t.Errorf("%s: got %s", doc.GOOS, got)
	}
}

func TestPositionIsTheSourceFile(t *testing.T) {
	function := packagesFixture(t).pkg(t, "example.com/packages/line").function(t, "Position")
	if got := fmt.Sprint(function.Position); got != "{line/line.go 4}" {
		t.Errorf("got %s", got)
	}
}

func TestCgo(t *testing.T) {
	in(t, unpack(t, "packages"))
	t.Setenv("CGO_ENABLED", "1")
	pkg := describeModule(t, "example.com/packages").pkg(t, "example.com/packages/c")
	if got := pkg.functionNames(); got != "Add NoC Raw" {
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

func TestNoCgo(t *testing.T) {
	in(t, unpack(t, "packages"))
	t.Setenv("CGO_ENABLED", "0")
	pkg := describeModule(t, "example.com/packages").pkg(t, "example.com/packages/c")
	if got := pkg.functionNames(); got != "NoC" {
		t.Errorf("got %s", got)
	}
}

func TestPackageThatDoesNotExist(t *testing.T) {
	in(t, unpack(t, "packages"))
	path := "example.com/packages/nowhere"
	doc := mustDescribe(t, options{goCommand: "go", module: "example.com/packages", patterns: []string{path}})
	if got := errorsOf(doc.pkg(t, path)); !strings.Contains(got, path) {
		t.Errorf("got %s", got)
	}
}

func TestPackageWithoutFilesForThisPlatform(t *testing.T) {
	in(t, unpack(t, "packages"))
	path := "example.com/packages/elsewhere"
	doc := mustDescribe(t, options{goCommand: "go", module: "example.com/packages", patterns: []string{path}})
	got := errorsOf(doc.pkg(t, path))
	// In the words of Go 1.23 and newer, and of Go 1.22.
	if !strings.Contains(got, "build constraints exclude all Go files") && !strings.Contains(got, "no Go files") {
		t.Errorf("got %s", got)
	}
}
