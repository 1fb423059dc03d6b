package flow

import (
	"fmt"
	"strings"
	"testing"
)

// Every function's comment names the parameters that it fills, or may, in whatever order calls are
// followed.
func TestFilledParameters(t *testing.T) {
	fills := analyzeArchive(t, "fills")
	for range 20 {
		fills.effects = Analyze(fills.program)
		testFilled(t, fills)
	}
}

func testFilled(t *testing.T, fills analyzed) {
	t.Helper()
	for _, function := range fills.functions() {
		found := map[string][]string{}
		for i := range function.params().Len() {
			if effect := fills.effects.Fills(function.object, i); effect != "" {
				found[effect] = append(found[effect], function.params().At(i).Name())
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
