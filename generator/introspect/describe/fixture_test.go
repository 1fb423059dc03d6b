package main

// What the tests share: modules from testdata in directories of their own. An archive is plain
// text; `-- name --` begins a file. So broken Go code in it is nobody's but the test's.

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// unpack writes the files of an archive into a new directory and returns it.
func unpack(t *testing.T, archive string) string {
	t.Helper()
	text, err := os.ReadFile(filepath.Join("testdata", archive+".txtar"))
	if err != nil {
		t.Fatal(err)
	}
	root := t.TempDir()
	for _, part := range strings.Split("\n"+string(text), "\n-- ")[1:] {
		name, content, _ := strings.Cut(part, " --\n")
		file := filepath.Join(root, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(file), 0o777); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(file, []byte(content+"\n"), 0o666); err != nil {
			t.Fatal(err)
		}
	}
	return root
}

// in runs the test in a directory, with the module graph that is there and no other.
func in(t *testing.T, directory string) {
	t.Helper()
	before, err := os.Getwd()
	if err != nil {
		t.Fatal(err)
	}
	if err := os.Chdir(directory); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := os.Chdir(before); err != nil {
			t.Error(err)
		}
	})
	for name, value := range map[string]string{
		"GOWORK": "off", "GOFLAGS": "", "GOOS": "linux", "GOARCH": "amd64", "GOPROXY": "off",
	} {
		t.Setenv(name, value)
	}
}

// describeArchive describes the module example.com/ARCHIVE in an archive's root.
func describeArchive(t *testing.T, archive string) document {
	t.Helper()
	in(t, unpack(t, archive))
	return describeModule(t, "example.com/"+archive)
}

func describeModule(t *testing.T, module string) document {
	t.Helper()
	return mustDescribe(t, options{goCommand: "go", module: module, patterns: []string{module + "/..."}})
}

func mustDescribe(t *testing.T, opts options) document {
	t.Helper()
	doc, err := describe(opts)
	if err != nil {
		t.Fatal(err)
	}
	return doc
}

func (d document) pkg(t *testing.T, path string) packageDoc {
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
