package load

import (
	"strings"
	"testing"

	"usegolib.invalid/describe/fixture"
)

func TestPackagesAndTheirErrors(t *testing.T) {
	program := loadArchive(t, "packages")
	var paths []string
	for _, p := range program.Described {
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
		got := program.problemsOf(t, "example.com/packages"+path)
		if (want == "") != (got == "") || !strings.HasPrefix(got, want) {
			t.Errorf("%s: got %s", path, got)
		}
	}
}

func TestBrokenPackageIsLoadedAsFarAsItGoes(t *testing.T) {
	program := loadArchive(t, "packages")
	if got := program.described(t, "example.com/packages/types").functions(); got != "Bad Good" {
		t.Errorf("types: got %s", got)
	}
	if got := program.described(t, "example.com/packages/syntax").functions(); !strings.Contains(got, "Fine") {
		t.Errorf("syntax: got %s", got)
	}
	if got := program.described(t, "example.com/packages/twice").functions(); got != "Twice" {
		t.Errorf("twice: got %s", got)
	}
}

func TestBuildTags(t *testing.T) {
	directory := fixture.Unpack(t, "testdata/packages.txtar")
	for flags, want := range map[string]string{"": "Always", "-tags=special": "Always Special"} {
		t.Run(flags, func(t *testing.T) {
			fixture.Enter(t, directory)
			t.Setenv("GOFLAGS", flags)
			tagged := loadModule(t, "example.com/packages").described(t, "example.com/packages/tagged")
			if got := tagged.functions(); got != want {
				t.Errorf("got %s", got)
			}
		})
	}
}

func TestPlatform(t *testing.T) {
	module := fixture.EnterArchive(t, "packages")
	t.Setenv("GOOS", "windows")
	if got := loadModule(t, module).described(t, module+"/tagged").functions(); got != "Always Windows" {
		t.Errorf("got %s", got)
	}
}

func TestPositionIsTheSourceFile(t *testing.T) {
	program := loadArchive(t, "packages")
	line := program.described(t, "example.com/packages/line")
	file, at := program.Position(line, line.Types.Scope().Lookup("Position").Pos())
	if file != "line/line.go" || at != 4 {
		t.Errorf("got %s:%d", file, at)
	}
}

func TestCgo(t *testing.T) {
	directory := fixture.Unpack(t, "testdata/packages.txtar")
	for enabled, want := range map[string]string{"0": "NoC", "1": "Add NoC Raw"} {
		t.Run(enabled, func(t *testing.T) {
			fixture.Enter(t, directory)
			t.Setenv("CGO_ENABLED", enabled)
			pkg := loadModule(t, "example.com/packages").described(t, "example.com/packages/c")
			if got := pkg.functions(); got != want {
				t.Errorf("got %s", got)
			}
		})
	}
}

func TestPackageThatDoesNotExist(t *testing.T) {
	module := fixture.EnterArchive(t, "packages")
	path := module + "/nowhere"
	program := mustLoad(t, Request{GoCommand: "go", Modules: []string{module}, Patterns: []string{path}})
	if got := program.problemsOf(t, path); !strings.Contains(got, path) {
		t.Errorf("got %s", got)
	}
}

func TestPackageWithoutFilesForThisPlatform(t *testing.T) {
	module := fixture.EnterArchive(t, "packages")
	path := module + "/elsewhere"
	program := mustLoad(t, Request{GoCommand: "go", Modules: []string{module}, Patterns: []string{path}})
	if got := program.problemsOf(t, path); !strings.Contains(got, "build constraints exclude all Go files") {
		t.Errorf("got %s", got)
	}
}

func TestInternalPaths(t *testing.T) {
	for path, want := range map[string]bool{
		"internal":                     true,
		"internal/abi":                 true,
		"crypto/internal/fips140/sha3": true,
		"vendor/golang.org/x/net/idna": true,
		"example.com/a/internal":       true,
		"example.com/internal/b":       true,
		"example.com/a":                false,
		"example.com/internals":        false,
		"example.com/vendor/b":         false,
		"example.com/a/internal.v1":    false,
	} {
		if got := IsInternal(path); got != want {
			t.Errorf("%s: got %t", path, got)
		}
	}
}
