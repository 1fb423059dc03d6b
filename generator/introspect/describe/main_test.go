package main

import (
	"bytes"
	"encoding/json"
	"path/filepath"
	"strings"
	"testing"
)

func TestRunPrintsOneDocument(t *testing.T) {
	root := filepath.Join(unpack(t, "graph"), "work", "lib")
	in(t, root)
	var out bytes.Buffer
	if err := run([]string{"-module", "example.com/lib", "-dir", root, "-indent", "./..."}, &out); err != nil {
		t.Fatal(err)
	}
	var doc map[string]any
	if err := json.Unmarshal(out.Bytes(), &doc); err != nil {
		t.Fatal(err)
	}
	if strings.Contains(out.String(), "null") {
		t.Errorf("null in %s", out.String())
	}
	if !strings.HasPrefix(doc["go_version"].(string), "go1.") || doc["goos"] != "linux" || doc["goarch"] != "amd64" {
		t.Errorf("got %v", doc)
	}
}

// The reader takes no null for an empty list, whatever the module.
func TestNothingIsNull(t *testing.T) {
	for _, archive := range []string{"generic", "kinds", "packages", "pointers", "values", "written"} {
		t.Run(archive, func(t *testing.T) {
			var out bytes.Buffer
			if err := write(&out, describeArchive(t, archive), false); err != nil {
				t.Fatal(err)
			}
			if strings.Contains(out.String(), ":null") {
				t.Errorf("null in %s", out.String())
			}
		})
	}
}

func TestOutputIsTheSameEachTime(t *testing.T) {
	in(t, t.TempDir())
	outputs := make(map[string]bool)
	for range 3 {
		var out bytes.Buffer
		if err := run([]string{"-module", "std", "net/url", "go/ast", "sort"}, &out); err != nil {
			t.Fatal(err)
		}
		outputs[out.String()] = true
	}
	if len(outputs) != 1 {
		t.Errorf("%d different outputs", len(outputs))
	}
}

func TestRunWithoutModuleOrPattern(t *testing.T) {
	for _, args := range [][]string{{}, {"-module", "m"}, {"./..."}, {"-unknown"}} {
		if err := run(args, new(bytes.Buffer)); err == nil {
			t.Errorf("%q is accepted", args)
		}
	}
}
