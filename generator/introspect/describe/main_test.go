package main

import (
	"bytes"
	"encoding/json"
	"path/filepath"
	"strings"
	"testing"

	"usegolib.invalid/describe/fixture"
)

func TestRunPrintsOneDocument(t *testing.T) {
	root := filepath.Join(fixture.Unpack(t, "load/testdata/graph.txtar"), "work", "lib")
	fixture.Enter(t, root)
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
	if len(doc) != 2 || len(doc["packages"].([]any)) != 1 || len(doc["types"].(map[string]any)) != 0 {
		t.Errorf("got %v", doc)
	}
}

// The reader takes no null for an empty list, whatever the module.
func TestNothingIsNull(t *testing.T) {
	archives, err := filepath.Glob("*/testdata/*.txtar")
	if err != nil || len(archives) < 8 {
		t.Fatal(archives, err)
	}
	for _, archive := range archives {
		t.Run(archive, func(t *testing.T) {
			module := "example.com/" + strings.TrimSuffix(filepath.Base(archive), ".txtar")
			if module == "example.com/graph" {
				t.Skip("no module in its root")
			}
			fixture.Enter(t, fixture.Unpack(t, archive))
			var out bytes.Buffer
			if err := run([]string{"-module", module, module + "/..."}, &out); err != nil {
				t.Fatal(err)
			}
			if strings.Contains(out.String(), ":null") {
				t.Errorf("null in %s", out.String())
			}
		})
	}
}

func TestOutputIsTheSameEachTime(t *testing.T) {
	fixture.Enter(t, t.TempDir())
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
