package surface

import (
	"go/doc/comment"
	"testing"
)

func TestDocumentationAsText(t *testing.T) {
	for text, want := range map[string]string{
		"":                       "",
		"One line.\n":            "One line.",
		"Two\nlines, kept.":      "Two\nlines, kept.",
		"One.\n\n\nTwo.":         "One.\n\nTwo.",
		"One.\n\n# Head\n\nTwo.": "One.\n\n# Head\n\nTwo.",
		"One.\n\nHead\n\nTwo.":   "One.\n\n# Head\n\nTwo.",
		"Code:\n\n\tif x {\n\t\ty()\n\n\t}\n\nEnd.":   "Code:\n\n    if x {\n        y()\n\n    }\n\nEnd.",
		"List:\n  - one\n    and more\n  - two\nEnd.": "List:\n  - one\n    and more\n  - two\n\nEnd.",
		"List:\n  * one\n  * two":                     "List:\n  - one\n  - two",
		"List:\n\n 1. one\n\n    more\n\n 2. two":     "List:\n\n 1. one\n\n    more\n\n 2. two",
		"See [RFC 1].\n\n[RFC 1]: https://rfc.org/1":  "See RFC 1 (https://rfc.org/1).",
		"See https://go.dev/x and [none].":            "See https://go.dev/x and [none].",
		"See [io.Reader] and [Plain].":                "See io.Reader and [Plain].",
		"[a]: b is no link.":                          "[a]: b is no link.",
		"Deprecated: use\nNew.":                       "Deprecated: use\nNew.",
	} {
		if got := docText(new(comment.Parser).Parse(text)); got != want {
			t.Errorf("%q:\n got %q\nwant %q", text, got, want)
		}
	}
}

// A name in brackets is a link where the package, or one that it imports, has it.
func TestLinksInDocumentation(t *testing.T) {
	pkg := describeArchive(t, "links").pkg(t, "example.com/links")
	for name, want := range map[string]string{
		"Own":      "Own names Own, Type, Type.Method, *Type.Field and links.Own, but not [Absent] or [Type.Absent].",
		"Imported": "Imported names str.Builder and template.HTML, but not [time.Absent.].",
		"Grouped":  "Grouped is documented behind it, with Own.",
	} {
		text := ""
		for _, function := range pkg.Functions {
			if function.Name == name {
				text = function.Doc
			}
		}
		for _, constant := range pkg.Constants {
			if constant.Name == name {
				text = constant.Doc
			}
		}
		if text != want {
			t.Errorf("%s: got %s", name, text)
		}
	}
	if want := "Package links has Own.\n\n# More\n\nIt goes on in another file."; pkg.Doc != want {
		t.Errorf("got %q", pkg.Doc)
	}
}

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
