package main

import (
	"fmt"
	"strings"
	"testing"
)

// Every function's comment names the parameters that it fills, or may.
func TestFilledParameters(t *testing.T) {
	pkg := describeArchive(t, "fills").pkg(t, "example.com/fills")
	if len(pkg.Errors) > 0 {
		t.Fatal(pkg.Errors)
	}
	for _, function := range pkg.Functions {
		found := map[string][]string{}
		for _, param := range function.Params {
			if param.Fills != "" {
				found[param.Fills] = append(found[param.Fills], param.Name)
			}
		}
		got := "nothing"
		for fills, names := range found {
			got = fmt.Sprintf("%s: %s", fills, strings.Join(names, ", "))
		}
		if want := function.Doc; got != want || len(found) > 1 {
			t.Errorf("%s: got %v, want %s", function.Name, found, want)
		}
	}
}
