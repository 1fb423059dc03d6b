package flow

import (
	"fmt"
	"strings"
	"testing"
)

// Every function's comment names the writers that it stores, or returns.
func TestKeptWriters(t *testing.T) {
	keeps := analyzeArchive(t, "keeps")
	functions := keeps.functions()
	if len(functions) < 45 {
		t.Fatalf("%d functions", len(functions))
	}
	for _, function := range functions {
		found := map[string][]string{}
		for i := range function.params().Len() {
			param := function.params().At(i)
			if effect := keeps.effects.keeps.effect(function.object, i, param.Type()); effect != "" {
				found[effect] = append(found[effect], param.Name())
			}
		}
		got := "nothing"
		for effect, names := range found {
			got = fmt.Sprintf("%s: %s", effect, strings.Join(names, ", "))
		}
		if want := function.doc; got != want || len(found) > 1 {
			t.Errorf("%s: got %v, want %s", function.object.Name(), found, want)
		}
	}
}
