package surface

import "testing"

func TestDeprecation(t *testing.T) {
	for doc, want := range map[string]string{
		"Old is.\n\nDeprecated: use\nNew.\n\nMore.": "use New.",
		"Deprecated: use New.":                      "use New.",
		"It says Deprecated: here.":                 "",
		"Old is.\nDeprecated: no paragraph.":        "",
		"Old is.\n\ndeprecated: lower case.":        "",
		"":                                          "",
	} {
		if got := deprecation(doc); got != want {
			t.Errorf("%q: got %q", doc, got)
		}
	}
}
